package org.steelyard.simulator;

import java.util.List;

import org.steelyard.money.Bic;
import org.steelyard.money.Currency;

/**
 * A bank that takes part in a simulated day of trade.
 *
 * @param bic the bank
 * @param sendsThrough who sends its messages: itself, or the clearing bank in front of it
 * @param currencies in which it can pay and be paid
 */
public record TradingBank(Bic bic, Bic sendsThrough, List<Currency> currencies) {

    /** Keeps its own copy. */
    public TradingBank {
        currencies = List.copyOf(currencies);
    }
}
