package org.steelyard.config;

import java.time.LocalTime;

import org.steelyard.config.Problems.Found;
import org.steelyard.money.Amount;
import org.steelyard.money.Currency;

/** What a scenario says of cut-offs and of caps of corridors. */
final class SystemRulesReader {

    private static final Format<String> CORRIDOR = new Format<>("two currencies such as CNY-RUB", "XXX-XXX",
            text -> {
                if (!text.matches("[A-Z]{3}-[A-Z]{3}") || text.startsWith(text.substring(4))) {
                    throw new IllegalArgumentException(text);
                }
                return text;
            });

    private SystemRulesReader() {
    }

    /** One item of {@code cut-offs}: within the day, that of customers not after that of banks. */
    static Scenario.CutOff cutOff(Section group, Scenario.Days days) {
        Currency currency = group.need("currency", Format.currency()).value();
        Found<LocalTime> interbank = group.either("interbank", Format.TIME, days.closes());
        Found<LocalTime> customer = group.either("customer", Format.TIME, interbank.value());
        if (!group.has("interbank") && !group.has("customer")) {
            group.wrong(new Found<>("", group.place(), true), "no cut-off", "customer, interbank, or both");
        }
        boolean isInDay = interbank.value().isAfter(days.opens())
                && !interbank.value().isAfter(days.closes());
        if (!isInDay) {
            group.wrong(interbank, interbank.value().toString(),
                    "a time after " + days.opens() + " and not after " + days.closes());
        } else if (!customer.value().isAfter(days.opens())
                || customer.value().isAfter(interbank.value())) {
            group.wrong(customer, customer.value().toString(),
                    "a time after " + days.opens() + " and not after " + interbank.value());
        }
        group.close();
        return new Scenario.CutOff(currency, customer.value(), interbank.value());
    }

    /** One item of {@code caps}. */
    static Scenario.Cap cap(Section group) {
        Found<String> corridor = group.need("corridor", CORRIDOR);
        Found<Currency> currency = group.need("currency", Format.currency());
        if (corridor.good() && !corridor.value().startsWith(currency.value().code())
                && !corridor.value().endsWith(currency.value().code())) {
            group.wrong(currency, currency.value().code(), "a side of " + corridor.value());
        }
        Scenario.CapKind kind = group.need("kind", Format.word(Scenario.CapKind.values())).value();
        Amount amount = group.need("amount", Format.amount(currency.value())).value();
        group.close();
        return new Scenario.Cap(corridor.value(), kind, amount);
    }
}
