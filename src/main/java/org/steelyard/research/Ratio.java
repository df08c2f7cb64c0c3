package org.steelyard.research;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact quotient; it becomes a decimal number only where it is printed. A quotient by nothing is nothing:
 * the measures ask for shares of what does not exist (the delay of a day without payments).
 *
 * @param part what is divided
 * @param whole by what, not under nothing
 */
public record Ratio(BigInteger part, BigInteger whole) implements Comparable<Ratio> {

    /** Nothing. */
    public static final Ratio ZERO = of(0, 1);

    private static final int DECIMALS = 6;

    /** Keeps a quotient by nothing as nothing; refuses a whole under nothing. */
    public Ratio {
        if (whole.signum() < 0) {
            throw new IllegalArgumentException("a share of " + whole);
        }
        if (whole.signum() == 0) {
            part = BigInteger.ZERO;
            whole = BigInteger.ONE;
        }
    }

    /** Of whole numbers. */
    public static Ratio of(long part, long whole) {
        return new Ratio(BigInteger.valueOf(part), BigInteger.valueOf(whole));
    }

    /** What is missing to one. */
    public Ratio complement() {
        return new Ratio(whole.subtract(part), whole);
    }

    /** With six decimals, half up. */
    public BigDecimal decimal() {
        return new BigDecimal(part).divide(new BigDecimal(whole), DECIMALS, RoundingMode.HALF_UP);
    }

    /** Only for drawing. */
    double approximately() {
        return decimal().doubleValue();
    }

    /** By size. */
    @Override
    public int compareTo(Ratio other) {
        return part.multiply(other.whole).compareTo(other.part.multiply(whole));
    }

    /** Whether it is as large as the other, however it is written. */
    public boolean isSame(Ratio other) {
        return compareTo(other) == 0;
    }

    /** As it is printed everywhere: six decimals, always with a point. */
    @Override
    public String toString() {
        return decimal().toPlainString();
    }
}
