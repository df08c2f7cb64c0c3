package org.steelyard.liquidity;

/**
 * How hard the {@link Optimiser} tries: counts, never times, so that the same problem has the same answer on
 * every machine.
 *
 * @param priceSteps steps towards good prices, each one pass over all units; from 0
 * @param chains ejection chains that are tried; from 0
 * @param nodes branches that are looked at to prove a small problem; from 0
 */
public record Effort(int priceSteps, int chains, long nodes) {

    /** Refuses counts under zero. */
    public Effort {
        if (priceSteps < 0 || chains < 0 || nodes < 0) {
            throw new IllegalArgumentException("an effort is not negative");
        }
    }

    /** A branch sets prices anew for every open unit: branches times units are what it costs. */
    private static final long MOST_BRANCHED_UNITS = 500_000;

    /** What a run takes during the day: about a second for 10,000 units on one core, five for 100,000. */
    public static Effort ofRun(int units) {
        return new Effort(units <= 20_000 ? 400 : 200, Math.clamp(20L * units, 20_000, 400_000),
                MOST_BRANCHED_UNITS / Math.max(1, units));
    }
}
