package org.steelyard.books;

import java.time.LocalDate;

import org.steelyard.money.Currency;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Phase;

/**
 * A currency's last business day.
 *
 * @param day its date and cut-offs
 * @param phase how far it is
 */
public record BookedDay(BusinessDay day, Phase phase) {

    /** Whose day it is. */
    public Currency currency() {
        return day.currency();
    }

    /** The business date. */
    public LocalDate date() {
        return day.date();
    }

    /** From here on no customer payment is accepted (epoch milliseconds). */
    public long customerCutOffMillis() {
        return day.customerCutOffMillis();
    }

    /** From here on nothing is accepted (epoch milliseconds). */
    public long interbankCutOffMillis() {
        return day.interbankCutOffMillis();
    }

    /** From here on the day is closed (epoch milliseconds). */
    public long closeMillis() {
        return day.closeMillis();
    }
}
