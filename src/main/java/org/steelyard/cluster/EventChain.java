package org.steelyard.cluster;

import java.nio.ByteOrder;

import org.agrona.DirectBuffer;

/**
 * The chain over all recorded events: one number that follows from every byte of every event from index 0 on.
 * Members whose streams are the same have the same chain at each index; it finds a difference that happened,
 * not one that somebody made on purpose.
 */
final class EventChain {

    /** Before the first event. */
    static final long START = 0;

    private static final long ODD = 0x9E3779B97F4A7C15L;

    private EventChain() {
    }

    /** The chain after this record of an event. */
    static long after(long chain, DirectBuffer record, int offset, int length) {
        long mixed = fold(chain, length);
        int words = offset + (length & -Long.BYTES);
        for (int at = offset; at < words; at += Long.BYTES) {
            mixed = fold(mixed, record.getLong(at, ByteOrder.LITTLE_ENDIAN));
        }
        long rest = 0;
        for (int at = words; at < offset + length; at++) {
            rest = rest << Byte.SIZE | record.getByte(at) & 0xFF;
        }
        return fold(mixed, rest);
    }

    private static long fold(long chain, long word) {
        long mixed = (chain ^ word) * ODD;
        return mixed ^ mixed >>> 29;
    }
}
