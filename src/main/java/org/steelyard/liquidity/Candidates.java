package org.steelyard.liquidity;

import java.util.Arrays;

/**
 * Finds units by what they change a position by: of all that touch it, or of those which the prices leave
 * free to be in or out; and, for a unit, others that touch the same positions in the same way.
 */
final class Candidates {

    /** A unit is free if it earns or loses at most this part of its value. */
    private static final int FREE_PART = 16;

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final long MIXER = 0xbf58476d1ce4e5b9L;

    /** Units of one kind, position after position, in each by change, ascending. */
    static final class Index {

        /** What stands at position p stands from {@code start[p]} to {@code start[p + 1]}. */
        final int[] start;

        final int[] unit;
        final long[] change;

        Index(int[] start, int[] unit, long[] change) {
            this.start = start;
            this.unit = unit;
            this.change = change;
        }

        /** The first place at a position where the change is at least this. */
        int atLeast(int position, long wanted) {
            int low = start[position];
            int high = start[position + 1];
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (change[middle] < wanted) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** All possible units. */
    final Index all;
    /** Those that cost next to nothing on either side. */
    final Index free;
    /** What a unit draws at most on one position: its size among its like. */
    final long[] size;

    /** Units that touch the same positions in the same way stand together, in each such group by size. */
    private final int[] grouped;

    private final int[] place;
    private final int[] groupStart;
    private final int[] groupEnd;

    Candidates(ClearingProblem problem, boolean[] possible, Prices prices) {
        int units = problem.units();
        int positions = problem.positions();
        all = index(problem, positions, possible);
        boolean[] isFree = new boolean[units];
        for (int unit = 0; unit < units; unit++) {
            isFree[unit] = possible[unit] && isFree(problem, prices, unit);
        }
        free = index(problem, positions, isFree);
        size = new long[units];
        long[] pattern = new long[units];
        grouped = new int[units];
        for (int unit = 0; unit < units; unit++) {
            grouped[unit] = unit;
            for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
                size[unit] = Math.max(size[unit], -problem.touchChange[at]);
                pattern[unit] += mixed(problem.touchPosition[at], problem.touchChange[at] < 0);
            }
        }
        // Two patterns that mix to the same number are taken for one: that costs a try, never a rule.
        Sorting.ascending(pattern, grouped, 0, units);
        place = new int[units];
        groupStart = new int[units];
        groupEnd = new int[units];
        sortGroups(pattern);
    }

    static boolean isFree(ClearingProblem problem, Prices prices, int unit) {
        return Math.abs(prices.earning(unit)) <= (problem.value[unit] << prices.fractionBits) / FREE_PART;
    }

    private static long mixed(int position, boolean draws) {
        long mixed = (2L * position + (draws ? 1 : 2)) * GOLDEN_GAMMA;
        return (mixed ^ mixed >>> 29) * MIXER;
    }

    private static Index index(ClearingProblem problem, int positions, boolean[] wanted) {
        int[] counts = new int[positions + 1];
        for (int unit = 0; unit < wanted.length; unit++) {
            for (int at = problem.touchStart[unit]; wanted[unit] && at < problem.touchStart[unit + 1]; at++) {
                counts[problem.touchPosition[at]]++;
            }
        }
        int[] start = ClearingProblem.starts(counts, positions);
        int[] next = Arrays.copyOf(start, positions);
        int[] touching = new int[start[positions]];
        long[] change = new long[touching.length];
        for (int unit = 0; unit < wanted.length; unit++) {
            for (int at = problem.touchStart[unit]; wanted[unit] && at < problem.touchStart[unit + 1]; at++) {
                int to = next[problem.touchPosition[at]]++;
                touching[to] = unit;
                change[to] = problem.touchChange[at];
            }
        }
        for (int position = 0; position < positions; position++) {
            Sorting.ascending(change, touching, start[position], start[position + 1]);
        }
        return new Index(start, touching, change);
    }

    private void sortGroups(long[] pattern) {
        long[] sizes = new long[grouped.length];
        for (int i = 0; i < grouped.length; i++) {
            sizes[i] = size[grouped[i]];
        }
        int start = 0;
        for (int end = 1; end <= grouped.length; end++) {
            if (end == grouped.length || pattern[end] != pattern[start]) {
                Sorting.ascending(sizes, grouped, start, end);
                for (int i = start; i < end; i++) {
                    place[grouped[i]] = i;
                    groupStart[grouped[i]] = start;
                    groupEnd[grouped[i]] = end;
                }
                start = end;
            }
        }
    }

    /** The unit at this place; units of one like stand beside each other. */
    int grouped(int at) {
        return grouped[at];
    }

    /** The first place after those of this place's group. */
    int groupEnd(int at) {
        return groupEnd[grouped[at]];
    }

    /** The unit so many places before or after this one among its like, by size; -1 if there is none. */
    int beside(int unit, int steps) {
        int at = place[unit] + steps;
        return at < groupStart[unit] || at >= groupEnd[unit] ? -1 : grouped[at];
    }

    /** Among its like the largest unit that is not larger than this; -1 if there is none. */
    int notLarger(int unit, long than) {
        int low = groupStart[unit];
        int high = groupEnd[unit];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (size[grouped[middle]] <= than) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == groupStart[unit] ? -1 : grouped[low - 1];
    }

    /** Among its like the smallest unit that is not smaller than this; -1 if there is none. */
    int notSmaller(int unit, long than) {
        int below = notLarger(unit, than - 1);
        return below < 0 ? grouped[groupStart[unit]] : beside(below, 1);
    }
}
