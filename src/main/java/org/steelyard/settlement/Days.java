package org.steelyard.settlement;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.Currency;

/** The business day of each currency, and how far it is. */
final class Days {

    /** A currency's day, moving on. */
    static final class Day {
        final BusinessDay businessDay;
        Phase phase;

        Day(BusinessDay businessDay, Phase phase) {
            this.businessDay = businessDay;
            this.phase = phase;
        }

        boolean isSettling() {
            return phase.compareTo(Phase.CUT_OFF) < 0;
        }

        /** The next phase and when it is due; the phase itself once the day is closed. */
        Phase next() {
            return phase == Phase.CLOSED ? phase : Phase.values()[phase.ordinal() + 1];
        }

        /** When the next phase begins; never, once the day is closed. */
        private long nextMillis() {
            return switch (phase) {
                case OPEN -> businessDay.customerCutOffMillis();
                case INTERBANK_ONLY -> businessDay.interbankCutOffMillis();
                case CUT_OFF -> businessDay.closeMillis();
                case CLOSED -> Long.MAX_VALUE;
            };
        }
    }

    private final Map<Currency, Day> days = new TreeMap<>();
    private long nextDueMillis = Long.MAX_VALUE;

    @Nullable
    Day of(Currency currency) {
        return days.get(currency);
    }

    /** When the next cut-off is due; never, if there is none. Reckoned ahead: each command asks for it. */
    long nextDueMillis() {
        return nextDueMillis;
    }

    /** The day whose next phase has been due longest; by currency, where two are due at one time. */
    @Nullable
    Day due(long nowMillis) {
        Day longest = null;
        for (Day day : days.values()) {
            if (day.phase != Phase.CLOSED && day.nextMillis() <= nowMillis
                    && (longest == null || day.nextMillis() < longest.nextMillis())) {
                longest = day;
            }
        }
        return longest;
    }

    Day open(BusinessDay businessDay) {
        Day day = new Day(businessDay, Phase.OPEN);
        days.put(businessDay.currency(), day);
        reckonNextDue();
        return day;
    }

    void moveOn(Day day) {
        day.phase = day.next();
        reckonNextDue();
    }

    private void reckonNextDue() {
        nextDueMillis = Long.MAX_VALUE;
        for (Day day : days.values()) {
            nextDueMillis = Math.min(nextDueMillis, day.nextMillis());
        }
    }

    void save(SnapshotWriter out) {
        out.putInt(days.size());
        for (Day day : days.values()) {
            Values.put(out, day.businessDay);
            out.putInt(day.phase.ordinal());
        }
    }

    static Days restore(SnapshotReader in, Directory directory) {
        Days days = new Days();
        for (int left = in.getInt(); left > 0; left--) {
            Day day = new Day(Values.day(in), Phase.values()[in.getInt()]);
            Currency currency = day.businessDay.currency();
            days.days.put(currency, day);
            Objects.requireNonNull(directory.ledger(currency), "a day is a ledger's").day = day;
        }
        days.reckonNextDue();
        return days;
    }
}
