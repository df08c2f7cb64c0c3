package org.steelyard.liquidity;

/**
 * Numbers that look drawn by chance and are the same for everybody (SplitMix64: Steele, Lea and Flood, OOPSLA
 * 2014).
 */
final class Draw {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    Draw(long seed) {
        this.state = seed;
    }

    /** From 0, under this. */
    int under(int bound) {
        state += GOLDEN_GAMMA;
        long mixed = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return (int) ((((mixed ^ mixed >>> 31) >>> 33) * bound) >>> 31);
    }
}
