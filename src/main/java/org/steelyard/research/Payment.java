package org.steelyard.research;

import org.steelyard.settlement.Priority;

/**
 * One payment of a day.
 *
 * @param entryMillis when its sender wants it settled, in milliseconds after the opening of the day
 * @param payer the bank that pays, by its number in the day
 * @param payee the bank that is paid
 * @param currency the currency, by its number in the day
 * @param minor the amount in minor units, more than nothing
 * @param priority its class
 * @param pair payments versus payment: what both legs have in common, from 0; {@link #ALONE} otherwise
 * @param kind whose payment it is
 */
public record Payment(long entryMillis, int payer, int payee, int currency, long minor, Priority priority,
        int pair, Kind kind) {

    /** Whose payment it is: customers' payments have a cut-off of their own. */
    public enum Kind {
        /** Of the bank itself. */
        BANK,
        /** Of a customer of the bank. */
        CUSTOMER
    }

    /** The pair of a payment that settles by itself. */
    public static final int ALONE = -1;

    /** Refuses what no bank could send. */
    public Payment {
        if (entryMillis < 0 || payer == payee || payer < 0 || payee < 0 || currency < 0 || minor <= 0
                || pair < ALONE || pair != ALONE && kind == Kind.CUSTOMER) {
            throw new IllegalArgumentException(
                    "no payment of a " + kind + ": " + minor + " from bank " + payer + " to bank "
                            + payee + " at " + entryMillis + " ms");
        }
    }

    /** Of a bank. */
    Payment(long entryMillis, int payer, int payee, int currency, long minor, Priority priority, int pair) {
        this(entryMillis, payer, payee, currency, minor, priority, pair, Kind.BANK);
    }

    /** The same payment, of a customer. */
    Payment ofCustomer() {
        return new Payment(entryMillis, payer, payee, currency, minor, priority, pair, Kind.CUSTOMER);
    }

    /** Whether it is a leg of a payment versus payment. */
    public boolean isLeg() {
        return pair != ALONE;
    }
}
