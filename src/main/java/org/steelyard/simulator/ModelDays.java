package org.steelyard.simulator;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.steelyard.money.Currency;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Phase;

/** The naive model's business days. */
final class ModelDays {

    private record Day(BusinessDay hours, Phase phase) {

        long nextPhaseMillis() {
            return switch (phase) {
                case OPEN -> hours.customerCutOffMillis();
                case INTERBANK_ONLY -> hours.interbankCutOffMillis();
                case CUT_OFF, CLOSED -> hours.closeMillis();
            };
        }

        boolean isDue(long nowMillis) {
            return phase != Phase.CLOSED && nextPhaseMillis() <= nowMillis;
        }
    }

    private final Map<Currency, Day> days = new TreeMap<>();

    Optional<BusinessDay> hours(Currency currency) {
        return Optional.ofNullable(days.get(currency)).map(Day::hours);
    }

    Optional<LocalDate> date(Currency currency) {
        return hours(currency).map(BusinessDay::date);
    }

    /** How far the day is; nothing before the first day. */
    Optional<Phase> phase(Currency currency) {
        return Optional.ofNullable(days.get(currency)).map(Day::phase);
    }

    boolean isOver(Currency currency) {
        return phase(currency).orElse(Phase.CLOSED) == Phase.CLOSED;
    }

    void open(BusinessDay hours) {
        days.put(hours.currency(), new Day(hours, Phase.OPEN));
    }

    /** The currency whose next phase has been due longest, and of several the first by code. */
    Optional<Currency> due(long nowMillis) {
        return days.values().stream().filter(day -> day.isDue(nowMillis))
                .min(Comparator.comparingLong(Day::nextPhaseMillis)
                        .thenComparing(day -> day.hours.currency().code()))
                .map(day -> day.hours.currency());
    }

    /** When that currency's next phase is due. */
    long nextPhaseMillis(Currency currency) {
        return Optional.ofNullable(days.get(currency)).orElseThrow().nextPhaseMillis();
    }

    Event.PhaseReached moveOn(Currency currency) {
        BusinessDay hours = hours(currency).orElseThrow();
        Phase next = Phase.values()[phase(currency).orElseThrow().ordinal() + 1];
        days.put(currency, new Day(hours, next));
        return new Event.PhaseReached(hours.currency(), hours.date(), next);
    }

    /** Whether all its currencies settle now, and their days have come to its value date. */
    boolean areDue(Instruction instruction) {
        List<Currency> currencies = instruction.legs().stream().map(leg -> leg.amount().currency()).toList();
        return currencies.stream().allMatch(currency -> phase(currency)
                .map(phase -> phase == Phase.OPEN || phase == Phase.INTERBANK_ONLY).orElse(false)
                && !instruction.valueDate().isAfter(date(currency).orElseThrow()));
    }
}
