package org.steelyard.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.steelyard.screening.WordLikeness.Alike;
import org.steelyard.screening.WordLikeness.By;

/**
 * How alike two names are: each word of one is paired with at most one of the other, the most alike first;
 * the score is the paired words' weight by their likeness, over all that was paired and part of what was not.
 *
 * @param score in thousandths
 * @param pairs what was paired
 * @param onlySearched words that only the searched name has
 * @param onlyListed words that only the listed name has
 */
record NameLikeness(int score, List<Pair> pairs, List<String> onlySearched, List<String> onlyListed) {

    private static final int MIN_ALIKE = 500;

    /** Two words, or two words of one name and one of the other, that were paired. */
    record Pair(String searched, String listed, By by, int score, int weight) {
    }

    private record Candidate(int from, int words, int listedFrom, int listedWords, Alike alike, long value) {
    }

    static NameLikeness of(LikeName searched, LikeName listed) {
        List<Candidate> candidates = candidates(searched, listed);
        candidates.sort(Comparator.comparingLong(Candidate::value).reversed()
                .thenComparingInt(Candidate::from).thenComparingInt(Candidate::listedFrom));
        boolean[] used = new boolean[searched.words().size()];
        boolean[] usedListed = new boolean[listed.words().size()];
        List<Pair> pairs = new ArrayList<>();
        long gained = 0;
        long whole = 0;
        for (Candidate one : candidates) {
            if (free(used, one.from, one.words) && free(usedListed, one.listedFrom, one.listedWords)) {
                take(used, one.from, one.words);
                take(usedListed, one.listedFrom, one.listedWords);
                int weight = (weight(searched, one.from, one.words)
                        + weight(listed, one.listedFrom, one.listedWords)) / 2;
                pairs.add(new Pair(text(searched, one.from, one.words),
                        text(listed, one.listedFrom, one.listedWords), one.alike.by(), one.alike.score(),
                        weight));
                gained += (long) weight * one.alike.score() * one.alike.score() / Matching.WHOLE;
                whole += weight;
            }
        }
        List<String> onlySearched = new ArrayList<>();
        List<String> onlyListed = new ArrayList<>();
        long extra = (long) left(searched, used, onlySearched) * Matching.EXTRA_SEARCHED
                + (long) left(listed, usedListed, onlyListed) * Matching.EXTRA_LISTED;
        long all = whole * Matching.WHOLE + extra;
        int score = all == 0 ? 0 : (int) (gained * Matching.WHOLE / all);
        return new NameLikeness(score, List.copyOf(pairs), onlySearched, onlyListed);
    }

    private static List<Candidate> candidates(LikeName searched, LikeName listed) {
        List<Candidate> out = new ArrayList<>();
        int n = searched.words().size();
        int m = listed.words().size();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                add(out, i, 1, j, 1, WordLikeness.of(searched.words().get(i), listed.words().get(j)),
                        searched.words().get(i).weight() + listed.words().get(j).weight());
            }
        }
        for (int i = 0; i + 1 < n; i++) {
            LikeWord two = searched.joined(i);
            for (int j = 0; j < m; j++) {
                joined(out, i, 2, j, 1, two, listed.words().get(j));
            }
        }
        for (int j = 0; j + 1 < m; j++) {
            LikeWord two = listed.joined(j);
            for (int i = 0; i < n; i++) {
                joined(out, i, 1, j, 2, searched.words().get(i), two);
            }
        }
        return out;
    }

    private static void joined(List<Candidate> out, int i, int words, int j, int listedWords, LikeWord a,
            LikeWord b) {
        if (Math.abs(a.text().length() - b.text().length()) <= 1) {
            Alike alike = WordLikeness.of(a, b);
            add(out, i, words, j, listedWords,
                    new Alike(alike.score() * Matching.JOINED / Matching.WHOLE, By.JOINED),
                    a.weight() + b.weight());
        }
    }

    private static void add(List<Candidate> out, int i, int words, int j, int listedWords, Alike alike,
            int weight) {
        if (alike.score() >= MIN_ALIKE) {
            out.add(new Candidate(i, words, j, listedWords, alike,
                    (long) alike.score() * alike.score() / Matching.WHOLE * weight));
        }
    }

    private static boolean free(boolean[] used, int from, int count) {
        return !used[from] && (count == 1 || !used[from + 1]);
    }

    private static void take(boolean[] used, int from, int count) {
        used[from] = true;
        used[from + count - 1] = true;
    }

    private static int weight(LikeName name, int from, int count) {
        int weight = name.words().get(from).weight();
        return count == 1 ? weight : weight + name.words().get(from + 1).weight();
    }

    private static String text(LikeName name, int from, int count) {
        String text = name.words().get(from).text();
        return count == 1 ? text : text + " " + name.words().get(from + 1).text();
    }

    private static int left(LikeName name, boolean[] used, List<String> texts) {
        int weight = 0;
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                weight += name.words().get(i).weight();
                texts.add(name.words().get(i).text());
            }
        }
        return weight;
    }
}
