package org.steelyard.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money in whole minor units. Arithmetic is exact: what does not fit 64 bits is refused, and
 * amounts of two currencies are never added.
 *
 * @param currency the currency
 * @param minor minor units (fen, kopek, cent); may be negative, since balances and movements may
 */
public record Amount(Currency currency, long minor) implements Comparable<Amount> {

    /** Nothing, in this currency. */
    public static Amount zero(Currency currency) {
        return new Amount(currency, 0);
    }

    /**
     * Reads a plain decimal number as ISO 20022 writes it, such as {@code 1234.50}.
     *
     * @throws IllegalArgumentException if the text is no plain decimal, has more decimals than the currency's
     *             minor unit, or does not fit 64 bits of minor units
     */
    public static Amount parse(Currency currency, String decimal) {
        BigDecimal value;
        try {
            value = new BigDecimal(decimal);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("'" + decimal + "' is not a decimal number", notANumber);
        }
        return of(currency, value);
    }

    /**
     * The amount with this decimal value; trailing zeros beyond the minor unit are harmless.
     *
     * @throws IllegalArgumentException if the value has more decimals than the currency, or is too large
     */
    public static Amount of(Currency currency, BigDecimal value) {
        try {
            BigDecimal inMinor = value.setScale(currency.minorUnits(), RoundingMode.UNNECESSARY);
            return new Amount(currency, inMinor.unscaledValue().longValueExact());
        } catch (ArithmeticException notExact) {
            throw new IllegalArgumentException(
                    value.toPlainString() + " is not a whole number of minor units of "
                            + currency + " (" + currency.minorUnits() + " decimals), or too large",
                    notExact);
        }
    }

    /** This and the other, of the same currency. */
    public Amount plus(Amount other) {
        return new Amount(same(other), Math.addExact(minor, other.minor));
    }

    /** This less the other, of the same currency. */
    public Amount minus(Amount other) {
        return new Amount(same(other), Math.subtractExact(minor, other.minor));
    }

    /** The same size with the other sign. */
    public Amount negated() {
        return new Amount(currency, Math.negateExact(minor));
    }

    /** More than nothing. */
    public boolean isPositive() {
        return minor > 0;
    }

    /** The decimal number without its currency, with all decimals of the minor unit: {@code 1234.50}. */
    public String decimal() {
        return BigDecimal.valueOf(minor, currency.minorUnits()).toPlainString();
    }

    /** By currency code, then by size. */
    @Override
    public int compareTo(Amount other) {
        int byCurrency = currency.compareTo(other.currency);
        return byCurrency != 0 ? byCurrency : Long.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return currency.code() + " " + decimal();
    }

    private Currency same(Amount other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(this + " and " + other + " are of two currencies");
        }
        return currency;
    }
}
