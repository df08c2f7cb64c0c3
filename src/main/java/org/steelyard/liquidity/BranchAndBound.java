package org.steelyard.liquidity;

import java.util.Arrays;

/**
 * Decides unit by unit, in or out, and leaves every branch that cannot become better than the best set so
 * far: by what its units could still add, by the {@link Prices}, or since a position could not be covered
 * even if all that is still open filled it. It looks at so many branches at most; if that is enough, the best
 * set is proven.
 */
final class BranchAndBound {

    private final ClearingProblem problem;
    private final int[] order;
    private final long[] loss;
    private final boolean[] earns;
    private final byte[] decided;
    private final Selection selection;
    /** What each position has if all open units that fill it come in and no other does. */
    private final long[] most;
    private final long[] openValue = new long[ClearingProblem.RANKS];
    private long bound;
    private long nodesLeft;
    private long[] bestValues;
    private int[] best;
    private final int fractionBits;

    private static final byte OPEN = 0;
    private static final byte IN = 1;
    private static final byte OUT = 2;

    BranchAndBound(ClearingProblem problem, boolean[] possible, Prices prices, int[] start, long nodes) {
        this.problem = problem;
        this.selection = new Selection(problem);
        this.decided = new byte[problem.units()];
        this.loss = new long[problem.units()];
        this.earns = new boolean[problem.units()];
        this.most = problem.headroom.clone();
        this.fractionBits = prices.fractionBits;
        this.bound = prices.wideBound();
        this.nodesLeft = nodes;
        Selection begun = new Selection(problem);
        for (int unit : start) {
            begun.add(unit);
        }
        this.best = start;
        this.bestValues = begun.values();
        for (int unit = 0; unit < loss.length; unit++) {
            long earning = prices.earning(unit);
            earns[unit] = earning > 0;
            loss[unit] = Math.abs(earning);
            if (!possible[unit]) {
                decided[unit] = OUT;
                continue;
            }
            openValue[problem.rank[unit]] += problem.value[unit];
            for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
                most[problem.touchPosition[at]] += Math.max(0, problem.touchChange[at]);
            }
        }
        this.order = openByLoss(possible);
    }

    /** Those first of which the prices say most clearly on which side they belong. */
    private int[] openByLoss(boolean[] possible) {
        int[] all = Sorting.descending(loss);
        int open = 0;
        for (int unit : all) {
            if (possible[unit]) {
                all[open++] = unit;
            }
        }
        return Arrays.copyOf(all, open);
    }

    /** True if the best set is proven to be the best. */
    boolean run() {
        return decide(0);
    }

    int[] best() {
        return best;
    }

    private boolean decide(int depth) {
        if (nodesLeft-- <= 0) {
            return false;
        }
        if (!mayBeBetter()) {
            return true;
        }
        if (depth == order.length) {
            if (selection.isCovered() && selection.compareTo(bestValues) > 0) {
                bestValues = selection.values();
                best = selection.chosen();
            }
            return true;
        }
        int unit = order[depth];
        boolean first = branch(unit, depth, earns[unit]);
        boolean second = branch(unit, depth, !earns[unit]);
        return first && second;
    }

    private boolean branch(int unit, int depth, boolean in) {
        boolean proven = true;
        boolean possible = in ? mayComeIn(unit) : mayStayOut(unit);
        if (!possible) {
            return true;
        }
        long lost = in == earns[unit] ? 0 : loss[unit];
        set(unit, in, 1);
        bound -= lost;
        if (isCoverable(unit)) {
            proven = decide(depth + 1);
        }
        bound += lost;
        set(unit, in, -1);
        return proven;
    }

    private void set(int unit, boolean in, int sign) {
        boolean forward = sign > 0;
        decided[unit] = !forward ? OPEN : in ? IN : OUT;
        openValue[problem.rank[unit]] -= sign * problem.value[unit];
        for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
            long change = problem.touchChange[at];
            most[problem.touchPosition[at]] += sign * ((in ? change : 0) - Math.max(0, change));
        }
        if (in && forward) {
            selection.add(unit);
        } else if (in) {
            selection.remove(unit);
        }
    }

    private boolean mayComeIn(int unit) {
        for (int i = problem.needsStart[unit]; i < problem.needsStart[unit + 1]; i++) {
            if (decided[problem.needs[i]] == OUT) {
                return false;
            }
        }
        return true;
    }

    private boolean mayStayOut(int unit) {
        for (int i = problem.neededByStart[unit]; i < problem.neededByStart[unit + 1]; i++) {
            if (decided[problem.neededBy[i]] == IN) {
                return false;
            }
        }
        return true;
    }

    private boolean isCoverable(int unit) {
        for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
            int position = problem.touchPosition[at];
            if (most[position] < 0 && selection.hasDrawers(position)) {
                return false;
            }
        }
        return true;
    }

    private boolean mayBeBetter() {
        long higher = 0;
        for (int rank = 0; rank < ClearingProblem.RANKS; rank++) {
            long hoped = selection.value(rank) + openValue[rank];
            if (hoped != bestValues[rank]) {
                return hoped > bestValues[rank]
                        && (rank < ClearingProblem.RANKS - 1
                                || (bound >> fractionBits) - higher > bestValues[rank]);
            }
            higher += bestValues[rank];
        }
        return false;
    }
}
