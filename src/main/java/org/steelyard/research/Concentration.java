package org.steelyard.research;

import java.math.BigInteger;
import java.util.Arrays;

/** How unevenly something is spread over the banks. */
final class Concentration {

    private Concentration() {
    }

    /** Herfindahl's index: the sum of the squared shares, from 1/n to 1. */
    static Ratio herfindahl(BigInteger[] amounts) {
        BigInteger squares = BigInteger.ZERO;
        for (BigInteger amount : amounts) {
            squares = squares.add(amount.multiply(amount));
        }
        BigInteger sum = sum(amounts);
        return new Ratio(squares, sum.multiply(sum));
    }

    /**
     * Gini's coefficient: half the mean difference between any two, by the mean; 0 if all are equal, (n-1)/n
     * if one has everything.
     */
    static Ratio gini(BigInteger[] amounts) {
        BigInteger[] ascending = amounts.clone();
        Arrays.sort(ascending);
        BigInteger weighted = BigInteger.ZERO;
        int n = ascending.length;
        for (int i = 0; i < n; i++) {
            weighted = weighted.add(ascending[i].multiply(BigInteger.valueOf(2L * i + 1 - n)));
        }
        return new Ratio(weighted, sum(amounts).multiply(BigInteger.valueOf(n)));
    }

    /** The share of the largest few. */
    static Ratio top(BigInteger[] amounts, int count) {
        BigInteger[] ascending = amounts.clone();
        Arrays.sort(ascending);
        int from = Math.max(0, ascending.length - count);
        return new Ratio(sum(Arrays.copyOfRange(ascending, from, ascending.length)), sum(amounts));
    }

    static BigInteger sum(BigInteger[] amounts) {
        return Arrays.stream(amounts).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
