package org.steelyard.research;

import java.util.Arrays;

/** An amount of each account, in minor units, none under nothing. */
public final class Balances {

    private final long[] minor;

    private Balances(long[] minor) {
        this.minor = minor;
    }

    /**
     * These amounts, by the number of the account.
     *
     * @throws IllegalArgumentException if one is under nothing
     */
    public static Balances of(long... minor) {
        if (Arrays.stream(minor).anyMatch(each -> each < 0)) {
            throw new IllegalArgumentException("an account has nothing or more");
        }
        return new Balances(minor.clone());
    }

    /** Nothing on each of so many accounts. */
    public static Balances none(int accounts) {
        return new Balances(new long[accounts]);
    }

    /** How many accounts there are. */
    public int accounts() {
        return minor.length;
    }

    /** The amount of one. */
    public long of(int account) {
        return minor[account];
    }

    long[] copy() {
        return minor.clone();
    }
}
