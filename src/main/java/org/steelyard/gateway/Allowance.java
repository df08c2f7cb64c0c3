package org.steelyard.gateway;

import java.util.function.LongSupplier;

/**
 * So many a second, and no more saved up than one second's worth. Safe for any number of threads.
 */
final class Allowance {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long nanosEach;
    private final long most;
    private final LongSupplier nanoTime;
    /** Everything up to this moment has been spent. */
    private long spentUntil;

    /**
     * @param perSecond how many a second, from 1 to 1,000,000
     * @param most how many at once, after a rest
     * @param nanoTime a clock that never goes back, in nanoseconds
     */
    Allowance(int perSecond, int most, LongSupplier nanoTime) {
        this.nanosEach = NANOS_PER_SECOND / perSecond;
        this.most = most;
        this.nanoTime = nanoTime;
        this.spentUntil = nanoTime.getAsLong() - nanosEach * most;
    }

    /** Takes one; the answer is 0, or after how many nanoseconds there will be one again. */
    synchronized long take() {
        long now = nanoTime.getAsLong();
        long next = Math.max(spentUntil, now - nanosEach * most) + nanosEach;
        if (next - now > 0) {
            return next - now;
        }
        spentUntil = next;
        return 0;
    }
}
