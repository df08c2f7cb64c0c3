package org.steelyard.liquidity;

/** A first set out of prices, not feasible yet. Four ways, since none is always the best one. */
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

    /**
     * Pairs and what touches limits by the prices; of plain payments all, without the cheapest flow of money
     * from accounts that would have too much to those that would lack it, along payments that are left out.
     * Exact for plain payments in parts; each pair of accounts then leaves out whole ones for as much.
     */
    static Selection byFlow(ClearingProblem problem, boolean[] possible, Prices prices,
            Candidates candidates) {
        Selection selection = new Selection(problem);
        for (int unit = 0; unit < possible.length; unit++) {
            if (possible[unit]
                    && (isPlain(problem, unit) || isUrgent(problem, unit) || prices.earning(unit) > 0)) {
                addWithNeeds(selection, unit);
            }
        }
        Flow flow = new Flow(selection.left);
        int[] arcOf = new int[possible.length];
        for (int start = 0; start < possible.length; start = candidates.groupEnd(start)) {
            long most = 0;
            for (int at = start; at < candidates.groupEnd(start); at++) {
                int unit = candidates.grouped(at);
                most += leavable(problem, selection, unit) ? candidates.size[unit] : 0;
            }
            int any = candidates.grouped(start);
            arcOf[start] = most == 0 ? -1 : flow.arc(credited(problem, any), debited(problem, any), most);
        }
        flow.run();
        for (int start = 0; start < possible.length; start = candidates.groupEnd(start)) {
            if (arcOf[start] >= 0) {
                leaveOut(problem, selection, candidates, start, flow.through(arcOf[start]));
            }
        }
        return selection;
    }

    private static boolean leavable(ClearingProblem problem, Selection selection, int unit) {
        return selection.isIn(unit) && isPlain(problem, unit) && !isUrgent(problem, unit);
    }

    /** Leaves out units of a group that together are about so much: the largest that fit, then one more. */
    private static void leaveOut(ClearingProblem problem, Selection selection, Candidates candidates,
            int start,
            long amount) {
        long left = amount;
        int smallestOver = -1;
        for (int at = candidates.groupEnd(start) - 1; at >= start && left > 0; at--) {
            int unit = candidates.grouped(at);
            if (leavable(problem, selection, unit)) {
                if (candidates.size[unit] <= left) {
                    removeWithDependents(selection, unit);
                    left -= candidates.size[unit];
                } else {
                    smallestOver = unit;
                }
            }
        }
        if (left > 0 && smallestOver >= 0 && selection.isIn(smallestOver)) {
            removeWithDependents(selection, smallestOver);
        }
    }

    /** One payment from one account to another, and nothing else. */
    private static boolean isPlain(ClearingProblem problem, int unit) {
        int start = problem.touchStart[unit];
        return problem.touchStart[unit + 1] - start == 2
                && problem.touchChange[start] == -problem.touchChange[start + 1];
    }

    private static int debited(ClearingProblem problem, int unit) {
        int start = problem.touchStart[unit];
        return problem.touchPosition[problem.touchChange[start] < 0 ? start : start + 1];
    }

    private static int credited(ClearingProblem problem, int unit) {
        int start = problem.touchStart[unit];
        return problem.touchPosition[problem.touchChange[start] < 0 ? start + 1 : start];
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

    private static boolean isUrgent(ClearingProblem problem, int unit) {
        return problem.rank[unit] < ClearingProblem.RANKS - 1;
    }

    private static void addWithNeeds(Selection selection, int unit) {
        if (selection.isIn(unit)) {
            return;
        }
        ClearingProblem problem = selection.problem;
        selection.add(unit);
        for (int i = problem.needsStart[unit]; i < problem.needsStart[unit + 1]; i++) {
            addWithNeeds(selection, problem.needs[i]);
        }
    }

    private static void removeWithDependents(Selection selection, int unit) {
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
