package org.steelyard.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So much a year, by a year.
 *
 * @param amount in major units of the series' currency, above zero
 * @param year the year that is to reach it
 */
public record Goal(BigDecimal amount, int year) {

    private static final int YEAR_MONTHS = 12;
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,20}(?:\\.[0-9]{1,6})?)\\s*(m|bn|tn)?");

    /** Refuses nothing and less. */
    public Goal {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("a goal is above zero, not " + amount);
        }
    }

    /**
     * An amount as people write it: 200000000000, 200 bn, 1.5tn, 750 m.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static BigDecimal amount(String text) {
        Matcher matcher = AMOUNT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "an amount is a number, if wanted with m, bn or tn, such as 200bn; not '" + text + "'");
        }
        String unit = matcher.group(2) == null ? "" : matcher.group(2);
        int zeros = switch (unit) {
            case "m" -> 6;
            case "bn" -> 9;
            case "tn" -> 12;
            default -> 0;
        };
        return new BigDecimal(matcher.group(1)).scaleByPowerOfTen(zeros);
    }

    /**
     * How far a series is on its way.
     *
     * @param lastMonth the last month that is known
     * @param yearToDate from January of its year to it; empty if a month is unknown
     * @param yearToDateShare of the goal, in percent
     * @param lastTwelveMonths the sum of the twelve months that end with it
     * @param lastTwelveShare of the goal, in percent
     * @param neededGrowth by how many percent each year must be more than the one before, from the last
     *     twelve months on, so that the twelve months that end with the goal's year reach the goal; negative
     *     if it has been passed. Empty if the goal's year is over, or the last twelve months are unknown
     */
    public record Progress(YearMonth lastMonth, Optional<BigDecimal> yearToDate,
            Optional<BigDecimal> yearToDateShare, Optional<BigDecimal> lastTwelveMonths,
            Optional<BigDecimal> lastTwelveShare, Optional<BigDecimal> neededGrowth) {
    }

    /** Measures a series that has a month at least. */
    public Progress of(Series series) {
        YearMonth last = series.values().lastKey();
        Optional<BigDecimal> toDate = series.sum(last.withMonth(1), last.getMonthValue());
        Optional<BigDecimal> twelve = series.sum(last.minusMonths(YEAR_MONTHS - 1), YEAR_MONTHS);
        return new Progress(last, toDate, toDate.map(sum -> Line.share(sum, amount)), twelve,
                twelve.map(sum -> Line.share(sum, amount)), twelve.flatMap(sum -> needed(sum, last)));
    }

    private Optional<BigDecimal> needed(BigDecimal twelve, YearMonth last) {
        long months = last.until(YearMonth.of(year, YEAR_MONTHS), java.time.temporal.ChronoUnit.MONTHS);
        if (months <= 0 || twelve.signum() == 0) {
            return Optional.empty();
        }
        // A root is no fraction; StrictMath gives the same digits everywhere.
        double ratio = amount.doubleValue() / twelve.doubleValue();
        double growth = StrictMath.pow(ratio, (double) YEAR_MONTHS / months) - 1;
        return Optional.of(BigDecimal.valueOf(growth * 100).setScale(1, RoundingMode.HALF_UP));
    }
}
