package org.steelyard.liquidity;

import java.util.Arrays;

/**
 * Makes a feasible set better by ejection chains: adds a unit that is out, or puts it in the place of a
 * smaller one of its like; then, while a position is short, makes the change there that loses least by the
 * {@link Prices}: one more unit that fills it, one less that draws on it, or two of a like exchanged. A chain
 * whose set is feasible and not worse in the end is kept, at first also one that loses a little (threshold
 * accepting: Dueck and Scheuer, J. Comput. Phys. 90, 1990); all else is undone. The best set seen is the
 * result.
 *
 * <p>What a set loses against the bound is the worth of the headroom that it leaves unused, what those units
 * would have earned that it leaves out, and what those lose that it takes in. Chains go down this sum.
 */
final class Improvement {

    /** Changes in one chain before it is given up. */
    private static final int LONGEST_CHAIN = 24;
    /** Candidates looked at on each side of the amount that is missing: free ones, and any. */
    private static final int NEAREST_FREE = 10;
    private static final int NEAREST = 5;
    /** Candidates looked at by chance. */
    private static final int BY_CHANCE = 6;
    /** Units of a like that are looked at for one that is on the other side. */
    private static final int LIKES = 8;
    /** What is short weighs so many times the price of what is left over. */
    private static final int SHORTAGE = 4;
    /** What a chain may lose at first, as a part of the whole value. */
    private static final int ALLOWED_PART = 3_000;
    /** Times that a whole set is gone through before what is short is just taken out. */
    private static final int ROUNDS = 3;
    private static final long MOST_COST = 1L << 58;
    private static final int LAST_RANK = ClearingProblem.RANKS - 1;

    private final ClearingProblem problem;
    private final boolean[] possible;
    private final Selection selection;
    private final Candidates candidates;
    private final Draw draw;
    private final long[] earning;
    private final long[] price;
    private final int[] byEarning;
    private final int[] byValue;

    /** What this chain has changed, to be undone; and of each unit the chain that changed it last. */
    private int[] changed = new int[64];

    private int changes;
    private final int[] changedIn;
    private int chain;

    private final Shortages shortages;

    /** The best change found so far for a position: one unit, and perhaps another of its like. */
    private int best;

    private int bestLike;
    private long leastCost;

    Improvement(Selection selection, boolean[] possible, Prices prices, Candidates candidates, Draw draw) {
        this.problem = selection.problem;
        this.possible = possible;
        this.selection = selection;
        this.candidates = candidates;
        this.draw = draw;
        this.earning = new long[problem.units()];
        for (int unit = 0; unit < earning.length; unit++) {
            earning[unit] = prices.earning(unit);
        }
        this.price = prices.price.clone();
        for (int position = 0; position < price.length; position++) {
            // Even worthless headroom is worth a little: chains must not overdraw it without end.
            price[position] = Math.max(1, price[position]);
        }
        this.byEarning = Sorting.descending(earning);
        this.byValue = Sorting.descending(problem.value);
        this.changedIn = new int[problem.units()];
        this.shortages = new Shortages(selection);
    }

    /** Makes any set feasible: by chains while they help, and where they do not, by taking units out. */
    void makeFeasible() {
        for (int round = 0; round < ROUNDS; round++) {
            begin();
            shortages.suspectAll();
            for (int links = 0; links < problem.units(); links++) {
                int position = shortages.worst();
                if (position < 0 || !findChange(position)) {
                    break;
                }
                makeChange();
            }
        }
        begin();
        shortages.suspectAll();
        for (int position = shortages.worst(); position >= 0; position = shortages.worst()) {
            takeOut(position);
        }
        fill();
    }

    /** Adds whatever fits, the units that earn most by the prices first. */
    void fill() {
        for (int unit : byEarning) {
            if (possible[unit] && !selection.isIn(unit) && selection.fits(unit)) {
                selection.add(unit);
            }
        }
    }

    /** Tries so many chains, and leaves the best set that it saw. */
    void run(int chains) {
        int[] bestSet = selection.chosen();
        long[] bestValues = selection.values();
        long mostLost = bestValues[LAST_RANK] / ALLOWED_PART;
        for (int tried = 0; tried < chains; tried++) {
            int unit = seed();
            if (possible[unit] && !selection.isIn(unit)) {
                // From the most to nothing, faster at first.
                long left = (long) chains - tried;
                attempt(unit, mostLost / chains * left / chains * left);
                if (selection.compareTo(bestValues) > 0) {
                    bestValues = selection.values();
                    bestSet = selection.chosen();
                }
            }
        }
        restore(bestSet);
    }

    /** Units of large value more often. */
    private int seed() {
        return byValue[draw.under(draw.under(byValue.length) + 1)];
    }

    private void restore(int[] bestSet) {
        boolean[] wanted = new boolean[problem.units()];
        for (int unit : bestSet) {
            wanted[unit] = true;
        }
        for (int unit = 0; unit < wanted.length; unit++) {
            if (selection.isIn(unit) != wanted[unit]) {
                change(unit);
            }
        }
    }

    private void attempt(int unit, long mayLose) {
        long[] before = selection.values();
        before[LAST_RANK] -= mayLose;
        begin();
        if (draw.under(2) == 0) {
            takeOutSmaller(unit);
        }
        if (!selection.isIn(unit)) {
            flip(unit);
        }
        if (repair() && selection.compareTo(before) >= 0) {
            return;
        }
        while (changes > 0) {
            change(changed[--changes]);
        }
    }

    private void takeOutSmaller(int unit) {
        for (int steps = 1; steps < LIKES; steps++) {
            int smaller = candidates.beside(unit, -steps);
            if (smaller >= 0 && selection.isIn(smaller)) {
                flip(smaller);
                return;
            }
        }
    }

    private void begin() {
        chain++;
        changes = 0;
        shortages.clear();
    }

    /** Makes the set feasible again within one chain; false if it became too long. */
    private boolean repair() {
        for (int links = 0; links < LONGEST_CHAIN; links++) {
            int position = shortages.worst();
            if (position < 0) {
                return true;
            }
            if (!findChange(position)) {
                return false;
            }
            makeChange();
        }
        return shortages.worst() < 0;
    }

    private boolean findChange(int position) {
        best = -1;
        leastCost = Long.MAX_VALUE;
        look(candidates.free, position, NEAREST_FREE);
        look(candidates.all, position, NEAREST);
        return best >= 0;
    }

    private void makeChange() {
        int like = bestLike;
        flip(best);
        if (like >= 0 && !selection.isIn(like)) {
            flip(like);
        }
    }

    private void look(Candidates.Index index, int position, int nearest) {
        int start = index.start[position];
        int end = index.start[position + 1];
        if (start == end) {
            return;
        }
        long missing = -selection.left[position];
        int drawing = index.atLeast(position, -missing);
        int filling = index.atLeast(position, missing);
        for (int i = 0; i < nearest; i++) {
            consider(index, position, drawing - i, missing);
            consider(index, position, drawing + i + 1, missing);
            consider(index, position, filling + i, missing);
            consider(index, position, filling - i - 1, missing);
        }
        for (int i = 0; i < BY_CHANCE; i++) {
            consider(index, position, start + draw.under(end - start), missing);
        }
    }

    private void consider(Candidates.Index index, int position, int at, long missing) {
        if (at < index.start[position] || at >= index.start[position + 1]
                || changedIn[index.unit[at]] == chain) {
            return;
        }
        int unit = index.unit[at];
        boolean draws = index.change[at] < 0;
        boolean in = selection.isIn(unit);
        if (in == draws) {
            note(costOfFlip(unit), unit, -1);
        }
        if (in) {
            int like = likeOutside(unit, missing, draws);
            if (like >= 0) {
                note(costOfExchange(unit, like), unit, like);
            }
        }
    }

    private void note(long cost, int unit, int like) {
        if (cost < leastCost) {
            leastCost = cost;
            best = unit;
            bestLike = like;
        }
    }

    /** A unit of its like that is out and, in its place, would cure the position. */
    private int likeOutside(int unit, long missing, boolean smaller) {
        long size = candidates.size[unit];
        int like = smaller
                ? candidates.notLarger(unit, size - missing)
                : candidates.notSmaller(unit, size + missing);
        for (int i = 0; i < LIKES && like >= 0; i++) {
            if (possible[like] && !selection.isIn(like) && changedIn[like] != chain) {
                return like;
            }
            like = candidates.beside(like, smaller ? -1 : 1);
        }
        return -1;
    }

    /** By how much the loss against the bound grows when the unit changes sides. */
    private long costOfFlip(int unit) {
        boolean in = selection.isIn(unit);
        long cost = in ? earning[unit] : -earning[unit];
        for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
            int position = problem.touchPosition[at];
            long now = selection.left[position];
            long after = in ? now - problem.touchChange[at] : now + problem.touchChange[at];
            cost += weight(position, after) - weight(position, now);
        }
        return cost;
    }

    private long costOfExchange(int unit, int like) {
        long cost = costOfFlip(unit);
        selection.remove(unit);
        cost += costOfFlip(like);
        selection.add(unit);
        return cost;
    }

    private long weight(int position, long left) {
        return left >= 0 ? product(price[position], left) : product(SHORTAGE * price[position], -left);
    }

    private static long product(long at, long minor) {
        long low = at * minor;
        return Math.multiplyHigh(at, minor) != 0 || low < 0 || low > MOST_COST ? MOST_COST : low;
    }

    /** Of the chosen units that draw there, the one that costs least, with what it would leave short. */
    private void takeOut(int position) {
        Candidates.Index all = candidates.all;
        int cheapest = -1;
        long least = Long.MAX_VALUE;
        for (int at = all.start[position]; at < all.start[position + 1]; at++) {
            int unit = all.unit[at];
            if (selection.isIn(unit) && draws(unit, position)) {
                long cost = costOfFlip(unit);
                if (cost < least) {
                    least = cost;
                    cheapest = unit;
                }
            }
        }
        flip(cheapest);
    }

    private boolean draws(int unit, int position) {
        for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
            if (problem.touchPosition[at] == position) {
                return problem.touchDraws[at];
            }
        }
        return false;
    }

    /** Changes the side of a unit, with all that must follow: what it needs, or what needs it. */
    private void flip(int unit) {
        boolean wasIn = selection.isIn(unit);
        int next = changes;
        changeOnce(unit);
        int[] start = wasIn ? problem.neededByStart : problem.needsStart;
        int[] others = wasIn ? problem.neededBy : problem.needs;
        for (; next < changes; next++) {
            int followed = changed[next];
            for (int i = start[followed]; i < start[followed + 1]; i++) {
                if (selection.isIn(others[i]) == wasIn) {
                    changeOnce(others[i]);
                }
            }
        }
    }

    private void changeOnce(int unit) {
        if (changes == changed.length) {
            changed = Arrays.copyOf(changed, 2 * changes);
        }
        changed[changes++] = unit;
        changedIn[unit] = chain;
        change(unit);
    }

    private void change(int unit) {
        if (selection.isIn(unit)) {
            selection.remove(unit);
        } else {
            selection.add(unit);
        }
        for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
            shortages.suspect(problem.touchPosition[at]);
        }
    }
}
