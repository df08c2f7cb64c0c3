package org.steelyard.bench;

/** SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same stream for the same seed, everywhere. */
final class BenchRandom {

    private long state;

    BenchRandom(long seed) {
        state = seed;
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** A number from 0 to bound - 1. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }
}
