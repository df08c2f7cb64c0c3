package org.steelyard.settlement;

import org.steelyard.money.Currency;

/**
 * Two economies that settle with each other in their own currencies; payment versus payment is possible
 * between the two.
 *
 * @param name how people call it, 1 to 35 characters
 * @param one one side's currency
 * @param other the other side's
 */
public record Corridor(String name, Currency one, Currency other) {

    /** Refuses a corridor from a currency to itself. */
    public Corridor {
        if (one.equals(other) || name.isBlank() || name.length() > References.LONGEST_ID) {
            throw new IllegalArgumentException(
                    "a corridor has a name of up to 35 characters and two currencies: '"
                            + name + "' " + one + "/" + other);
        }
    }

    /** Whether these two currencies are its two sides, either way round. */
    public boolean joins(Currency a, Currency b) {
        return one.equals(a) && other.equals(b) || one.equals(b) && other.equals(a);
    }
}
