package org.steelyard.settlement;

import java.util.Map;
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

        private boolean isDue(long nowMillis) {
            return switch (phase) {
                case OPEN -> nowMillis >= businessDay.customerCutOffMillis();
                case INTERBANK_ONLY -> nowMillis >= businessDay.interbankCutOffMillis();
                case CUT_OFF -> nowMillis >= businessDay.closeMillis();
                case CLOSED -> false;
            };
        }
    }

    private final Map<Currency, Day> days = new TreeMap<>();
    private long nextDueMillis = Long.MAX_VALUE;

    @Nullable
    Day of(Currency currency) {
        return days.get(currency);
    }

    /** Whether any cut-off is due; a comparison, since it is asked before each command. */
    boolean isAnyDue(long nowMillis) {
        return nowMillis >= nextDueMillis;
    }

    /** A day whose next phase is due, in the order of currencies. */
    @Nullable
    Day due(long nowMillis) {
        for (Day day : days.values()) {
            if (day.isDue(nowMillis)) {
                return day;
            }
        }
        return null;
    }

    void open(BusinessDay businessDay) {
        days.put(businessDay.currency(), new Day(businessDay, Phase.OPEN));
        reckonNextDue();
    }

    void moveOn(Day day) {
        day.phase = day.next();
        reckonNextDue();
    }

    private void reckonNextDue() {
        nextDueMillis = Long.MAX_VALUE;
        for (Day day : days.values()) {
            BusinessDay hours = day.businessDay;
            nextDueMillis = Math.min(nextDueMillis, switch (day.phase) {
                case OPEN -> hours.customerCutOffMillis();
                case INTERBANK_ONLY -> hours.interbankCutOffMillis();
                case CUT_OFF -> hours.closeMillis();
                case CLOSED -> Long.MAX_VALUE;
            });
        }
    }

    void save(SnapshotWriter out) {
        out.putInt(days.size());
        for (Day day : days.values()) {
            Values.put(out, day.businessDay);
            out.putInt(day.phase.ordinal());
        }
    }

    static Days restore(SnapshotReader in) {
        Days days = new Days();
        for (int left = in.getInt(); left > 0; left--) {
            BusinessDay businessDay = Values.day(in);
            days.days.put(businessDay.currency(), new Day(businessDay, Phase.values()[in.getInt()]));
        }
        days.reckonNextDue();
        return days;
    }
}
