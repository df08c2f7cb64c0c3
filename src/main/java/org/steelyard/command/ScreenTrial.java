package org.steelyard.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.steelyard.screening.EntryType;
import org.steelyard.screening.NameQuery;
import org.steelyard.screening.NameSearch;
import org.steelyard.screening.Perturbation;
import org.steelyard.screening.SanctionsList;
import org.steelyard.screening.Trial;

/** {@code ./steelyard screen --evaluate}: how well and how fast names are found, with the conditions. */
final class ScreenTrial {

    /** Processor time, so that other work on the machine counts less. */
    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

    private static final int PER_KIND = 200;
    private static final double FEW = 0.005;
    private static final double WHOLE = 1_000.0;
    private static final int TIMED_NAMES = 2_000;

    private final List<SanctionsList> lists;
    private final long seed;
    private final PrintWriter out;

    ScreenTrial(List<SanctionsList> lists, long seed, PrintWriter out) {
        this.lists = lists;
        this.seed = seed;
        this.out = out;
    }

    void run(Optional<Path> cases) throws IOException {
        long before = used();
        long start = TIMES.getCurrentThreadCpuTime();
        NameSearch search = new NameSearch(lists);
        long built = TIMES.getCurrentThreadCpuTime() - start;
        long memory = used() - before;
        out.println("Conditions: "
                + lists.stream().map(list -> list.source() + " of " + list.published() + ", "
                        + list.entries().size() + " entries").toList()
                + "; " + search.names()
                + " names in all forms; seed " + seed + "; one thread; Java "
                + Runtime.version() + "; " + Runtime.getRuntime().availableProcessors()
                + " processors, shared with whatever else runs");
        out.println(String.format(Locale.ROOT, "Index: built in %.1f s of processor time, %.0f MB",
                built / 1e9, memory / 1e6));
        out.println("Operating point: score " + point(NameSearch.operatingPoint()));
        Trial trial = new Trial(search, lists, seed, PER_KIND);
        for (EntryType type : List.of(EntryType.PERSON, EntryType.ORGANISATION, EntryType.VESSEL)) {
            print(type, trial.run(type));
        }
        out.println(String.format(Locale.ROOT, "Speed: %.0f names a second of processor time, on one thread",
                speed(search)));
        if (cases.isPresent()) {
            pairs(search, cases.get());
        }
        out.flush();
    }

    private void print(EntryType type, Trial.Counts counts) {
        int now = NameSearch.operatingPoint();
        int few = counts.scoreAt(FEW);
        out.println();
        out.println(String.format(Locale.ROOT,
                "%s: %d perturbed, %d clean names (words of different entries put together anew)",
                type.word(), counts.own().size(), counts.clean().size()));
        out.println(String.format(Locale.ROOT,
                "  at the operating point %s: recall %.1f %%, false positives %.2f %%", point(now),
                100 * counts.recall(now), 100 * counts.falsePositives(now)));
        out.println(String.format(Locale.ROOT, "  at 0.5 %% false positives (score %s): recall %.1f %%",
                point(few),
                100 * counts.recall(few)));
        for (Perturbation kind : Perturbation.values()) {
            Trial.Tally found = counts.found().getOrDefault(kind, new Trial.Tally(0, 0));
            if (found.of() > 0) {
                out.println(String.format(Locale.ROOT, "    %-16s %5.1f %%  (%d of %d)",
                        kind.name().toLowerCase(Locale.ROOT),
                        100.0 * found.found() / found.of(), found.found(), found.of()));
            }
        }
    }

    private double speed(NameSearch search) {
        List<String> names = new ArrayList<>();
        for (SanctionsList list : lists) {
            for (int i = 0; i < list.entries().size() && names.size() < TIMED_NAMES; i += 5) {
                names.add(list.entries().get(i).name());
            }
        }
        long nanos = 0;
        for (int round = 0; round < 2; round++) {
            long start = TIMES.getCurrentThreadCpuTime();
            for (String name : names) {
                try {
                    search.find(new NameQuery(name, Optional.empty(), Optional.empty(), Optional.empty()), 1);
                } catch (NameSearch.NotComparableException e) {
                    throw new IllegalStateException("a listed name can be compared", e);
                }
            }
            nanos = TIMES.getCurrentThreadCpuTime() - start;
        }
        return names.size() * 1e9 / nanos;
    }

    private record Pair(boolean same, int score) {
    }

    /** Pairs that others labelled: columns name1, name2 and is_match. */
    private void pairs(NameSearch search, Path file) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        int unread = 0;
        for (List<String> row : CsvPairs.read(Files.readString(file, StandardCharsets.UTF_8))) {
            try {
                pairs.add(new Pair(row.get(2).equals("true"), search.compare(row.get(0), row.get(1))));
            } catch (NameSearch.NotComparableException e) {
                unread++;
                pairs.add(new Pair(row.get(2).equals("true"), 0));
            }
        }
        int point = NameSearch.operatingPoint();
        long hit = pairs.stream().filter(pair -> pair.same() && pair.score() >= point).count();
        long wrong = pairs.stream().filter(pair -> !pair.same() && pair.score() >= point).count();
        long same = pairs.stream().filter(Pair::same).count();
        double precision = hit + wrong == 0 ? 0 : (double) hit / (hit + wrong);
        double recall = same == 0 ? 0 : (double) hit / same;
        out.println();
        out.println(String.format(Locale.ROOT,
                "Pairs of %s: %d, of which %d the same and %d that cannot be compared (score 0)",
                file.getFileName(), pairs.size(), same, unread));
        out.println(String.format(Locale.ROOT,
                "  at %s: recall %.3f, precision %.3f, false positives %.3f, F1 %.3f; area under the"
                        + " curve %.3f",
                point(point), recall, precision,
                pairs.size() == same ? 0 : (double) wrong / (pairs.size() - same),
                2 * precision * recall / Math.max(1e-9, precision + recall), area(pairs)));
    }

    /** Mann and Whitney: how often a same pair scores above another, ties half. */
    private static double area(List<Pair> pairs) {
        List<Pair> sorted = pairs.stream().sorted(Comparator.comparingInt(Pair::score)).toList();
        double sum = 0;
        long others = 0;
        int i = 0;
        while (i < sorted.size()) {
            int end = i;
            long same = 0;
            while (end < sorted.size() && sorted.get(end).score() == sorted.get(i).score()) {
                same += sorted.get(end).same() ? 1 : 0;
                end++;
            }
            long different = end - i - same;
            sum += same * (others + different / 2.0);
            others += different;
            i = end;
        }
        long all = sorted.size() - others;
        return all == 0 || others == 0 ? 0 : sum / ((double) all * others);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static String point(int score) {
        return String.format(Locale.ROOT, "%.3f", score / WHOLE);
    }
}
