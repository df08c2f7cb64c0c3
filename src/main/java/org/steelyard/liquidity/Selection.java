package org.steelyard.liquidity;

/**
 * A set of units that is being changed, and what it leaves on every position. It takes any change, feasible
 * or not, and tells what is short. One thread at a time.
 */
public final class Selection {

    final ClearingProblem problem;
    private final boolean[] in;
    /** What is left on each position when the chosen units are booked. */
    final long[] left;
    /** How many chosen units draw on each position. */
    private final int[] drawers;
    private final long[] valueOfRank = new long[ClearingProblem.RANKS];
    private int count;

    /** The empty set. */
    public Selection(ClearingProblem problem) {
        this.problem = problem;
        this.in = new boolean[problem.units()];
        this.left = problem.headroom.clone();
        this.drawers = new int[problem.positions()];
    }

    /** Whether this unit is chosen. */
    public boolean isIn(int unit) {
        return in[unit];
    }

    /** How many units are chosen. */
    public int count() {
        return count;
    }

    long value(int rank) {
        return valueOfRank[rank];
    }

    /** Chooses a unit that is out. */
    public void add(int unit) {
        in[unit] = true;
        count++;
        valueOfRank[problem.rank[unit]] += problem.value[unit];
        for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
            int position = problem.touchPosition[at];
            left[position] += problem.touchChange[at];
            if (problem.touchDraws[at]) {
                drawers[position]++;
            }
        }
    }

    /** Takes a chosen unit out. */
    public void remove(int unit) {
        in[unit] = false;
        count--;
        valueOfRank[problem.rank[unit]] -= problem.value[unit];
        for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
            int position = problem.touchPosition[at];
            left[position] -= problem.touchChange[at];
            if (problem.touchDraws[at]) {
                drawers[position]--;
            }
        }
    }

    /** Whether a chosen unit draws on a position that is under zero. */
    boolean isShort(int position) {
        return left[position] < 0 && drawers[position] > 0;
    }

    boolean hasDrawers(int position) {
        return drawers[position] > 0;
    }

    /** Whether nothing is short. */
    public boolean isCovered() {
        for (int position = 0; position < left.length; position++) {
            if (isShort(position)) {
                return false;
            }
        }
        return true;
    }

    /** Whether this unit, not chosen yet, can be added to a feasible set and leaves nothing short. */
    public boolean fits(int unit) {
        for (int i = problem.needsStart[unit]; i < problem.needsStart[unit + 1]; i++) {
            if (!in[problem.needs[i]]) {
                return false;
            }
        }
        for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
            int position = problem.touchPosition[at];
            long after = left[position] + problem.touchChange[at];
            if (after < 0 && (problem.touchDraws[at] || drawers[position] > 0 && after < left[position])) {
                return false;
            }
        }
        return true;
    }

    /** The chosen units, ascending. */
    public int[] chosen() {
        int[] chosen = new int[count];
        int at = 0;
        for (int unit = 0; unit < in.length; unit++) {
            if (in[unit]) {
                chosen[at++] = unit;
            }
        }
        return chosen;
    }

    /** Above zero if this set is better than the one with these values, rank by rank; 0 if equal. */
    int compareTo(long[] values) {
        for (int rank = 0; rank < values.length; rank++) {
            int compared = Long.compare(valueOfRank[rank], values[rank]);
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    long[] values() {
        return valueOfRank.clone();
    }
}
