package org.steelyard.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

/** Figures as people read them. */
final class Words {

    /** Where a figure is not known. */
    static final String UNKNOWN = "-";

    private static final int THOUSANDS = 3;
    private static final String[] UNITS = {"", " k", " m", " bn", " tn"};

    private Words() {
    }

    /** 8.89 bn: two decimals of the largest unit that leaves at least one whole. */
    static String value(BigDecimal value) {
        int unit = 0;
        BigDecimal shown = value.setScale(2, RoundingMode.HALF_UP);
        while (unit < UNITS.length - 1 && shown.compareTo(BigDecimal.valueOf(1_000)) >= 0) {
            unit++;
            shown = value.scaleByPowerOfTen(-THOUSANDS * unit).setScale(2, RoundingMode.HALF_UP);
        }
        return shown.toPlainString() + UNITS[unit];
    }

    static String value(Optional<BigDecimal> value) {
        return value.map(Words::value).orElse(UNKNOWN);
    }

    /** +56.6 %, -3.0 %. */
    static String growth(BigDecimal percent) {
        return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %";
    }

    static String growth(Optional<BigDecimal> percent) {
        return percent.map(Words::growth).orElse(UNKNOWN);
    }

    /** April 2022. */
    static String month(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
    }

    /** 200 bn: without decimals that are nothing. */
    static String goal(BigDecimal amount) {
        return value(amount).replace(".00", "");
    }
}
