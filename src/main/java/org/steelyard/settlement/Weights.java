package org.steelyard.settlement;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.steelyard.money.Amount;
import org.steelyard.money.Currency;

/**
 * How amounts of several currencies are compared when a run looks for the set of the largest value: what one
 * minor unit of each counts. They steer what is looked for; no rule of settlement hangs on them.
 *
 * @param byCurrency from 1 to {@value #MOST}; a currency that is not named counts 1
 */
public record Weights(Map<Currency, Long> byCurrency) {

    /** The heaviest minor unit: a million of the lightest. */
    public static final long MOST = 1_000_000;

    /** More currencies than any system keeps ledgers of. */
    public static final int MOST_CURRENCIES = 256;

    /** Every minor unit counts the same. */
    public static final Weights EVEN = new Weights(new TreeMap<>());

    /** Refuses weights out of range, and keeps its own copy. */
    public Weights {
        byCurrency = Collections.unmodifiableMap(new TreeMap<>(byCurrency));
        if (byCurrency.size() > MOST_CURRENCIES) {
            throw new IllegalArgumentException("at most " + MOST_CURRENCIES + " currencies have a weight");
        }
        for (long weight : byCurrency.values()) {
            if (weight < 1 || weight > MOST) {
                throw new IllegalArgumentException("a weight is from 1 to " + MOST + ", not " + weight);
            }
        }
    }

    /** What one minor unit of this currency counts. */
    public long of(Currency currency) {
        return byCurrency.getOrDefault(currency, 1L);
    }

    /** What this amount counts; {@link Long#MAX_VALUE} if that is more than a long can tell. */
    public long value(Amount amount) {
        return times(Math.max(0, amount.minor()), of(amount.currency()));
    }

    /** The sum of two values; {@link Long#MAX_VALUE} if it is more than a long can tell. */
    public static long plus(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private static long times(long minor, long weight) {
        return minor > Long.MAX_VALUE / weight ? Long.MAX_VALUE : minor * weight;
    }
}
