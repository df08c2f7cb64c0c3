package org.steelyard.node;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import org.steelyard.config.BusinessHours;
import org.steelyard.config.Configuration;
import org.steelyard.money.Currency;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Command;

/**
 * What the clock on the wall asks of the engine: to open the business day of each currency that goes by the
 * clock, and to notice cut-offs, and times of instructions and cycles, when no payment comes that would make
 * it notice. The engine judges by the log's time; several nodes may ask the same, and a repeated wish changes
 * nothing.
 */
final class BusinessDayClock {

    private final List<Configuration.Ledger> byTheClock;
    private final InstantSource clock;
    private final Map<Currency, LocalDate> opened = new LinkedHashMap<>();
    private final LongSupplier nextDueMillis;

    /** @param nextDueMillis when something is next due in the engine ({@link Long#MAX_VALUE}: never) */
    BusinessDayClock(List<Configuration.Ledger> ledgers, InstantSource clock, LongSupplier nextDueMillis) {
        this.nextDueMillis = nextDueMillis;
        this.byTheClock = ledgers.stream()
                .filter(ledger -> ledger.hours().mode() == BusinessHours.Mode.CLOCK).toList();
        this.clock = clock;
    }

    /** What has become due since the last look. */
    List<Command> due() {
        long nowMillis = clock.millis();
        List<Command> due = new ArrayList<>();
        if (nextDueMillis.getAsLong() <= nowMillis) {
            due.add(new Command.Tick());
        }
        for (Configuration.Ledger ledger : byTheClock) {
            Currency currency = ledger.id().currency();
            LocalDate today = Instant.ofEpochMilli(nowMillis).atZone(ledger.hours().zone()).toLocalDate();
            BusinessHours.Moments moments = ledger.hours().on(today);
            if (ledger.hours().isBusinessDay(today) && nowMillis >= moments.opensMillis()
                    && nowMillis < moments.closesMillis() && !today.equals(opened.get(currency))) {
                opened.put(currency, today);
                due.add(new Command.OpenDay(day(currency, moments)));
            }
        }
        return due;
    }

    /** A wish could not be brought to the log: say it again at the next look. */
    void forget() {
        opened.clear();
    }

    static BusinessDay day(Currency currency, BusinessHours.Moments moments) {
        return new BusinessDay(currency, moments.date(), moments.customerCutOffMillis(),
                moments.interbankCutOffMillis(), moments.closesMillis());
    }
}
