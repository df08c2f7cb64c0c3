package org.steelyard.liquidity;

/**
 * A first set out of prices, not feasible yet. Three ways, since none is always the best one; {@link Dive}
 * goes on from each of them.
 */
final class Rounding {

    private static final int SHORTAGE = 2;
    private static final int SHARE_BITS = 16;

    private Rounding() {
    }

    /** What earns something, however little. */
    static Selection byEarning(ClearingProblem problem, boolean[] possible, Prices prices) {
        Selection selection = new Selection(problem);
        for (int unit = 0; unit < possible.length; unit++) {
            if (possible[unit] && (prices.earning(unit) > 0 || isUrgent(problem, unit))) {
                addWithNeeds(selection, unit);
            }
        }
        return selection;
    }

    /** What clearly earns something; what may be in or out at no cost stays out. */
    static Selection byClearEarning(ClearingProblem problem, boolean[] possible, Prices prices) {
        Selection selection = new Selection(problem);
        for (int unit = 0; unit < possible.length; unit++) {
            boolean earns = prices.earning(unit) > 0 && !Candidates.isFree(problem, prices, unit);
            if (possible[unit] && (earns || isUrgent(problem, unit))) {
                addWithNeeds(selection, unit);
            }
        }
        return selection;
    }

    /**
     * The shares of the linear optimum rounded, large units first, so that what rounding moves on each
     * position is made up for by the next one there (error diffusion: Floyd and Steinberg, 1976).
     */
    static Selection byShares(ClearingProblem problem, boolean[] possible, Prices prices) {
        Selection selection = new Selection(problem);
        long[] off = new long[problem.positions()];
        for (int unit : Sorting.descending(problem.value)) {
            if (possible[unit]) {
                int share = prices.share(unit, SHARE_BITS);
                boolean in = isUrgent(problem, unit)
                        || cost(problem, prices, unit, off, (1 << SHARE_BITS) - share) <= cost(problem,
                                prices, unit, off, -share);
                int by = (in ? 1 << SHARE_BITS : 0) - share;
                for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
                    off[problem.touchPosition[at]] += part(problem.touchChange[at], by);
                }
                if (in) {
                    addWithNeeds(selection, unit);
                }
            }
        }
        return selection;
    }

    private static long cost(ClearingProblem problem, Prices prices, int unit, long[] off, int by) {
        long cost = 0;
        for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
            int position = problem.touchPosition[at];
            long then = off[position] + part(problem.touchChange[at], by);
            long distance = then < 0 ? -SHORTAGE * then : then;
            cost += Math.multiplyHigh(prices.price[position] + 1, distance << SHARE_BITS);
        }
        return cost;
    }

    /** So many parts of 2^16 of a change, without leaving 64 bits. */
    private static long part(long change, int by) {
        return (change >> SHARE_BITS) * by + ((change & (1 << SHARE_BITS) - 1) * by >> SHARE_BITS);
    }

    static boolean isUrgent(ClearingProblem problem, int unit) {
        return problem.rank[unit] < ClearingProblem.RANKS - 1;
    }

    static void addWithNeeds(Selection selection, int unit) {
        if (selection.isIn(unit)) {
            return;
        }
        ClearingProblem problem = selection.problem;
        selection.add(unit);
        for (int i = problem.needsStart[unit]; i < problem.needsStart[unit + 1]; i++) {
            addWithNeeds(selection, problem.needs[i]);
        }
    }

    static void removeWithDependents(Selection selection, int unit) {
        if (!selection.isIn(unit)) {
            return;
        }
        ClearingProblem problem = selection.problem;
        selection.remove(unit);
        for (int i = problem.neededByStart[unit]; i < problem.neededByStart[unit + 1]; i++) {
            removeWithDependents(selection, problem.neededBy[i]);
        }
    }
}
