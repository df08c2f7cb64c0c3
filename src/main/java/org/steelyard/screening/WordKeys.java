package org.steelyard.screening;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys under which a name is found. A key is a set of words in alphabetical order, so that the
 * order of words does not count. A short name has a key for every way to divide its letters, in their
 * order, into words; every name has one for its letters in one word from each starting word on.
 */
final class WordKeys {

    private WordKeys() {
    }

    /** All keys of a listed name. */
    static Set<String> ofListed(List<String> words) {
        Set<String> keys = divisions(words);
        for (int first = 0; first < words.size(); first++) {
            keys.add(String.join("", words.subList(first, words.size()))
                    + String.join("", words.subList(0, first)));
        }
        return keys;
    }

    /** The keys to look for, for a whole field. */
    static Set<String> divisions(List<String> words) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(sorted(words));
        keys.add(String.join("", words));
        if (words.size() <= Rules.MAX_WORDS_TO_DIVIDE) {
            int cuts = words.size() - 1;
            for (int mask = 0; mask < 1 << cuts; mask++) {
                keys.add(sorted(divided(words, mask)));
            }
        }
        return keys;
    }

    static String sorted(List<String> words) {
        return String.join(" ", words.stream().sorted().toList());
    }

    /** Joins neighbours, except where the mask has a bit. */
    private static List<String> divided(List<String> words, int mask) {
        List<String> out = new ArrayList<>();
        StringBuilder word = new StringBuilder(words.getFirst());
        for (int i = 1; i < words.size(); i++) {
            if ((mask & 1 << (i - 1)) != 0) {
                out.add(word.toString());
                word.setLength(0);
            }
            word.append(words.get(i));
        }
        out.add(word.toString());
        return out;
    }
}
