package org.steelyard.statistics;

import java.time.YearMonth;

/** How long a period is; each begins with the first month of its year, or a whole number of periods later. */
public enum Step {
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private final int months;

    Step(int months) {
        this.months = months;
    }

    int months() {
        return months;
    }

    /** The first month of the period in which a month lies. */
    YearMonth firstOf(YearMonth month) {
        return month.withMonth((month.getMonthValue() - 1) / months * months + 1);
    }

    /** 2022-04, 2022-Q2 or 2022. */
    String name(YearMonth first) {
        return switch (this) {
            case MONTH -> first.toString();
            case QUARTER -> first.getYear() + "-Q" + (first.getMonthValue() / months + 1);
            case YEAR -> Integer.toString(first.getYear());
        };
    }
}
