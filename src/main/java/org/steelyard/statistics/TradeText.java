package org.steelyard.statistics;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A series of trade as a table and sentences for a terminal. */
public final class TradeText {

    private static final String ROW = "%-8s %12s %13s %15s %15s %15s";
    private static final int YEAR_MONTHS = 12;

    private TradeText() {
    }

    /** A head, a line a period, and what can be said of the last one. */
    public static List<String> of(Series series, Step step, Optional<Goal> goal) {
        List<String> text = new ArrayList<>();
        text.add(title(series));
        text.add(String.format(ROW, "", "value", "on previous", "on year before", "year to date",
                "on year before"));
        List<Line> lines = Line.of(series, step);
        for (Line line : lines) {
            text.add(String.format(ROW, line.period(), Words.value(line.value()),
                    Words.growth(line.onPrevious()), Words.growth(line.onYear()),
                    Words.value(line.yearToDate()), Words.growth(line.yearToDateOnYear())));
        }
        text.add("");
        if (step == Step.MONTH) {
            text.add(sentence(series, lines.getLast()));
        }
        goal.ifPresent(each -> text.addAll(progress(series, each)));
        return text;
    }

    /** Imports, Russia, USD. */
    static String title(Series series) {
        String flow = series.flow().plural();
        return Character.toUpperCase(flow.charAt(0)) + flow.substring(1) + ", " + series.partner() + ", "
                + series.currency();
    }

    /** Imports of USD 8.89 bn in April 2022 are +56.6 % on April 2021 and +13.3 % on March 2022. */
    static String sentence(Series series, Line line) {
        String flow = series.flow().plural();
        String is = series.flow() == Flow.TRADE ? "is" : "are";
        StringBuilder said = new StringBuilder(Character.toUpperCase(flow.charAt(0)) + flow.substring(1))
                .append(" of ").append(series.currency()).append(' ').append(Words.value(line.value()))
                .append(" in ").append(Words.month(line.first()));
        List<String> comparisons = new ArrayList<>();
        line.onYear().ifPresent(growth -> comparisons.add(Words.growth(growth) + " on "
                + Words.month(line.first().minusMonths(YEAR_MONTHS))));
        line.onPrevious().ifPresent(growth -> comparisons.add(Words.growth(growth) + " on "
                + Words.month(line.first().minusMonths(1))));
        if (!comparisons.isEmpty()) {
            said.append(' ').append(is).append(' ').append(String.join(" and ", comparisons));
        }
        return said.append('.').toString();
    }

    private static List<String> progress(Series series, Goal goal) {
        Goal.Progress progress = goal.of(series);
        List<String> said = new ArrayList<>();
        said.add("Goal: " + series.currency() + " " + Words.goal(goal.amount()) + " a year by "
                + goal.year() + ".");
        YearMonth last = progress.lastMonth();
        said.add("  " + last.getYear() + " to " + Words.month(last) + ": "
                + share(progress.yearToDate(), progress.yearToDateShare()));
        said.add("  twelve months to " + Words.month(last) + ": "
                + share(progress.lastTwelveMonths(), progress.lastTwelveShare()));
        progress.neededGrowth().ifPresent(growth -> said.add("  needed from there: "
                + Words.growth(growth) + " a year"));
        return said;
    }

    private static String share(Optional<BigDecimal> value, Optional<BigDecimal> share) {
        return value.isEmpty() || share.isEmpty()
                ? "unknown, since a month is missing"
                : Words.value(value) + ", " + share.get().toPlainString() + " % of the goal";
    }
}
