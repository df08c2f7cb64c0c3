package org.steelyard.money;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A currency of ISO 4217 with the decimals of its minor unit.
 *
 * <p>
 * The engine never asks a table how many decimals a currency has: the number travels with the currency in the
 * log, so that a replay years later does not depend on the ISO 4217 edition of that day's JDK.
 *
 * @param code three capital letters, as in ISO 4217
 * @param minorUnits decimals of the minor unit, 0 to 4
 */
public record Currency(String code, int minorUnits) implements Comparable<Currency> {

    private static final int MOST_MINOR_UNITS = 4;
    private static final Map<String, Currency> KNOWN = new ConcurrentHashMap<>();

    /** Refuses a code that is not three capital letters, and decimals outside 0 to 4. */
    public Currency {
        if (code.length() != 3 || !code.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException(
                    "a currency code is three capital letters, not '" + code + "'");
        }
        if (minorUnits < 0 || minorUnits > MOST_MINOR_UNITS) {
            throw new IllegalArgumentException(
                    "a currency has 0 to " + MOST_MINOR_UNITS + " decimals, not " + minorUnits + " (" + code
                            + ")");
        }
    }

    /**
     * The ISO 4217 currency with this code, its decimals taken from the JDK's edition of the standard.
     *
     * @throws IllegalArgumentException if ISO 4217 does not know the code or gives it no minor unit (metals,
     *             units of account)
     */
    public static Currency of(String code) {
        Currency known = KNOWN.get(code);
        return known != null ? known : KNOWN.computeIfAbsent(code, Currency::fromStandard);
    }

    private static Currency fromStandard(String code) {
        int digits;
        try {
            digits = java.util.Currency.getInstance(code).getDefaultFractionDigits();
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("'" + code + "' is not a currency of ISO 4217", unknown);
        }
        if (digits < 0) {
            throw new IllegalArgumentException("'" + code + "' has no minor unit and cannot be settled");
        }
        return new Currency(code, digits);
    }

    @Override
    public int compareTo(Currency other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
