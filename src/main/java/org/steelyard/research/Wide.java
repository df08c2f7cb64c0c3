package org.steelyard.research;

import java.math.BigInteger;

/** A sum of products that may be more than 64 bits hold: minor units times milliseconds. */
final class Wide {

    private long high;
    private long low;

    /** Adds a product. */
    void add(long one, long other) {
        long product = one * other;
        high += Math.multiplyHigh(one, other);
        low += product;
        if (Long.compareUnsigned(low, product) < 0) {
            high++;
        }
    }

    BigInteger sum() {
        return BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
    }

    static BigInteger of(long value) {
        return BigInteger.valueOf(value);
    }

    static BigInteger thousands(long value) {
        return BigInteger.valueOf(value).multiply(BigInteger.valueOf(1_000));
    }
}
