package org.steelyard.config;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When a currency settles.
 *
 * @param mode who moves the day forward
 * @param zone the time zone of the hours below
 * @param opens from here on instructions of the day settle
 * @param customerCutOff the last moment for customers' payments
 * @param interbankCutOff the last moment for anything
 * @param closes when the books of the day are final
 * @param weekend days of the week without settlement
 * @param holidays further days without settlement
 */
public record BusinessHours(Mode mode, ZoneId zone, LocalTime opens, LocalTime customerCutOff,
        LocalTime interbankCutOff, LocalTime closes, List<DayOfWeek> weekend, List<LocalDate> holidays) {

    /** Bounds the search for a business day: no calendar has as many days off in a row. */
    private static final int MOST_DAYS_OFF = 60;

    /** Keeps its own copies of the lists. */
    public BusinessHours {
        weekend = List.copyOf(weekend);
        holidays = List.copyOf(holidays);
    }

    /** Who moves the day forward. */
    public enum Mode {
        /** The clock, by the hours. */
        CLOCK,
        /** The operator, by hand: for demonstrations and contingency. */
        MANUAL
    }

    /** Whether this currency settles on that date. */
    public boolean isBusinessDay(LocalDate date) {
        return !weekend.contains(date.getDayOfWeek()) && !holidays.contains(date);
    }

    /**
     * This date if it is a business day, else the first one after it.
     *
     * @throws IllegalStateException if the calendar has none within 60 days
     */
    public LocalDate onOrAfter(LocalDate date) {
        for (int ahead = 0; ahead <= MOST_DAYS_OFF; ahead++) {
            if (isBusinessDay(date.plusDays(ahead))) {
                return date.plusDays(ahead);
            }
        }
        throw new IllegalStateException("no business day within " + MOST_DAYS_OFF + " days of " + date);
    }

    /** The hours of this date as moments. */
    public Moments on(LocalDate date) {
        return new Moments(date, millis(date, opens), millis(date, customerCutOff),
                millis(date, interbankCutOff),
                millis(date, closes));
    }

    private long millis(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone).toInstant().toEpochMilli();
    }

    /**
     * One business day as moments (epoch milliseconds, UTC).
     *
     * @param date the business date
     * @param opensMillis when it opens
     * @param customerCutOffMillis the last moment for customers' payments
     * @param interbankCutOffMillis the last moment for anything
     * @param closesMillis when its books are final
     */
    public record Moments(LocalDate date, long opensMillis, long customerCutOffMillis,
            long interbankCutOffMillis,
            long closesMillis) {
    }
}
