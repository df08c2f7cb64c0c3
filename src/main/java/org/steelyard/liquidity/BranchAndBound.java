package org.steelyard.liquidity;

/**
 * Decides unit by unit, in or out, and leaves every branch that cannot become better than the best set so
 * far. In each branch the {@link Prices} are set anew for what is still open: they give a bound, they decide
 * every unit whose other side would lose more than the bound has over the best set, and they say which unit
 * is least decided and comes next. It looks at so many branches at most; if that is enough, the best set is
 * proven.
 *
 * <p>Ranks count as the digits of one value. Where that does not fit a {@code long}, nothing is proven.
 */
final class BranchAndBound {

    private static final byte OPEN = 0;
    private static final byte IN = 1;
    private static final byte OUT = 2;

    private static final int FIRST_STEPS = 300;
    private static final int STEPS = 24;
    private static final int SHARE_BITS = 16;

    private final ClearingProblem problem;
    private final long[] value;
    private final byte[] decided;
    private final boolean[] open;
    private final Selection selection;
    private final Prices prices;
    private final long[] headroom;
    private long nodesLeft;
    private long bestValue;
    private int[] best;
    private final boolean fits;

    /** What was decided, the newest last. */
    private final int[] trail;

    private int trailed;

    BranchAndBound(ClearingProblem problem, boolean[] possible, int[] start, long nodes) {
        this.problem = problem;
        this.value = new long[problem.units()];
        this.fits = combineRanks(problem, value);
        this.open = possible.clone();
        this.decided = new byte[problem.units()];
        this.selection = new Selection(problem);
        this.headroom = new long[problem.positions()];
        this.trail = new int[problem.units()];
        this.prices = new Prices(problem, value, open);
        this.nodesLeft = nodes;
        this.best = start;
        this.bestValue = sum(start);
        for (int unit = 0; unit < decided.length; unit++) {
            decided[unit] = possible[unit] ? OPEN : OUT;
        }
    }

    private static boolean combineRanks(ClearingProblem problem, long[] combined) {
        long digit = 1;
        for (int rank = ClearingProblem.RANKS - 1; rank >= 0; rank--) {
            long total = 0;
            for (int unit = 0; unit < combined.length; unit++) {
                if (problem.rank[unit] == rank) {
                    combined[unit] = problem.value[unit] * digit;
                    total += problem.value[unit];
                }
            }
            if (total > 0 && Math.multiplyHigh(total + 1, 2 * digit) != 0 || (total + 1) * digit < 0) {
                return false;
            }
            digit *= total + 1;
        }
        return true;
    }

    private long sum(int[] chosen) {
        long sum = 0;
        for (int unit : chosen) {
            sum += value[unit];
        }
        return sum;
    }

    /** True if the best set is proven to be the best. */
    boolean run() {
        return fits && search(new long[problem.positions()], FIRST_STEPS, Prices.FIRST_STEP);
    }

    int[] best() {
        return best;
    }

    private boolean search(long[] from, int steps, int firstStep) {
        if (nodesLeft-- <= 0) {
            return false;
        }
        int mark = trailed;
        boolean proven = true;
        if (narrow()) {
            for (int position = 0; position < headroom.length; position++) {
                long left = selection.left[position];
                headroom[position] = selection.hasDrawers(position) ? left : Math.max(0, left);
            }
            prices.begin(headroom, from);
            prices.settle(steps, firstStep);
            long over = prices.bound() - (bestValue - chosenValue());
            if (over > 0) {
                decideByEarning(over);
                int next = leastDecided();
                proven = next < 0 ? closed(from, steps) : branch(next);
            }
        }
        undo(mark);
        return proven;
    }

    private long chosenValue() {
        long sum = 0;
        for (int i = 0; i < trailed; i++) {
            sum += decided[trail[i]] == IN ? value[trail[i]] : 0;
        }
        return sum;
    }

    /** Nothing is open by the prices: a set, if what was decided by them holds together. */
    private boolean closed(long[] from, int steps) {
        if (!narrow()) {
            return true;
        }
        int unit = firstOpen();
        if (unit >= 0) {
            return search(from, steps, Prices.SMALL_STEP);
        }
        if (selection.isCovered() && chosenValue() > bestValue) {
            bestValue = chosenValue();
            best = selection.chosen();
        }
        return true;
    }

    private boolean branch(int unit) {
        long[] from = prices.price.clone();
        boolean inFirst = prices.share(unit, SHARE_BITS) >= 1 << SHARE_BITS - 1;
        boolean first = decideAndSearch(unit, inFirst ? IN : OUT, from);
        boolean second = decideAndSearch(unit, inFirst ? OUT : IN, from);
        return first && second;
    }

    private boolean decideAndSearch(int unit, byte side, long[] from) {
        int mark = trailed;
        decide(unit, side);
        boolean proven = search(from, STEPS, Prices.SMALL_STEP);
        undo(mark);
        return proven;
    }

    /** Decides what follows from what is decided; false if nothing feasible is left. */
    private boolean narrow() {
        boolean changed = true;
        while (changed) {
            changed = false;
            long[] most = mostPerPosition();
            for (int position = 0; position < most.length; position++) {
                if (most[position] < 0 && selection.hasDrawers(position)) {
                    return false;
                }
            }
            for (int unit = 0; unit < decided.length; unit++) {
                if (decided[unit] == OPEN && !mayComeIn(unit, most)) {
                    decide(unit, OUT);
                    changed = true;
                } else if (decided[unit] == IN && !needsInOrOpen(unit)) {
                    return false;
                }
            }
        }
        return true;
    }

    private long[] mostPerPosition() {
        long[] most = selection.left.clone();
        for (int unit = 0; unit < decided.length; unit++) {
            for (int at = problem.touchStart[unit]; decided[unit] == OPEN
                    && at < problem.touchStart[unit + 1]; at++) {
                most[problem.touchPosition[at]] += Math.max(0, problem.touchChange[at]);
            }
        }
        return most;
    }

    private boolean mayComeIn(int unit, long[] most) {
        for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
            int position = problem.touchPosition[at];
            long after = most[position] + Math.min(0, problem.touchChange[at]);
            if (after < 0 && (problem.touchDraws[at] || selection.hasDrawers(position))) {
                return false;
            }
        }
        return needsInOrOpen(unit);
    }

    private boolean needsInOrOpen(int unit) {
        for (int i = problem.needsStart[unit]; i < problem.needsStart[unit + 1]; i++) {
            if (decided[problem.needs[i]] == OUT) {
                return false;
            }
        }
        return true;
    }

    /** A unit whose other side loses as much as the bound is over the best set can only be on this one. */
    private void decideByEarning(long over) {
        for (int unit = 0; unit < decided.length; unit++) {
            if (decided[unit] == OPEN) {
                long earning = prices.earning(unit);
                if (Math.abs(earning) >> prices.fractionBits >= over) {
                    decide(unit, earning > 0 ? IN : OUT);
                }
            }
        }
    }

    private int leastDecided() {
        int next = -1;
        long most = -1;
        for (int unit = 0; unit < decided.length; unit++) {
            if (decided[unit] == OPEN) {
                long share = prices.share(unit, SHARE_BITS);
                long undecided = Math.min(share, (1 << SHARE_BITS) - share) + 1;
                long weight = Math.multiplyHigh(value[unit] << 8, undecided << 32) + undecided;
                if (weight > most) {
                    most = weight;
                    next = unit;
                }
            }
        }
        return next;
    }

    private int firstOpen() {
        for (int unit = 0; unit < decided.length; unit++) {
            if (decided[unit] == OPEN) {
                return unit;
            }
        }
        return -1;
    }

    private void decide(int unit, byte side) {
        decided[unit] = side;
        open[unit] = false;
        trail[trailed++] = unit;
        if (side == IN) {
            selection.add(unit);
        }
    }

    private void undo(int mark) {
        while (trailed > mark) {
            int unit = trail[--trailed];
            if (decided[unit] == IN) {
                selection.remove(unit);
            }
            decided[unit] = OPEN;
            open[unit] = true;
        }
    }
}
