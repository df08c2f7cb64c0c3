package org.steelyard.research;

import java.util.Locale;

import org.steelyard.config.Scenario;
import org.steelyard.money.Currency;

/**
 * What of one currency may go across a corridor on the day. In the simulator legs of pairs alone go across
 * one, since its banks have no countries.
 *
 * @param kind what is capped
 * @param currency the side of the corridor whose accounts it binds
 * @param other the corridor's other side
 * @param minor how much, in minor units of the currency
 */
record CorridorCap(Scenario.CapKind kind, Currency currency, Currency other, long minor) {

    /** Refuses a cap on less than nothing, and a corridor that leads nowhere. */
    CorridorCap {
        if (minor < 0 || currency.equals(other)) {
            throw new IllegalArgumentException("a cap of " + minor + " from " + currency + " to " + other);
        }
    }

    /** Whether the other caps the same. */
    boolean isOfTheSame(CorridorCap cap) {
        return kind == cap.kind && currency.equals(cap.currency) && other.equals(cap.other);
    }

    /** What it caps, for people. */
    String words() {
        return kind.name().toLowerCase(Locale.ROOT) + " of " + currency + " between " + currency + " and "
                + other;
    }

    /**
     * The side of a corridor that is not this one.
     *
     * @param corridor two currencies such as {@code CNY-RUB}, either first
     */
    static Currency otherSide(String corridor, Currency currency) {
        String[] sides = corridor.split("-", -1);
        if (sides.length != 2 || sides[0].equals(sides[1])) {
            throw new IllegalArgumentException("'" + corridor + "' is no corridor such as CNY-RUB");
        }
        if (!sides[0].equals(currency.code()) && !sides[1].equals(currency.code())) {
            throw new IllegalArgumentException(currency + " is no side of the corridor " + corridor);
        }
        return Currency.of(sides[sides[0].equals(currency.code()) ? 1 : 0]);
    }
}
