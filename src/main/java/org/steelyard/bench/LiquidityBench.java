package org.steelyard.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;

import org.steelyard.liquidity.ClearingProblem;
import org.steelyard.liquidity.Effort;
import org.steelyard.liquidity.Optimiser;
import org.steelyard.liquidity.PrefixOptimum;
import org.steelyard.liquidity.Proposal;
import org.steelyard.liquidity.QueuedPayments;
import org.steelyard.liquidity.Selection;

/**
 * What the algorithms of liquidity saving settle of a stuck queue, and how long they take: in order, with
 * overtaking, and the optimiser's proposal beside its bound; then whole days on the engine.
 */
public final class LiquidityBench {

    private static final long SEED = 7;
    private static final int ROUNDS = 5;
    private static final double MILLION = 1e6;

    private final PrintStream out;

    /** Prints to this stream. */
    public LiquidityBench(PrintStream out) {
        this.out = out;
    }

    /** Runs all of it; a minute or two. */
    public void run() throws IOException {
        out.println("liquidity: stuck queues and whole days, drawn from seeds; one core");
        BenchConditions.print(out, Path.of("."));
        out.println(
                "stuck queues: lognormal amounts, each account has up to so much of what waits to leave it;"
                        + " value settled as a part of all that waits");
        out.printf("  %-55s %-22s %-9s %-36s%n", "", "largest set in order", "overtaking", "optimiser");
        queue(new StuckQueue.Shape(30, 300, 2, 50, 1.5, 300));
        queue(new StuckQueue.Shape(50, 2_000, 2, 50, 1.5, 50));
        queue(new StuckQueue.Shape(64, 10_000, 1, 0, 1.5, 10));
        queue(new StuckQueue.Shape(100, 10_000, 2, 50, 1.5, 300));
        queue(new StuckQueue.Shape(100, 10_000, 2, 50, 1.5, 50));
        queue(new StuckQueue.Shape(100, 10_000, 2, 50, 3.0, 300));
        queue(new StuckQueue.Shape(300, 100_000, 2, 50, 1.5, 300));
        queue(new StuckQueue.Shape(300, 100_000, 2, 50, 1.5, 50));
        new DayBench(out).run();
        BenchConditions.printPressure(out);
    }

    private void queue(StuckQueue.Shape shape) {
        StuckQueue stuck = new StuckQueue(shape, SEED);
        long all = stuck.value();
        int[] told = new int[stuck.payments()];
        QueuedPayments queued = stuck.queued(told);
        PrefixOptimum prefixOptimum = new PrefixOptimum();
        long[] nanos = new long[ROUNDS];
        int[] inOrder = {};
        for (int round = 0; round < ROUNDS; round++) {
            long started = System.nanoTime();
            inOrder = prefixOptimum.of(queued);
            nanos[round] = System.nanoTime() - started;
        }
        Arrays.sort(nanos);
        ClearingProblem problem = stuck.problem();
        long[] optimiserNanos = new long[ROUNDS];
        Proposal proposal = Optimiser.propose(problem, new Effort(0, 0, 0));
        for (int round = 0; round < ROUNDS; round++) {
            long started = System.nanoTime();
            proposal = Optimiser.propose(problem, Effort.ofRun(problem.units()));
            optimiserNanos[round] = System.nanoTime() - started;
        }
        Arrays.sort(optimiserNanos);
        if (!problem.isFeasible(proposal.chosen())) {
            throw new IllegalStateException("the optimiser proposed what cannot settle");
        }
        out.printf("  %4d banks %,8d payments %d%% in pairs, sigma %.1f, up to %4.1f%%: %5.1f%% in %6.2f ms"
                + "     %5.1f%%     %5.1f%% of at most %5.1f%%, gap %.2f%%, in %,6.0f ms%n",
                shape.banks(), stuck.payments(), shape.percentOfLegs(), shape.sigma(),
                shape.permille() / 10.0,
                percent(stuck.value(inOrder, told), all), nanos[ROUNDS / 2] / MILLION,
                percent(overtaking(problem), all), percent(proposal.value(), all),
                percent(proposal.bound(), all), proposal.gapPpm() / 10_000.0,
                optimiserNanos[ROUNDS / 2] / MILLION);
    }

    private static long overtaking(ClearingProblem problem) {
        Selection settled = new Selection(problem);
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int unit = 0; unit < problem.units(); unit++) {
                if (!settled.isIn(unit) && settled.fits(unit)) {
                    settled.add(unit);
                    moved = true;
                }
            }
        }
        return problem.value(settled.chosen());
    }

    private static double percent(long part, long whole) {
        return 100.0 * part / whole;
    }
}
