package org.steelyard.simulator;

import java.util.List;
import java.util.Random;

/** Chance from a seed: the same seed gives the same answers in the same order, on every machine. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        // Seeds are often neighbours; Random's first answers to neighbours are alike.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L ^ seed >>> 32);
        random.nextLong();
    }

    /** Whether something happens that does so in this many of a hundred cases. */
    boolean percent(int chances) {
        return random.nextInt(100) < chances;
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    long bits() {
        return random.nextLong();
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
