package org.steelyard.research;

import java.util.Arrays;

/**
 * Between which amounts the liquidity of each account matters (Leinonen and Soramäki, 1999): with the upper
 * bound every payment settles at once, with less than the lower bound not all can settle at all.
 */
public final class Bounds {

    /** Millionths: how fine the place between the bounds is given. */
    public static final int WHOLE_PPM = 1_000_000;

    private final long[] upper;
    private final long[] lower;

    private Bounds(long[] upper, long[] lower) {
        this.upper = upper;
        this.lower = lower;
    }

    /**
     * Those of each account of a day. The upper one is the largest net outflow up to any moment, the lower
     * one that of the whole day, and neither is under nothing. The legs of a payment versus payment flow
     * when the later one is in.
     */
    public static Bounds of(PaymentDay day) {
        long[] net = new long[day.accounts()];
        long[] upper = new long[net.length];
        int pairs = day.payments().stream().mapToInt(Payment::pair).max().orElse(Payment.ALONE) + 1;
        Payment[] first = new Payment[pairs];
        for (Payment payment : day.payments()) {
            if (!payment.isLeg()) {
                flow(day, payment, net);
            } else if (first[payment.pair()] == null) {
                first[payment.pair()] = payment;
            } else {
                flow(day, first[payment.pair()], net);
                flow(day, payment, net);
                reach(day, first[payment.pair()], net, upper);
            }
            reach(day, payment, net, upper);
        }
        long[] lower = new long[net.length];
        Arrays.setAll(lower, account -> Math.max(0, net[account]));
        return new Bounds(upper, lower);
    }

    private static void flow(PaymentDay day, Payment payment, long[] net) {
        net[day.debited(payment)] += payment.minor();
        net[day.credited(payment)] -= payment.minor();
    }

    private static void reach(PaymentDay day, Payment payment, long[] net, long[] upper) {
        int debited = day.debited(payment);
        upper[debited] = Math.max(upper[debited], net[debited]);
    }

    /** What makes every payment of this account settle at once. */
    public long upper(int account) {
        return upper[account];
    }

    /** What this account needs at least. */
    public long lower(int account) {
        return lower[account];
    }

    /**
     * Liquidity of each account so far between the bounds, rounded down to whole minor units.
     *
     * @param ppm millionths of the way from the lower to the upper bound; more than the whole is allowed
     */
    public Balances between(int ppm) {
        long[] liquidity = new long[upper.length];
        Arrays.setAll(liquidity, account -> {
            long width = upper[account] - lower[account];
            return lower[account] + width / WHOLE_PPM * ppm + width % WHOLE_PPM * ppm / WHOLE_PPM;
        });
        return Balances.of(liquidity);
    }
}
