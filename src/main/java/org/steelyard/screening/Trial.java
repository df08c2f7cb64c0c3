package org.steelyard.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Measures the search on names of the lists themselves, perturbed by a seed, and on clean names: words of
 * different entries of one type put together anew, which are the same as no listed name by the rules. Clean
 * names so made are harder than those of a bank's customers, since they are of the same languages.
 */
public final class Trial {

    private static final int MIN_LETTERS = 8;

    private final NameSearch search;
    private final List<ListEntry> entries;
    private final long seed;
    private final int perKind;

    /**
     * A trial.
     *
     * @param perKind names of each kind of perturbation and type, and times ten the clean names of a type
     */
    public Trial(NameSearch search, List<SanctionsList> lists, long seed, int perKind) {
        this.search = search;
        this.seed = seed;
        this.perKind = perKind;
        entries = lists.stream().flatMap(list -> list.entries().stream()).toList();
    }

    /** Names of a kind that found their own entry, of how many. */
    public record Tally(int found, int of) {
    }

    /**
     * What was counted of a type.
     *
     * @param found by kind of perturbation: how many of how many found their own entry
     * @param clean scores of the clean names
     * @param own scores of the perturbed names' own entries; 0 where not found at all
     */
    public record Counts(Map<Perturbation, Tally> found, List<Integer> clean,
            List<Integer> own) {

        /** Share of perturbed names whose own entry reaches a score. */
        public double recall(int score) {
            return share(own, score);
        }

        /** Share of clean names that reach a score. */
        public double falsePositives(int score) {
            return share(clean, score);
        }

        /** The lowest score at which no more than this share of the clean names is hit. */
        public int scoreAt(double share) {
            int at = 0;
            while (at <= Matching.WHOLE && falsePositives(at) > share) {
                at++;
            }
            return at;
        }

        private static double share(List<Integer> scores, int from) {
            int count = 0;
            for (int score : scores) {
                count += score >= from ? 1 : 0;
            }
            return scores.isEmpty() ? 0 : (double) count / scores.size();
        }
    }

    /** Runs it for one type. */
    public Counts run(EntryType type) {
        Random random = new Random(seed);
        List<ListEntry> mine = entries.stream().filter(entry -> entry.type() == type && fits(entry.name()))
                .toList();
        Map<Perturbation, Tally> found = new LinkedHashMap<>();
        List<Integer> own = new ArrayList<>();
        for (Perturbation kind : Perturbation.values()) {
            int hits = 0;
            int tried = 0;
            for (int i = 0; i < perKind && !mine.isEmpty(); i++) {
                ListEntry entry = mine.get(random.nextInt(mine.size()));
                String changed = kind.apply(entry.name(), random);
                if (!changed.equals(entry.name())) {
                    int score = scoreOf(changed, type, Optional.of(entry));
                    own.add(score);
                    hits += score >= Matching.THRESHOLD ? 1 : 0;
                    tried++;
                }
            }
            found.put(kind, new Tally(hits, tried));
        }
        List<Integer> clean = new ArrayList<>();
        for (String name : clean(mine, random)) {
            int score = scoreOf(name, type, Optional.empty());
            if (score < Matching.WHOLE) {
                clean.add(score);
            }
        }
        return new Counts(found, List.copyOf(clean), List.copyOf(own));
    }

    private static boolean fits(String name) {
        return name.contains(" ") && name.length() >= MIN_LETTERS && name.chars().allMatch(c -> c < 0x80);
    }

    /** Each word of a name comes from another entry, at the place where it stands there. */
    private Set<String> clean(List<ListEntry> mine, Random random) {
        Set<String> listed = new LinkedHashSet<>();
        mine.forEach(entry -> listed.addAll(entry.names()));
        Set<String> out = new LinkedHashSet<>();
        for (int i = 0; i < perKind * 10 && !mine.isEmpty(); i++) {
            int length = mine.get(random.nextInt(mine.size())).name().split(" ", -1).length;
            List<String> words = new ArrayList<>();
            for (int place = 0; place < length; place++) {
                String[] from = mine.get(random.nextInt(mine.size())).name().split(" ", -1);
                words.add(from[Math.min(place, from.length - 1)]);
            }
            String name = String.join(" ", words);
            if (!listed.contains(name) && fits(name)) {
                out.add(name);
            }
        }
        return out;
    }

    /** The score of a name: that of its own entry's names, in whatever entry they stand, or the best. */
    private int scoreOf(String name, EntryType type, Optional<ListEntry> own) {
        try {
            for (Finding one : search.find(
                    new NameQuery(name, Optional.empty(), Optional.empty(), Optional.of(type)), 100)) {
                if (!one.weak() && (own.isEmpty() || one.entry().id().equals(own.get().id())
                        || one.entry().names().contains(own.get().name()))) {
                    return one.score();
                }
            }
            return 0;
        } catch (NameSearch.NotComparableException e) {
            // It would wait: for one that is listed that is what is wanted, for another it is not.
            return Matching.WHOLE;
        }
    }
}
