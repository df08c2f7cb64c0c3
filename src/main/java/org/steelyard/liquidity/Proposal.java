package org.steelyard.liquidity;

import java.math.BigInteger;

/** A feasible set of units, and what is known about it. */
public final class Proposal {

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final int[] chosen;
    private final long value;
    private final long bound;
    private final boolean isProven;

    Proposal(int[] chosen, long value, long bound, boolean isProven) {
        this.chosen = chosen;
        this.value = value;
        this.bound = bound;
        this.isProven = isProven;
    }

    /** The numbers of its units, ascending. */
    public int[] chosen() {
        return chosen.clone();
    }

    /** What they are worth together, over all ranks. */
    public long value() {
        return value;
    }

    /** What no feasible set is worth more than; never under the value. */
    public long bound() {
        return bound;
    }

    /** Whether it is proven that no set is better, rank by rank. */
    public boolean isProven() {
        return isProven;
    }

    /** How far the value may be under the best, in millionths of the bound; 0 if it is the best. */
    public int gapPpm() {
        BigInteger missing = BigInteger.valueOf(bound - value).multiply(MILLION);
        return bound == 0 ? 0 : missing.divide(BigInteger.valueOf(bound)).intValue();
    }
}
