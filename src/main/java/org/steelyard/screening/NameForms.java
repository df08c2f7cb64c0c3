package org.steelyard.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.ibm.icu.lang.UScript;

/**
 * The ways in which a text is compared: its words in the letters a to z, look-alike letters put right
 * and written by each romanisation. Two names are the same if a form of one is a form of the other.
 * Forms stand in the order of how little was done to the text.
 */
final class NameForms {

    private NameForms() {
    }

    /**
     * A word in plain letters and digits.
     *
     * @param text a to z and 0 to 9, not empty
     * @param syllable whether it is the reading of one Han character
     */
    record Word(String text, boolean syllable) {
    }

    /** How far a form is from the text; the order is that of {@link How}. */
    enum Distance {
        /** Only case, accents, punctuation and blanks were folded. */
        FOLDED(How.SAME_NAME),
        /** Look-alike letters were put right. */
        REPAIRED(How.LOOKALIKE_LETTERS),
        /** Written in Latin letters. */
        ROMANISED(How.TRANSLITERATED);

        private final How how;

        Distance(How how) {
            this.how = how;
        }

        How how() {
            return how;
        }
    }

    /** One form. */
    record Form(List<Word> words, Distance distance) {

        Form {
            words = List.copyOf(words);
        }

        List<String> texts() {
            return words.stream().map(Word::text).toList();
        }

        String joined() {
            return String.join("", texts());
        }

        /** Whether each word is the reading of a Han character. */
        boolean isHan() {
            return words.stream().allMatch(Word::syllable);
        }

        Form part(int from, int to) {
            return new Form(words.subList(from, to), distance);
        }
    }

    /**
     * The forms of a text, at least one.
     *
     * @throws UnreadableException where the text has no letter and no digit, or one without a rule
     */
    static List<Form> of(String text) throws UnreadableException {
        List<Form> forms = ofText(text);
        if (forms.isEmpty()) {
            throw new UnreadableException("the text has no letter and no digit to compare");
        }
        return forms;
    }

    /** Why a text cannot be compared; empty if it can. */
    static String fault(String text) {
        if (!plainWords(text).isEmpty()) {
            return "";
        }
        try {
            of(text);
            return "";
        } catch (UnreadableException e) {
            return e.reason();
        }
    }

    /**
     * The folded words of a text in plain ASCII, the same as its first form's; none where it holds anything
     * else, or no letter and no digit. Most names are such, and the way by ICU is some fifty times as long.
     */
    static List<String> plainWords(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return List.of();
            }
            if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                word.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
            } else if (c != '\'' && c != '`' && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /** As {@link #of}, but none where the text has no letter and no digit. */
    static List<Form> ofText(String text) throws UnreadableException {
        List<String> words = Spelling.words(text);
        List<String> unmixed = Lookalikes.unmixed(words);
        Map<List<String>, Distance> spellings = new LinkedHashMap<>();
        spellings.put(unmixed, unmixed.equals(words) ? Distance.FOLDED : Distance.REPAIRED);
        // A word may wholly be written in the look-alikes of another script: no mix shows it.
        spellings.putIfAbsent(Lookalikes.wholly(unmixed, UScript.LATIN), Distance.REPAIRED);
        spellings.putIfAbsent(Lookalikes.wholly(unmixed, UScript.CYRILLIC), Distance.REPAIRED);
        Map<List<Word>, Distance> forms = new LinkedHashMap<>();
        for (Map.Entry<List<String>, Distance> spelling : spellings.entrySet()) {
            addWays(spelling.getKey(), spelling.getValue(), forms);
        }
        List<Form> out = new ArrayList<>();
        forms.forEach((form, distance) -> out.add(new Form(form, distance)));
        return List.copyOf(out);
    }

    private static void addWays(List<String> words, Distance distance, Map<List<Word>, Distance> forms)
            throws UnreadableException {
        boolean latin = Romanisation.isLatin(words);
        Distance reached = latin ? distance : Distance.ROMANISED;
        for (int way = 0; way < (latin ? 1 : Romanisation.WAYS); way++) {
            List<Word> form = Romanisation.write(words, way);
            if (!form.isEmpty()) {
                forms.putIfAbsent(form, reached);
            }
        }
    }
}
