package org.steelyard.settlement;

import java.util.function.IntToLongFunction;

/**
 * An index from 128-bit keys to the rows of the {@link Register}, which hold the keys themselves. It is cut
 * into segments that grow one at a time: one table of ten million keys would stop the engine for half a
 * second when it doubles, a segment does it in microseconds.
 */
final class Identities {

    static final int NOT_FOUND = -1;
    private static final int SEGMENT_BITS = 10;
    private static final int FIRST_SLOTS = 16;

    private final long[][] segments = new long[1 << SEGMENT_BITS][FIRST_SLOTS];
    private final int[] filled = new int[1 << SEGMENT_BITS];
    private final IntToLongFunction highOf;
    private final IntToLongFunction lowOf;

    /** The functions give the key of a row. */
    Identities(IntToLongFunction highOf, IntToLongFunction lowOf) {
        this.highOf = highOf;
        this.lowOf = lowOf;
    }

    int find(long high, long low) {
        long hash = hash(high, low);
        long[] slots = segments[segment(hash)];
        int mask = slots.length - 1;
        for (int at = (int) hash & mask; slots[at] != 0; at = at + 1 & mask) {
            int row = (int) slots[at] - 1;
            if (slots[at] >>> 32 == hash >>> 32 && highOf.applyAsLong(row) == high
                    && lowOf.applyAsLong(row) == low) {
                return row;
            }
        }
        return NOT_FOUND;
    }

    /** Adds a key that is not there yet. */
    void add(long high, long low, int row) {
        long hash = hash(high, low);
        int segment = segment(hash);
        if (++filled[segment] * 3 > segments[segment].length * 2) {
            grow(segment);
        }
        put(segments[segment], hash, row);
    }

    private void grow(int segment) {
        long[] old = segments[segment];
        long[] slots = new long[old.length * 2];
        for (long slot : old) {
            if (slot != 0) {
                int row = (int) slot - 1;
                put(slots, hash(highOf.applyAsLong(row), lowOf.applyAsLong(row)), row);
            }
        }
        segments[segment] = slots;
    }

    /** A slot holds 32 bits of the hash, to spare a look at the row, and the row plus one. */
    private static void put(long[] slots, long hash, int row) {
        int mask = slots.length - 1;
        int at = (int) hash & mask;
        while (slots[at] != 0) {
            at = at + 1 & mask;
        }
        slots[at] = hash & 0xFFFF_FFFF_0000_0000L | row + 1L;
    }

    private static long hash(long high, long low) {
        return Trace.mix(high ^ Trace.mix(low));
    }

    private static int segment(long hash) {
        return (int) (hash >>> 64 - SEGMENT_BITS);
    }
}
