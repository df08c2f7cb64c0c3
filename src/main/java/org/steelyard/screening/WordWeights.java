package org.steelyard.screening;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How much a word says of who is meant: by its kind, and the less the more names of the list have it
 * (inverse document frequency). Reckoned with StrictMath, so that every machine gives the same.
 */
final class WordWeights implements ToIntFunction<String> {

    /** Lists with fewer names say nothing of how common a word is. */
    private static final int MIN_NAMES = 500;

    /** Words of this many names or fewer are as rare as a word can be. */
    private static final int RARE_NAMES = 20;

    private static final int LEAST = 300;

    private final Map<String, Integer> names = new HashMap<>();
    private int count;

    void count(List<String> words) {
        count++;
        new LinkedHashSet<>(words).forEach(word -> names.merge(word, 1, Integer::sum));
    }

    @Override
    public int applyAsInt(String word) {
        int kind = LikeWord.weight(word);
        int with = names.getOrDefault(word, 0);
        if (count < MIN_NAMES || with <= RARE_NAMES) {
            return kind;
        }
        double share = StrictMath.log((double) count / with) / StrictMath.log((double) count / RARE_NAMES);
        return Math.min(kind, Math.max(LEAST, (int) (Matching.WHOLE * share)));
    }
}
