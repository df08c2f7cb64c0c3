package org.steelyard.screening;

/**
 * How a word in the letters a to z sounds, roughly: spellings that romanisations and languages use for one
 * another become the same letters. Two keys: with vowels, and consonants alone.
 */
final class WordSound {

    private static final String[][] SAME = {{"tsch", "c"}, {"shch", "s"}, {"tch", "c"}, {"sch", "s"},
            {"dzh", "j"}, {"ph", "f"}, {"kh", "h"}, {"gh", "g"}, {"zh", "j"}, {"sh", "s"}, {"ch", "c"},
            {"th", "t"}, {"dh", "d"}, {"dj", "j"}, {"ck", "k"}, {"ks", "x"}, {"ts", "c"}, {"tz", "c"},
            {"ou", "u"}, {"oo", "u"}, {"ee", "i"}, {"ei", "ai"}, {"ey", "ai"}, {"ay", "ai"}, {"ie", "i"},
            {"yi", "i"}, {"iy", "i"}, {"ij", "i"}, {"iu", "yu"}, {"ia", "ya"}, {"ja", "ya"}, {"ju", "yu"}};

    private WordSound() {
    }

    /** With vowels; doubled letters once. */
    static String full(String word) {
        StringBuilder out = new StringBuilder(word.length());
        int i = 0;
        while (i < word.length()) {
            String[] pair = pairAt(word, i);
            String put = pair.length == 0 ? single(word.charAt(i)) : pair[1];
            i += pair.length == 0 ? 1 : pair[0].length();
            for (int k = 0; k < put.length(); k++) {
                if (out.isEmpty() || out.charAt(out.length() - 1) != put.charAt(k)) {
                    out.append(put.charAt(k));
                }
            }
        }
        return out.toString();
    }

    /** Its first sound and the consonants after it. */
    static String consonants(String full) {
        StringBuilder out = new StringBuilder(full.length());
        for (int i = 0; i < full.length(); i++) {
            char c = full.charAt(i);
            boolean vowel = "aeiouy".indexOf(c) >= 0 || c == 'h' && i > 0;
            if (i == 0 || !vowel) {
                out.append(vowel ? 'a' : c);
            }
        }
        return out.toString();
    }

    private static String[] pairAt(String word, int at) {
        for (String[] pair : SAME) {
            if (word.startsWith(pair[0], at)) {
                return pair;
            }
        }
        return new String[0];
    }

    private static String single(char c) {
        return switch (c) {
            case 'q', 'c' -> "k";
            case 'w' -> "v";
            case 'y', 'j' -> "i";
            default -> String.valueOf(c);
        };
    }
}
