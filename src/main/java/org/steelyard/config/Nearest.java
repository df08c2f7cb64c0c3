package org.steelyard.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known word that a mistyped one is likely meant to be. */
final class Nearest {

    private Nearest() {
    }

    /** The nearest by Levenshtein distance, if at most a third of the letters differ. */
    static Optional<String> of(String typed, Collection<String> known) {
        int most = Math.max(2, typed.length() / 3);
        return known.stream().filter(word -> distance(typed, word) <= most)
                .min(Comparator.comparingInt(word -> distance(typed, word)));
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int swap = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(swap, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
