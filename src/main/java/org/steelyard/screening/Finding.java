package org.steelyard.screening;

import java.util.List;

/**
 * A listed name that is like the one looked for, and why.
 *
 * @param entry whose name it is
 * @param list version of the list in which the entry stands
 * @param listed the name as it is listed
 * @param weak whether its publisher calls the name weak
 * @param nameScore likeness of the names alone, in thousandths
 * @param score with birth and country
 * @param hit whether it is a hit at the operating point
 * @param words which words were paired, by what
 * @param onlySearched words that only the searched name has
 * @param onlyListed words that only the listed name has
 * @param reasons sentences on what decided
 */
public record Finding(ListEntry entry, long list, String listed, boolean weak, int nameScore, int score,
        boolean hit, List<WordPair> words, List<String> onlySearched, List<String> onlyListed,
        List<String> reasons) {

    /** Copies the lists. */
    public Finding {
        words = List.copyOf(words);
        onlySearched = List.copyOf(onlySearched);
        onlyListed = List.copyOf(onlyListed);
        reasons = List.copyOf(reasons);
    }

    /**
     * Words that were paired.
     *
     * @param by a word for what makes them alike
     * @param score in thousandths
     * @param weight in thousandths, how much the words say of who is meant
     */
    public record WordPair(String searched, String listed, String by, int score, int weight) {
    }

    /** The explanation in one line. */
    public String explanation() {
        StringBuilder out = new StringBuilder();
        for (WordPair pair : words) {
            out.append(out.isEmpty() ? "" : ", ").append(pair.searched());
            if (!pair.searched().equals(pair.listed())) {
                out.append('~').append(pair.listed());
            }
            out.append(' ').append(pair.by());
        }
        if (!onlySearched.isEmpty()) {
            out.append("; only searched: ").append(String.join(" ", onlySearched));
        }
        if (!onlyListed.isEmpty()) {
            out.append("; only listed: ").append(String.join(" ", onlyListed));
        }
        reasons.forEach(reason -> out.append("; ").append(reason));
        return out.toString();
    }
}
