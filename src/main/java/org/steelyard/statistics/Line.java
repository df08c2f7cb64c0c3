package org.steelyard.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One period of a series beside those that people compare it with. A figure that needs an unknown month is
 * empty; so is growth over nothing.
 *
 * @param period 2022-04, 2022-Q2 or 2022
 * @param first its first month
 * @param value in major units; empty if a month of it is unknown
 * @param onPrevious growth over the period before, in percent, rounded half up to one decimal
 * @param onYear growth over the same period of the year before, likewise
 * @param yearToDate from January to the end of the period, in major units
 * @param yearToDateOnYear growth of that over the same months of the year before, in percent
 */
public record Line(String period, YearMonth first, Optional<BigDecimal> value,
        Optional<BigDecimal> onPrevious, Optional<BigDecimal> onYear, Optional<BigDecimal> yearToDate,
        Optional<BigDecimal> yearToDateOnYear) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int YEAR = 12;

    /** A series by periods, the earliest first; from its first month to its last. */
    public static List<Line> of(Series series, Step step) {
        TreeSet<YearMonth> firsts = new TreeSet<>();
        series.values().keySet().forEach(month -> firsts.add(step.firstOf(month)));
        List<Line> lines = new ArrayList<>();
        for (YearMonth first : firsts) {
            lines.add(line(series, step, first));
        }
        return lines;
    }

    private static Line line(Series series, Step step, YearMonth first) {
        int months = step.months();
        Optional<BigDecimal> value = series.sum(first, months);
        YearMonth january = first.withMonth(1);
        int soFar = first.getMonthValue() - 1 + months;
        Optional<BigDecimal> toDate = series.sum(january, soFar);
        return new Line(step.name(first), first, value,
                growth(value, series.sum(first.minusMonths(months), months)),
                growth(value, series.sum(first.minusMonths(YEAR), months)), toDate,
                growth(toDate, series.sum(january.minusMonths(YEAR), soFar)));
    }

    /** By how many percent it is more than it was. */
    static Optional<BigDecimal> growth(Optional<BigDecimal> is, Optional<BigDecimal> was) {
        if (is.isEmpty() || was.isEmpty() || was.get().signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(is.get().subtract(was.get()).multiply(HUNDRED)
                .divide(was.get(), 1, RoundingMode.HALF_UP));
    }

    /** How much of a whole it is, in percent. */
    static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP);
    }
}
