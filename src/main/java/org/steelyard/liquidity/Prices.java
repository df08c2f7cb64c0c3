package org.steelyard.liquidity;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Prices of liquidity, one a position: what one more minor unit there would be worth. For any prices, the
 * worth of all headroom, plus what each unit earns after paying for what it draws (if it earns anything), is
 * at least the value of the best set: a bound (Lagrange). Good prices make it nearly that of the linear
 * relaxation, whatever links and limits there are, and say of most units whether the best set holds them.
 *
 * <p>The prices come from a subgradient ascent with a step for each position by its turnover, in whole
 * numbers; the bound is reckoned from them exactly.
 */
final class Prices {

    /** A first step, for prices that are nothing yet; and one for prices that were good a moment ago. */
    static final int FIRST_STEP = 1 << 14;

    static final int SMALL_STEP = 1 << 12;

    /** Steps and shares have 16 bits behind the point. */
    private static final int SHARE_BITS = 16;

    /** A price has at most so many bits behind the point, less where amounts are large. */
    private static final int MOST_FRACTION_BITS = 16;
    /** Bits of the largest value that leave room for prices of up to 128 times the value of a unit. */
    private static final int ROOM_BITS = 54;
    private static final int EARNING_BITS = 60;
    /** After so many steps without a better bound the step is made smaller. */
    private static final int PATIENCE = 8;

    private final ClearingProblem problem;
    private final long[] value;
    private final boolean[] possible;
    private final long[] headroom;
    /** What stands behind the binary point of prices and earnings. */
    final int fractionBits;
    final long[] price;
    private final long[] worth;
    private final long[] turnover;
    private final long[] highest;
    private final long[] left;
    private final int[] drift;
    /** In the second half of the search: its rounds, and in how many of them each unit earned something. */
    private int roundsCounted;

    private final int[] timesEarning;
    private boolean counting;

    Prices(ClearingProblem problem, boolean[] possible) {
        this(problem, problem.value, possible);
    }

    /**
     * For other values than those of the problem.
     *
     * @param value of each unit
     * @param possible of each unit whether it may be chosen; read anew in every search
     */
    Prices(ClearingProblem problem, long[] value, boolean[] possible) {
        this.problem = problem;
        this.value = value;
        this.possible = possible;
        int positions = problem.positions();
        this.headroom = new long[positions];
        for (int position = 0; position < positions; position++) {
            // Where it is under zero, who draws there must at least be matched by what comes in.
            headroom[position] = Math.max(0, problem.headroom[position]);
        }
        this.worth = new long[positions];
        this.turnover = new long[positions];
        this.highest = new long[positions];
        this.price = new long[positions];
        this.left = new long[positions];
        this.timesEarning = new int[problem.units()];
        this.drift = new int[positions];
        this.fractionBits = scale();
    }

    private int scale() {
        long largest = 1;
        int mostTouches = 1;
        long[] valueDrawn = new long[worth.length];
        for (int unit = 0; unit < possible.length; unit++) {
            for (int at = problem.touchStart[unit]; possible[unit]
                    && at < problem.touchStart[unit + 1]; at++) {
                int position = problem.touchPosition[at];
                long change = problem.touchChange[at];
                highest[position] = Math.max(highest[position], Math.abs(change));
                if (change < 0) {
                    turnover[position] -= change;
                    valueDrawn[position] += value[unit];
                }
            }
            largest = Math.max(largest, possible[unit] ? value[unit] : 0);
            mostTouches = Math.max(mostTouches, problem.touchStart[unit + 1] - problem.touchStart[unit]);
        }
        int bits = Math.clamp(ROOM_BITS - (Long.SIZE - Long.numberOfLeadingZeros(largest)), 0,
                MOST_FRACTION_BITS);
        for (int position = 0; position < worth.length; position++) {
            if (turnover[position] > 0) {
                worth[position] = shiftedRatio(valueDrawn[position], turnover[position], bits);
                // However many positions a unit touches, what it pays and earns fits a long.
                highest[position] = (1L << EARNING_BITS) / mostTouches / highest[position];
            }
        }
        return bits;
    }

    private static long shiftedRatio(long value, long of, int bits) {
        return BigInteger.valueOf(value).shiftLeft(bits).divide(BigInteger.valueOf(of)).longValue();
    }

    /** What the unit earns after paying for what it draws, with {@link #fractionBits} behind the point. */
    long earning(int unit) {
        long sum = value[unit] << fractionBits;
        for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
            sum += price[problem.touchPosition[at]] * problem.touchChange[at];
        }
        return sum;
    }

    /** The unit's share in the linear optimum, roughly, with so many bits behind the point. */
    int share(int unit, int bits) {
        return roundsCounted == 0 ? 0 : (int) (((long) timesEarning[unit] << bits) / roundsCounted);
    }

    /** From now on this is what each position has, and these prices are where the next search begins. */
    void begin(long[] newHeadroom, long[] prices) {
        System.arraycopy(newHeadroom, 0, headroom, 0, headroom.length);
        System.arraycopy(prices, 0, price, 0, price.length);
        Arrays.fill(drift, 0);
        Arrays.fill(timesEarning, 0);
        roundsCounted = 0;
    }

    /** Looks for good prices in so many steps, and keeps the best. */
    void settle(int steps, int firstStep) {
        long[] best = price.clone();
        long bestBound = Long.MAX_VALUE;
        int step = firstStep;
        int idle = 0;
        for (int round = 0; round < steps && step > 0; round++) {
            counting = round >= steps / 2;
            roundsCounted += counting ? 1 : 0;
            long bound = look();
            if (bound < bestBound) {
                bestBound = bound;
                System.arraycopy(price, 0, best, 0, best.length);
                idle = 0;
            } else if (++idle >= PATIENCE) {
                step -= Math.max(1, step / 4);
                idle = 0;
            }
            move(step);
        }
        System.arraycopy(best, 0, price, 0, best.length);
    }

    /** Chooses what earns something, notes what that leaves, and returns the bound roughly. */
    private long look() {
        System.arraycopy(headroom, 0, left, 0, left.length);
        long bound = 0;
        for (int unit = 0; unit < possible.length; unit++) {
            if (possible[unit]) {
                long earning = earning(unit);
                if (earning > 0) {
                    bound += earning >> fractionBits;
                    timesEarning[unit] += counting ? 1 : 0;
                    for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
                        left[problem.touchPosition[at]] += problem.touchChange[at];
                    }
                }
            }
        }
        for (int position = 0; position < price.length; position++) {
            bound += worthOf(headroom[position], price[position]);
        }
        return bound;
    }

    private long worthOf(long minor, long at) {
        long high = Math.multiplyHigh(minor, at);
        long low = minor * at;
        return fractionBits == 0 ? low : high << (Long.SIZE - fractionBits) | low >>> fractionBits;
    }

    private void move(int step) {
        for (int position = 0; position < price.length; position++) {
            if (turnover[position] > 0) {
                drift[position] = (int) ((3L * drift[position] + share(left[position], turnover[position]))
                        / 4);
                long by = worth[position] * drift[position] >> SHARE_BITS;
                long moved = price[position] - (by * step >> SHARE_BITS);
                price[position] = Math.clamp(moved, 0, highest[position]);
            }
        }
    }

    /** The part of the turnover that is left over or missing, at most one turnover. */
    private static int share(long leftOver, long turnover) {
        long part = Math.clamp(leftOver, -turnover, turnover);
        int shift = Math.max(0,
                Long.SIZE - Long.numberOfLeadingZeros(turnover) - (Long.SIZE - 2 - SHARE_BITS));
        return (int) (((part >> shift) << SHARE_BITS) / (turnover >> shift));
    }

    /** A value that no feasible set exceeds, whatever the ranks and the order; exact for these prices. */
    long bound() {
        BigInteger bound = exactBound().shiftRight(fractionBits);
        return bound.bitLength() < Long.SIZE ? bound.longValue() : Long.MAX_VALUE;
    }

    private BigInteger exactBound() {
        BigInteger sum = BigInteger.ZERO;
        for (int position = 0; position < price.length; position++) {
            sum = sum.add(
                    BigInteger.valueOf(headroom[position]).multiply(BigInteger.valueOf(price[position])));
        }
        long part = 0;
        for (int unit = 0; unit < possible.length; unit++) {
            part += possible[unit] ? Math.max(0, earning(unit)) : 0;
            if (part > Long.MAX_VALUE / 2) {
                sum = sum.add(BigInteger.valueOf(part));
                part = 0;
            }
        }
        return sum.add(BigInteger.valueOf(part));
    }
}
