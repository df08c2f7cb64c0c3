package org.steelyard.settlement;

import java.util.function.IntToLongFunction;

/**
 * An index from 128-bit keys to the rows of the {@link Register}, which hold the keys themselves. It is cut
 * into segments that grow one at a time: one table of ten million keys would stop the engine for half a
 * second when it doubles, a segment does it in microseconds.
 *
 * <p>
 * A slot holds 32 bits of the key's hash and the row plus one. The lowest of these bits say where in its
 * segment the slot is wanted, so that growing reads no row; the others spare nearly every look at a row
 * that has another key.
 */
final class Identities {

    static final int NOT_FOUND = -1;
    private static final int SEGMENTS = 1 << 10;
    private static final int FIRST_SLOTS = 16;

    private final long[][] segments = new long[SEGMENTS][FIRST_SLOTS];
    private final int[] filled = new int[SEGMENTS];
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
        for (int at = (int) (hash >>> 32) & mask; slots[at] != 0; at = at + 1 & mask) {
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
            long[] slots = new long[segments[segment].length * 2];
            for (long slot : segments[segment]) {
                if (slot != 0) {
                    put(slots, slot);
                }
            }
            segments[segment] = slots;
        }
        put(segments[segment], hash & 0xFFFF_FFFF_0000_0000L | row + 1L);
    }

    private static void put(long[] slots, long slot) {
        int mask = slots.length - 1;
        int at = (int) (slot >>> 32) & mask;
        while (slots[at] != 0) {
            at = at + 1 & mask;
        }
        slots[at] = slot;
    }

    private static long hash(long high, long low) {
        return Trace.mix(high ^ Trace.mix(low));
    }

    private static int segment(long hash) {
        return (int) hash & SEGMENTS - 1;
    }
}
