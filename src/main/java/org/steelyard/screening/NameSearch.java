package org.steelyard.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.steelyard.screening.BirthDate.Likeness;
import org.steelyard.screening.NameForms.Form;

/**
 * Looks for one name in lists and explains what it finds: first what is the same by the rules of
 * {@link Screener}, then what is alike. Immutable; the same lists and the same query give the same answer.
 */
public final class NameSearch {

    private final List<Part> parts = new ArrayList<>();

    private record Part(long version, NameIndex same, SimilarNames similar) {
    }

    /** Why a name could not be compared. */
    public static final class NotComparableException extends Exception {

        private static final long serialVersionUID = 1L;

        private NotComparableException(UnreadableException cause) {
            super(cause.reason(), cause);
        }
    }

    /** Builds the indexes. */
    public NameSearch(List<SanctionsList> lists) {
        try {
            for (SanctionsList list : lists) {
                parts.add(new Part(list.version(), new NameIndex(list), new SimilarNames(list.entries())));
            }
        } catch (UnreadableException e) {
            throw new IllegalArgumentException("a listed name can never match: " + e.reason(), e);
        }
    }

    /** From which score on a name is a hit, in thousandths. */
    public static int operatingPoint() {
        return Matching.THRESHOLD;
    }

    /** How many names in all forms are searched. */
    public int names() {
        return parts.stream().mapToInt(part -> part.similar().names()).sum();
    }

    /** How alike two names are by themselves, in thousandths, with these lists' weights of words. */
    public int compare(String searched, String listed) throws NotComparableException {
        try {
            int best = 0;
            for (Part part : parts) {
                best = Math.max(best, part.similar().compare(searched, listed).score());
            }
            return best;
        } catch (UnreadableException e) {
            throw new NotComparableException(e);
        }
    }

    /** What is like the name, hits first, then by score; each entry once, at most {@code most}. */
    public List<Finding> find(NameQuery query, int most) throws NotComparableException {
        try {
            List<Finding> out = new ArrayList<>();
            for (Part part : parts) {
                out.addAll(find(part, query));
            }
            out.sort(Comparator.comparing(Finding::hit).thenComparingInt(Finding::score).reversed());
            return List.copyOf(out.subList(0, Math.min(most, out.size())));
        } catch (UnreadableException e) {
            throw new NotComparableException(e);
        }
    }

    private static List<Finding> find(Part part, NameQuery query) throws UnreadableException {
        Map<String, Finding> best = new TreeMap<>();
        for (Form form : NameForms.of(query.name())) {
            part.same().findWhole(form, (listed, how) -> {
                if (query.wants(listed.entry()) && listed.entry().type() != EntryType.COUNTRY) {
                    keep(best, decided(query, part, listed.entry(), listed.name(), listed.weak(),
                            new NameLikeness(Matching.WHOLE, List.of(), List.of(), List.of()),
                            "the searched name " + how.phrase()));
                }
            });
        }
        for (SimilarNames.Similar one : part.similar().find(query.name(), Matching.FLOOR, query::wants)) {
            keep(best, decided(query, part, one.listed().entry(), one.listed().name(), one.listed().weak(),
                    one.likeness(), ""));
        }
        return List.copyOf(best.values());
    }

    /** The stronger finding of an entry; of two equal ones that which explains word by word. */
    private static void keep(Map<String, Finding> best, Finding now) {
        best.merge(now.entry().id(), now, (old, other) -> {
            int more = Comparator.comparing(Finding::hit).thenComparingInt(Finding::score).compare(other,
                    old);
            return more > 0 || more == 0 && old.words().isEmpty() ? other : old;
        });
    }

    private static Finding decided(NameQuery query, Part part, ListEntry entry, String name, boolean weak,
            NameLikeness likeness, String how) {
        List<String> reasons = new ArrayList<>();
        if (!how.isEmpty()) {
            reasons.add(how);
        }
        int birth = birth(query, entry, reasons);
        int country = country(query, entry, reasons);
        int score = Math.clamp((long) likeness.score() + birth + country, 0, Matching.WHOLE);
        boolean reached = score >= Matching.THRESHOLD;
        boolean second = birth > 0 || country > 0;
        if (weak) {
            reasons.add(second
                    ? "the listed name is weak, and a second mark agrees"
                    : "the listed name is weak and no second mark agrees: no hit by itself");
        }
        List<Finding.WordPair> words = likeness.pairs().stream().map(pair -> new Finding.WordPair(
                pair.searched(), pair.listed(), pair.by().phrase(), pair.score(), pair.weight())).toList();
        return new Finding(entry, part.version(), name, weak, likeness.score(), score,
                reached && (!weak || second), words, likeness.onlySearched(), likeness.onlyListed(), reasons);
    }

    private static int birth(NameQuery query, ListEntry entry, List<String> reasons) {
        if (query.birth().isEmpty() || entry.details().births().isEmpty()) {
            return 0;
        }
        Likeness best = Likeness.DIFFERENT;
        for (String listed : entry.details().births()) {
            Likeness one = BirthDate.of(listed).map(query.birth().get()::to).orElse(Likeness.DIFFERENT);
            best = one.compareTo(best) < 0 ? one : best;
        }
        reasons.add("birth listed " + String.join(", ", entry.details().births()) + ": " + switch (best) {
            case SAME_DAY -> "the same day";
            case POSSIBLE -> "may be the same";
            case NEAR -> "one part differs";
            case DIFFERENT -> "differs";
        });
        return switch (best) {
            case SAME_DAY -> Matching.SAME_BIRTH;
            case POSSIBLE -> Matching.POSSIBLE_BIRTH;
            case NEAR -> 0;
            case DIFFERENT -> Matching.OTHER_BIRTH;
        };
    }

    private static int country(NameQuery query, ListEntry entry, List<String> reasons) {
        if (query.country().isEmpty() || entry.countries().isEmpty()) {
            return 0;
        }
        boolean same = entry.countries().contains(query.country().get());
        reasons.add("countries listed " + String.join(", ", entry.countries())
                + (same ? ": the same" : ": none the same"));
        return same ? Matching.SAME_COUNTRY : Matching.OTHER_COUNTRY;
    }
}
