package org.steelyard.liquidity;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks for the best feasible set of a {@link ClearingProblem}: the most urgent rank first, in a rank by
 * value. The problem is NP-hard already with two banks (docs/liquidity.md), so it gives the best set that it
 * found in a given {@link Effort}, and a bound that tells how far from the best it can be. It only proposes:
 * whoever settles the set checks it.
 *
 * <p>Steps: {@link Presolve}, {@link Prices}, sets {@linkplain Rounding rounded} from the prices or found by
 * {@linkplain Dive diving} and made feasible, {@link Improvement} of the best one, and {@link BranchAndBound}
 * where the problem is small. Whole numbers only; the answer depends on the arguments alone.
 */
public final class Optimiser {

    /** Any; fixed, so that everybody finds the same. */
    private static final long SEED = 1_857;
    /** How deep to dive: which is best depends on the queue, and more make no better set. */
    private static final int[] DIVES = {1, 4, 6, 9};
    /** With more units than this, branches prove nothing in a sensible number. */
    private static final int MOST_UNITS_TO_PROVE = 2_000;

    private Optimiser() {
    }

    /** The best set that this effort finds; empty if nothing can settle. */
    public static Proposal propose(ClearingProblem problem, Effort effort) {
        if (problem.units() == 0) {
            return new Proposal(new int[0], 0, 0, true);
        }
        boolean[] possible = Presolve.possible(problem);
        Prices prices = new Prices(problem, possible);
        prices.settle(effort.priceSteps(), Prices.FIRST_STEP);
        Candidates candidates = new Candidates(problem, possible, prices);
        Selection selection = new Selection(problem);
        for (Selection start : starts(problem, possible, prices, candidates)) {
            new Improvement(start, possible, prices, candidates, new Draw(SEED)).makeFeasible();
            selection = start.compareTo(selection.values()) > 0 ? start : selection;
        }
        Improvement improvement = new Improvement(selection, possible, prices, candidates, new Draw(SEED));
        improvement.run(effort.chains());
        improvement.fill();
        return proven(problem, possible, prices, selection.chosen(), effort.nodes());
    }

    /** Many, since each is cheap, and none is the best one of all kinds of queues. */
    private static List<Selection> starts(ClearingProblem problem, boolean[] possible, Prices prices,
            Candidates candidates) {
        List<Selection> rounded = List.of(Rounding.byEarning(problem, possible, prices),
                Rounding.byClearEarning(problem, possible, prices),
                Rounding.byShares(problem, possible, prices));
        List<Selection> starts = new ArrayList<>(rounded);
        for (Selection from : rounded) {
            for (int dives : DIVES) {
                starts.add(Dive.of(from, possible, candidates, dives));
            }
        }
        return starts;
    }

    private static Proposal proven(ClearingProblem problem, boolean[] possible, Prices prices, int[] found,
            long nodes) {
        int[] chosen = found;
        boolean isProven = chosen.length == possible.length;
        if (!isProven && possible.length <= MOST_UNITS_TO_PROVE) {
            BranchAndBound search = new BranchAndBound(problem, possible, chosen, nodes);
            isProven = search.run();
            chosen = search.best();
        }
        long bound = prices.bound();
        long value = problem.value(chosen);
        boolean isLargest = isProven && problem.hasOneRank();
        return new Proposal(chosen, value, isLargest ? value : Math.max(value, bound), isProven);
    }
}
