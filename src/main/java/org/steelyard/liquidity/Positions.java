package org.steelyard.liquidity;

import java.util.Arrays;

/**
 * What is left on each account, limit or reservation, as 128-bit integers: amounts are whole {@code long}s
 * (a headroom may be negative) and a queue holds millions of them, so that their sum does not fit a
 * {@code long}. Exact for any 2^62 amounts.
 */
final class Positions {

    private long[] high = new long[16];
    private long[] low = new long[16];
    private int count;

    int count() {
        return count;
    }

    int open(long headroom) {
        if (count == high.length) {
            high = Arrays.copyOf(high, 2 * count);
            low = Arrays.copyOf(low, 2 * count);
        }
        high[count] = headroom >> (Long.SIZE - 1);
        low[count] = headroom;
        return count++;
    }

    void draw(int position, long amount) {
        high[position] -= (amount >> (Long.SIZE - 1))
                + (Long.compareUnsigned(low[position], amount) < 0 ? 1 : 0);
        low[position] -= amount;
    }

    void fill(int position, long amount) {
        low[position] += amount;
        high[position] += (amount >> (Long.SIZE - 1))
                + (Long.compareUnsigned(low[position], amount) < 0 ? 1 : 0);
    }

    boolean isShort(int position) {
        return high[position] < 0;
    }

    void copyFrom(Positions other) {
        if (high.length < other.count) {
            high = new long[other.high.length];
            low = new long[other.low.length];
        }
        System.arraycopy(other.high, 0, high, 0, other.count);
        System.arraycopy(other.low, 0, low, 0, other.count);
        count = other.count;
    }

    void clear() {
        count = 0;
    }
}
