package org.steelyard.settlement;

/**
 * The state hash: a running 64-bit mix of every change of state, in order. Two engines that have applied the
 * same commands have the same hash at every position of the log; it costs a few instructions a change.
 */
final class Trace {

    private long hash;

    Trace(long hash) {
        this.hash = hash;
    }

    long hash() {
        return hash;
    }

    void fold(long value) {
        hash = mix(hash ^ value);
    }

    void fold(String text) {
        fold(text.length());
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 31 + text.charAt(i);
        }
        fold(hash);
    }

    /** Finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): one to one on 64 bits. */
    static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
