package org.steelyard.screening;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A word of a name as it is compared with others.
 *
 * @param text a to z and digits
 * @param sound with vowels
 * @param consonants first sound and consonants
 * @param weight by its kind, in thousandths
 */
record LikeWord(String text, String sound, String consonants, int weight) {

    private static final int SHORT_WORD = 2;
    private static final Map<String, Integer> KINDS = kinds();

    static LikeWord of(String text) {
        return of(text, weight(text));
    }

    static LikeWord of(String text, int weight) {
        String sound = WordSound.full(text);
        return new LikeWord(text, sound, WordSound.consonants(sound), weight);
    }

    /** By the table of common words, and short words half. */
    static int weight(String text) {
        Integer kind = KINDS.get(text);
        if (kind != null) {
            return kind;
        }
        boolean digits = text.chars().allMatch(Character::isDigit);
        return text.length() <= SHORT_WORD && !digits ? Matching.COMMON_WORD : Matching.WHOLE;
    }

    boolean isNumber() {
        return text.chars().allMatch(Character::isDigit);
    }

    /** Digits that stand for letters which they look like; the same word where none or nothing else does. */
    static String withoutDigitsForLetters(String text) {
        boolean letters = text.chars().anyMatch(Character::isLetter);
        boolean digits = text.chars().anyMatch(Character::isDigit);
        return letters && digits
                ? text.replace('0', 'o').replace('1', 'i').replace('3', 'e').replace('4', 'a')
                        .replace('5', 's').replace('7', 't')
                : text;
    }

    private static Map<String, Integer> kinds() {
        Map<String, Integer> out = new LinkedHashMap<>();
        for (String row : Rules.table("common-words.txt")) {
            String[] words = row.split(" ", -1);
            int weight = words[0].equals("particle") ? Matching.PARTICLE : Matching.COMMON_WORD;
            for (int i = 1; i < words.length; i++) {
                out.putIfAbsent(words[i], weight);
            }
        }
        return out;
    }
}
