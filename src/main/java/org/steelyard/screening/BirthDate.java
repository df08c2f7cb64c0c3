package org.steelyard.screening;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day of birth as far as it is known, written as in ISO 8601-2: {@code 1965-03-29}, {@code 1965-03},
 * {@code 1965}, {@code 1965~} for about 1965, {@code 1960/1965} for one of these years.
 *
 * @param firstYear earliest year that it may be
 * @param lastYear latest
 * @param month 1 to 12, or 0 where it is not known
 * @param day 1 to 31, or 0 where it is not known
 */
public record BirthDate(int firstYear, int lastYear, int month, int day) {

    /** Years around one that is only known about. */
    private static final int ABOUT_YEARS = 2;

    private static final Pattern FORM = Pattern
            .compile("([12][0-9]{3})(?:(~)|/([12][0-9]{3})|-([0-9]{2})(?:-([0-9]{2}))?)?");

    /** How two dates stand to each other, from the most to the least alike. */
    public enum Likeness {
        /** The same day. */
        SAME_DAY,
        /** They may be the same: one says less, or about. */
        POSSIBLE,
        /** The same day and month, or the same year with day and month changed round or one mistyped. */
        NEAR,
        /** They differ. */
        DIFFERENT
    }

    /** Reads one; empty where the text is of another form or no such day exists. */
    public static Optional<BirthDate> of(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(found.group(1));
        int month = found.group(4) == null ? 0 : Integer.parseInt(found.group(4));
        int day = found.group(5) == null ? 0 : Integer.parseInt(found.group(5));
        if (found.group(2) != null) {
            return Optional.of(new BirthDate(year - ABOUT_YEARS, year + ABOUT_YEARS, 0, 0));
        }
        if (found.group(3) != null) {
            int last = Integer.parseInt(found.group(3));
            return last < year ? Optional.empty() : Optional.of(new BirthDate(year, last, 0, 0));
        }
        return exists(year, found.group(4) != null, month, found.group(5) != null, day)
                ? Optional.of(new BirthDate(year, year, month, day))
                : Optional.empty();
    }

    static boolean isBirthDate(String text) {
        return of(text).isPresent();
    }

    private static boolean exists(int year, boolean hasMonth, int month, boolean hasDay, int day) {
        try {
            return hasDay
                    ? LocalDate.of(year, month, day).getYear() == year
                    : !hasMonth || YearMonth.of(year, month).getYear() == year;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** How alike they are. */
    public Likeness to(BirthDate other) {
        boolean years = firstYear <= other.lastYear && other.firstYear <= lastYear;
        boolean months = month == 0 || other.month == 0 || month == other.month;
        boolean days = day == 0 || other.day == 0 || day == other.day;
        if (years && months && days) {
            return day > 0 && other.day > 0 ? Likeness.SAME_DAY : Likeness.POSSIBLE;
        }
        boolean full = day > 0 && other.day > 0;
        boolean turned = years && full && day == other.month && month == other.day;
        boolean oneWrong = full && (years ? 1 : 0) + (months ? 1 : 0) + (days ? 1 : 0) == 2;
        return turned || oneWrong ? Likeness.NEAR : Likeness.DIFFERENT;
    }
}
