package org.steelyard.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Drives the engine with random commands of all kinds and lets it crash, and compares all that it answers
 * with the naive model. A world is a small system with a seed of its own; when it ends, the next begins.
 */
public final class FaultSimulation {

    /** A short list is a kindness to the reader, and no proof: it need not take long. */
    private static final int MOST_SHRINKING_TRIALS = 1_000;

    /** Who wants to know how far it is. */
    public interface Progress {

        /** Says nothing to nobody. */
        Progress NONE = soFar -> {};

        /** A world has ended. */
        void at(FaultReport soFar);
    }

    private final Engine.Maker maker;
    private final Coverage coverage = new Coverage();
    private final long startNanos = System.nanoTime();
    private final long seed;
    private final int mostShrinkingTrials;
    private long worlds;
    private long commands;
    private Optional<FaultReport.Failure> failure = Optional.empty();

    FaultSimulation(Engine.Maker maker, long seed, int mostShrinkingTrials) {
        this.maker = maker;
        this.seed = seed;
        this.mostShrinkingTrials = mostShrinkingTrials;
    }

    /**
     * Runs until something goes wrong, this many steps are done, or this time is over.
     *
     * @param seed of the first world; any number
     * @param mostSteps from 1; all worlds together
     * @param longest looked at when a world ends
     */
    public static FaultReport run(long seed, long mostSteps, Duration longest, Progress progress) {
        return of(new SteelyardEngine.Maker(), seed).run(mostSteps, longest, progress);
    }

    static FaultSimulation of(Engine.Maker maker, long seed) {
        return new FaultSimulation(maker, seed, MOST_SHRINKING_TRIALS);
    }

    FaultReport run(long mostSteps, Duration longest, Progress progress) {
        while (failure.isEmpty() && commands < mostSteps && elapsedMillis() < longest.toMillis()) {
            world(seed + worlds, mostSteps - commands);
            progress.at(report());
        }
        return report();
    }

    Coverage coverage() {
        return coverage;
    }

    private FaultReport report() {
        long crashes = coverage.faults().getOrDefault(Step.Fault.CRASH, 0L)
                + coverage.faults().getOrDefault(Step.Fault.CRASH_WITHOUT_SNAPSHOT, 0L);
        return new FaultReport(seed, worlds, commands, crashes, elapsedMillis(), coverage.commands(),
                coverage.events(), failure);
    }

    private long elapsedMillis() {
        return Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
    }

    private void world(long worldSeed, long mostSteps) {
        worlds++;
        RandomSteps steps = new RandomSteps(worldSeed);
        Trial trial = new Trial(maker, steps.mostWaiting);
        long most = Math.min(mostSteps, steps.most);
        for (int step = 1; step <= most && failure.isEmpty(); step++) {
            Step next = steps.next(trial.model());
            Optional<String> wrong = trial.take(next);
            commands++;
            coverage.count(next, trial.lastReply());
            if (wrong.isPresent()) {
                failure = Optional.of(new FaultReport.Failure(worldSeed, step, wrong.get(),
                        shortest(trial.done(), steps.mostWaiting).stream().map(Step::toString).toList()));
            }
        }
    }

    /** Leaves out ever smaller runs of steps, as long as something still goes wrong without them. */
    private List<Step> shortest(List<Step> failing, int mostWaiting) {
        List<Step> shortest = new ArrayList<>(failing);
        int trials = 0;
        for (int run = shortest.size() / 2; run > 0; run /= 2) {
            for (int from = shortest.size() - run; from >= 0 && trials < mostShrinkingTrials; from -= run) {
                List<Step> fewer = new ArrayList<>(shortest.subList(0, from));
                fewer.addAll(shortest.subList(Math.min(from + run, shortest.size()), shortest.size()));
                trials++;
                if (Trial.of(maker, mostWaiting, fewer).isPresent()) {
                    shortest = fewer;
                }
            }
        }
        return shortest;
    }
}
