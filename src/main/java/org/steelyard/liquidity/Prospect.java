package org.steelyard.liquidity;

/**
 * The most that an account could ever pay out at one instant: what it has, and all that waits to be paid to
 * it. Two questions to it, each a comparison, spare nearly all runs of {@link PrefixOptimum}.
 *
 * <p>Both rest on the state before the event: nothing could settle then, neither alone nor together. So each
 * set that can settle now holds a payment for which the event made the difference:
 * <ul>
 * <li>a payment was queued (at the end of its queue, or further ahead by its priority): the set holds this
 * payment and all before it in its queue. Ask {@link #mayCoverQueueThrough}, for a linked payment at each of
 * its payers; if all say yes, run with this payment as the only {@linkplain QueuedPayments#necessary
 * necessary} one;
 * <li>accounts were credited, or got a higher credit line: the set holds the first payment that draws on one
 * of them. Ask {@link #mayCoverHead} of each; those who say yes give the necessary payments; if all say no,
 * do not run. A raised limit or a lowered reservation is the same with the first payment that draws on it;
 * <li>a payment was withdrawn from a queue, or moved back: the set holds the one that stood behind it.
 * </ul>
 * A yes promises nothing; a no is certain: no set can settle.
 *
 * @param availableMinor balance + credit line, in minor units; may be negative
 * @param queuedInMinor sum of all waiting payments to this account, in minor units, from 0; the caller keeps
 *     it exactly, and refuses to queue a payment that would carry it over {@link Long#MAX_VALUE}
 */
public record Prospect(long availableMinor, long queuedInMinor) {

    /** Checks the sum. */
    public Prospect {
        requireSum(queuedInMinor);
    }

    /**
     * Whether the payments of the account's queue up to and with the new one could ever be covered.
     *
     * @param queuedOutMinor sum of all payments of this account from the head of its queue through the new
     *     payment, in minor units
     */
    public boolean mayCoverQueueThrough(long queuedOutMinor) {
        requireSum(queuedOutMinor);
        return availableMinor >= queuedOutMinor - queuedInMinor;
    }

    /** Whether the first waiting payment that draws on this account could ever be covered. */
    public boolean mayCoverHead(long headMinor) {
        return mayCoverQueueThrough(headMinor);
    }

    // The difference of two sums that are not negative fits a long, so the comparison above is exact.
    private static void requireSum(long sumMinor) {
        if (sumMinor < 0) {
            throw new IllegalArgumentException("a sum of payments must not be negative: " + sumMinor);
        }
    }
}
