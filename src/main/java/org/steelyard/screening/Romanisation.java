package org.steelyard.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import org.steelyard.screening.NameForms.Word;

/**
 * Writes words in the letters a to z and digits. One name is written in several ways because lists,
 * passports and banks are: Cyrillic by ICU's Any-Latin (ISO 9), by BGN/PCGN and by the passport table
 * of ICAO Doc 9303; Han by Pinyin, once with the readings that surnames have; Greek by Any-Latin and
 * UNGEGN.
 */
final class Romanisation {

    /** How many ways there are; way 0 is Any-Latin. */
    static final int WAYS = 3;

    private static final int PASSPORT = 2;
    private static final Normalizer2 NFKD = Normalizer2.getNFKDInstance();
    private static final Transliterator ANY_LATIN = Transliterator.getInstance("Any-Latin");
    private static final Transliterator BGN = Transliterator
            .getInstance("Russian-Latin/BGN; Greek-Latin/UNGEGN; Any-Latin");
    private static final Transliterator HAN = Transliterator.getInstance("Han-Latin");
    private static final Transliterator HAN_NAMES = Transliterator.getInstance("Han-Latin/Names");
    private static final Transliterator ASCII = Transliterator.getInstance("Latin-ASCII");

    private static final Map<Integer, String> PASSPORT_LETTERS = letters("cyrillic-passport.txt");
    private static final Map<Integer, String> MORE_LETTERS = letters("more-letters.txt");

    private Romanisation() {
    }

    /** Whether all words are in Latin letters and digits, so that every way gives the same. */
    static boolean isLatin(List<String> words) {
        return words.stream().allMatch(w -> w.codePoints().allMatch(Romanisation::isLatin));
    }

    private static boolean isLatin(int c) {
        int script = UScript.getScript(c);
        return script == UScript.LATIN || script == UScript.COMMON || script == UScript.INHERITED;
    }

    /** The words in Latin letters by one of the ways, from 0. */
    static List<Word> write(List<String> words, int way) throws UnreadableException {
        List<Word> out = new ArrayList<>(words.size());
        StringBuilder han = new StringBuilder();
        for (String word : words) {
            if (Spelling.isHan(word.codePointAt(0))) {
                han.append(word);
            } else {
                addHan(han, way, out);
                add(plain(latin(word, way)), false, out);
            }
        }
        addHan(han, way, out);
        return out;
    }

    /** A run of Han characters at once: how a surname is read depends on what follows. */
    private static void addHan(StringBuilder run, int way, List<Word> out) throws UnreadableException {
        if (run.isEmpty()) {
            return;
        }
        String pinyin = (way == 0 ? HAN : HAN_NAMES).transliterate(run.toString());
        for (String syllable : pinyin.split("\\s+", -1)) {
            add(plain(syllable), true, out);
        }
        run.setLength(0);
    }

    private static void add(String text, boolean syllable, List<Word> out) {
        if (!text.isEmpty()) {
            out.add(new Word(text, syllable));
        }
    }

    private static String latin(String word, int way) {
        if (isLatin(List.of(word))) {
            return word;
        }
        return switch (way) {
            case 0 -> ANY_LATIN.transliterate(word);
            case PASSPORT ->
                ANY_LATIN.transliterate(replaced(word.toLowerCase(Locale.ROOT), PASSPORT_LETTERS));
            default -> BGN.transliterate(word);
        };
    }

    private static String replaced(String text, Map<Integer, String> table) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String letters = table.get(c);
            if (letters == null) {
                out.appendCodePoint(c);
            } else {
                out.append(letters);
            }
        });
        return out.toString();
    }

    /** Latin with accents and special letters to a-z and digits; signs that a romanisation adds go. */
    private static String plain(String latin) throws UnreadableException {
        String lower = replaced(latin.toLowerCase(Locale.ROOT), MORE_LETTERS);
        String ascii = isAscii(lower) ? lower : ASCII.transliterate(NFKD.normalize(lower));
        StringBuilder out = new StringBuilder(ascii.length());
        for (int c : ascii.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            if (c < 0x80 && Character.isLetterOrDigit(c)) {
                out.append((char) c);
            } else if (c >= 0x80 && Character.isLetterOrDigit(c)
                    && Character.getType(c) != Character.MODIFIER_LETTER
                    || Character.getType(c) == Character.OTHER_NUMBER) {
                throw Spelling.refused(c, "has no writing in the letters a to z yet");
            }
        }
        return out.toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static Map<Integer, String> letters(String table) {
        Map<Integer, String> out = new HashMap<>();
        for (String row : Rules.table(table)) {
            List<String> cells = List.of(row.split(" ", -1));
            if (cells.size() != 2) {
                throw new IllegalStateException(table + ": the row \"" + row + "\" needs two columns");
            }
            out.put(cells.getFirst().codePointAt(0), cells.get(1).equals("-") ? "" : cells.get(1));
        }
        return out;
    }
}
