package org.steelyard.research;

import java.math.BigInteger;

/**
 * One measure of a day; docs/researcher/simulate.md defines each by its name.
 *
 * @param name in small letters, with its unit last
 * @param value exact
 * @param isWhole whether it is a count or an amount, never a fraction
 */
record Measure(String name, Ratio value, boolean isWhole) {

    static Measure whole(String name, long value) {
        return whole(name, BigInteger.valueOf(value));
    }

    static Measure whole(String name, BigInteger value) {
        return new Measure(name, new Ratio(value, BigInteger.ONE), true);
    }

    static Measure share(String name, Ratio value) {
        return new Measure(name, value, false);
    }

    static Measure share(String name, BigInteger part, BigInteger whole) {
        return new Measure(name, new Ratio(part, whole), false);
    }

    /** As it is printed: whole numbers as such, all else with six decimals. */
    public String text() {
        return isWhole ? value.part().toString() : value.toString();
    }
}
