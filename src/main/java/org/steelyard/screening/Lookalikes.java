package org.steelyard.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;

/**
 * Puts letters right that only look like those of another script (Unicode report 39, section 4). A word
 * of mixed script goes to the script that leaves fewest letters over, then to the one that most of its
 * letters have. Real lists hold such words by mistake: a repaired word is not a proof of evasion.
 */
final class Lookalikes {

    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    /** The columns of the table. */
    private static final int[] SCRIPTS = {UScript.LATIN, UScript.CYRILLIC, UScript.GREEK};

    private static final Map<Integer, Map<Integer, Integer>> TO_SCRIPT = load();

    private Lookalikes() {
    }

    /** The words with those of mixed script brought to one script. */
    static List<String> unmixed(List<String> words) {
        return words.stream().map(w -> scriptsIn(w) > 1 ? towards(w, bestScript(w)) : w).toList();
    }

    /** The words with each that can wholly be written in the script's own letters so written. */
    static List<String> wholly(List<String> words, int script) {
        List<String> out = new ArrayList<>(words.size());
        for (String word : words) {
            out.add(leftOver(word, script) == 0 ? towards(word, script) : word);
        }
        return out;
    }

    private static int bestScript(String word) {
        int best = SCRIPTS[0];
        for (int script : SCRIPTS) {
            int fewer = Integer.compare(leftOver(word, best), leftOver(word, script));
            int more = Integer.compare(lettersOf(word, script), lettersOf(word, best));
            if (fewer > 0 || fewer == 0 && more > 0) {
                best = script;
            }
        }
        return best;
    }

    private static int scriptsIn(String word) {
        int count = 0;
        for (int script : SCRIPTS) {
            count += lettersOf(word, script) > 0 ? 1 : 0;
        }
        return count;
    }

    private static int lettersOf(String word, int script) {
        return (int) word.codePoints().filter(c -> UScript.getScript(c) == script).count();
    }

    private static int leftOver(String word, int script) {
        Map<Integer, Integer> twins = TO_SCRIPT.getOrDefault(script, Map.of());
        return (int) NFD.normalize(word).codePoints()
                .filter(c -> isOtherScript(c, script) && !twins.containsKey(c)).count();
    }

    private static boolean isOtherScript(int c, int script) {
        int own = UScript.getScript(c);
        return own != script && own != UScript.COMMON && own != UScript.INHERITED;
    }

    private static String towards(String word, int script) {
        Map<Integer, Integer> twins = TO_SCRIPT.getOrDefault(script, Map.of());
        StringBuilder out = new StringBuilder(word.length());
        NFD.normalize(word).codePoints().forEach(c -> out.appendCodePoint(twins.getOrDefault(c, c)));
        return NFC.normalize(out);
    }

    private static Map<Integer, Map<Integer, Integer>> load() {
        Map<Integer, Map<Integer, Integer>> out = new HashMap<>();
        for (String row : Rules.table("lookalikes.txt")) {
            List<String> cells = List.of(row.split(" ", -1));
            if (cells.size() != SCRIPTS.length) {
                throw new IllegalStateException(
                        "lookalikes.txt: the row \"" + row + "\" needs three columns");
            }
            for (int to = 0; to < SCRIPTS.length; to++) {
                for (String from : cells) {
                    addTwin(out, SCRIPTS[to], from, cells.get(to));
                }
            }
        }
        return out;
    }

    private static void addTwin(Map<Integer, Map<Integer, Integer>> tables, int script, String from,
            String to) {
        if (!from.equals("-") && !to.equals("-") && !from.equals(to)) {
            tables.computeIfAbsent(script, s -> new HashMap<>()).putIfAbsent(from.codePointAt(0),
                    to.codePointAt(0));
        }
    }
}
