package org.steelyard.research;

import org.steelyard.money.Currency;

/**
 * When a currency's day ends before the close.
 *
 * @param currency whose day
 * @param customerMillis from here on no customer's payment is taken in, in milliseconds after the opening
 * @param interbankMillis from here on nothing is, and what still waits is over
 */
record CutOff(Currency currency, long customerMillis, long interbankMillis) {

    /** Refuses a cut-off at or before the opening, and customers' payments after those of banks. */
    CutOff {
        if (customerMillis <= 0 || interbankMillis < customerMillis) {
            throw new IllegalArgumentException("the cut-offs of " + currency + " come after the opening, that"
                    + " of customers not after that of banks");
        }
    }
}
