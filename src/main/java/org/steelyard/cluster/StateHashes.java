package org.steelyard.cluster;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The state hash after each of the last commands, written by the engine's thread and read by any. Two members
 * that have applied the same commands have the same hash at each sequence.
 */
final class StateHashes {

    /** How many commands back a member can still say its hash: more than two members drift apart. */
    static final int KEPT = 1 << 16;

    private final AtomicLongArray hashes = new AtomicLongArray(KEPT);
    private volatile long first;
    private volatile long last;

    /** The engine begins after this command: nothing is known of what was before. */
    void begin(long sequence, long hash) {
        put(sequence, hash);
        first = sequence;
        last = sequence;
    }

    void put(long sequence, long hash) {
        hashes.setOpaque((int) (sequence & KEPT - 1), hash);
    }

    /** All that was put up to this command can now be read. */
    void publish(long sequence) {
        last = sequence;
    }

    long last() {
        return last;
    }

    long lastHash() {
        while (true) {
            OptionalLong hash = at(last);
            if (hash.isPresent()) {
                return hash.getAsLong();
            }
        }
    }

    /** The hash after this command; empty if it is not applied yet, or too long ago. */
    OptionalLong at(long sequence) {
        if (sequence < first || sequence > last || sequence <= last - KEPT / 2) {
            return OptionalLong.empty();
        }
        long hash = hashes.getOpaque((int) (sequence & KEPT - 1));
        // Half of the ring is room for what is applied while this is read.
        return sequence > last - KEPT / 2 ? OptionalLong.of(hash) : OptionalLong.empty();
    }
}
