package org.steelyard.settlement;

import java.time.LocalDate;

import org.steelyard.money.Currency;

/**
 * The business day of a currency with its cut-offs. Who opens the day works them out from the calendar and
 * the time zone, so that the engine needs neither.
 *
 * @param currency the currency
 * @param date the business date
 * @param customerCutOffMillis from here on no customer payment is accepted (epoch milliseconds, UTC)
 * @param interbankCutOffMillis from here on nothing is accepted, and what still waits after a last run
 *     expires
 * @param closeMillis from here on the day is closed and its books are final
 */
public record BusinessDay(Currency currency, LocalDate date, long customerCutOffMillis,
        long interbankCutOffMillis,
        long closeMillis) {

    /** Refuses cut-offs out of order. */
    public BusinessDay {
        if (customerCutOffMillis > interbankCutOffMillis || interbankCutOffMillis > closeMillis) {
            throw new IllegalArgumentException(
                    "the customer cut-off comes first, then the interbank cut-off, then"
                            + " the close");
        }
    }
}
