package org.steelyard.statistics;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import org.steelyard.money.Currency;

/**
 * The values of one flow with one partner in one currency, by month. A month that is not there is unknown,
 * not nothing.
 *
 * @param partner as the file names it, or {@link #ALL}
 * @param flow which way
 * @param currency of all values
 * @param values in major units, by month
 */
public record Series(String partner, Flow flow, Currency currency,
        NavigableMap<YearMonth, BigDecimal> values) {

    /** The partner of the sum over all partners. */
    public static final String ALL = "all partners";

    /** Keeps its own copy. */
    public Series {
        values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
    }

    /** The sum of so many months from this one; empty if one of them is unknown. */
    Optional<BigDecimal> sum(YearMonth first, int months) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < months; i++) {
            BigDecimal value = values.get(first.plusMonths(i));
            if (value == null) {
                return Optional.empty();
            }
            sum = sum.add(value);
        }
        return Optional.of(sum);
    }

    /** The sum of both for the months that both know. */
    Series plus(String sumPartner, Flow sumFlow, Series other) {
        TreeMap<YearMonth, BigDecimal> sums = new TreeMap<>();
        values.forEach((month, value) -> {
            BigDecimal more = other.values.get(month);
            if (more != null) {
                sums.put(month, value.add(more));
            }
        });
        return new Series(sumPartner, sumFlow, currency, sums);
    }
}
