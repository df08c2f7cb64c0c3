package org.steelyard.books;

import java.time.LocalDate;
import java.util.List;

import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.settlement.State;

/**
 * What is looked for among instructions. An empty list asks for nothing in particular; the newest come first.
 *
 * @param text part of a reference, of a bank's code or name, the beginning of a UETR (eight characters or
 *            more), or a number; in small or capital letters; empty for any
 * @param states in one of these states
 * @param banks paid or received by one of these
 * @param currencies in one of these
 * @param valueDates on one of these
 * @param before only numbers under this, to page on from the last that was seen
 * @param limit how many at most, up to {@link Books#MOST_ROWS}
 */
public record Search(String text, List<State> states, List<Bic> banks, List<Currency> currencies,
        List<LocalDate> valueDates, long before, int limit) {

    /** A text is at most as long as what it is looked for in. */
    public static final int LONGEST_TEXT = 140;

    /** Cuts a text that is too long. */
    public Search {
        text = text.strip();
        text = text.substring(0, Math.min(LONGEST_TEXT, text.length()));
        states = List.copyOf(states);
        banks = List.copyOf(banks);
        currencies = List.copyOf(currencies);
        valueDates = List.copyOf(valueDates);
    }

    /** The newest of all. */
    public static Search newest(int limit) {
        return new Search("", List.of(), List.of(), List.of(), List.of(), Long.MAX_VALUE, limit);
    }

    /** Only what has this text. */
    public Search withText(String other) {
        return new Search(other, states, banks, currencies, valueDates, before, limit);
    }

    /** Only what is in one of these states. */
    public Search in(State... others) {
        return new Search(text, List.of(others), banks, currencies, valueDates, before, limit);
    }

    /** Only what is paid or received by this bank. */
    public Search of(Bic bank) {
        return new Search(text, states, List.of(bank), currencies, valueDates, before, limit);
    }

    /** Only what is in this currency. */
    public Search in(Currency currency) {
        return new Search(text, states, banks, List.of(currency), valueDates, before, limit);
    }

    /** Only what has this value date. */
    public Search on(LocalDate valueDate) {
        return new Search(text, states, banks, currencies, List.of(valueDate), before, limit);
    }

    /** The page after the one whose last number this is. */
    public Search before(long number) {
        return new Search(text, states, banks, currencies, valueDates, number, limit);
    }
}
