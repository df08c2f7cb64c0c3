package org.steelyard.node;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.steelyard.config.BusinessHours;
import org.steelyard.config.Configuration;
import org.steelyard.money.Currency;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Command;

/**
 * What the clock on the wall asks of the engine: to open the business day of each currency that goes by the
 * clock, and to notice cut-offs when no payment comes that would make it notice. The engine judges by the
 * log's time; several nodes may ask the same, and a repeated wish changes nothing.
 */
final class BusinessDayClock {

    private final List<Configuration.Ledger> byTheClock;
    private final InstantSource clock;
    private final Map<Currency, LocalDate> opened = new LinkedHashMap<>();
    private long lastLookMillis;

    BusinessDayClock(List<Configuration.Ledger> ledgers, InstantSource clock) {
        this.byTheClock = ledgers.stream()
                .filter(ledger -> ledger.hours().mode() == BusinessHours.Mode.CLOCK).toList();
        this.clock = clock;
        this.lastLookMillis = clock.millis();
    }

    /** What has become due since the last look. */
    List<Command> due() {
        long nowMillis = clock.millis();
        List<Command> due = new ArrayList<>();
        for (Configuration.Ledger ledger : byTheClock) {
            Currency currency = ledger.id().currency();
            LocalDate today = Instant.ofEpochMilli(nowMillis).atZone(ledger.hours().zone()).toLocalDate();
            BusinessHours.Moments moments = ledger.hours().on(today);
            if (passed(moments.customerCutOffMillis(), nowMillis)
                    || passed(moments.interbankCutOffMillis(), nowMillis)
                    || passed(moments.closesMillis(), nowMillis)) {
                due.add(new Command.Tick());
            }
            if (ledger.hours().isBusinessDay(today) && nowMillis >= moments.opensMillis()
                    && nowMillis < moments.closesMillis() && !today.equals(opened.get(currency))) {
                opened.put(currency, today);
                due.add(new Command.OpenDay(day(currency, moments)));
            }
        }
        lastLookMillis = nowMillis;
        return due;
    }

    /** A wish could not be brought to the log: say it again at the next look. */
    void forget() {
        opened.clear();
    }

    private boolean passed(long momentMillis, long nowMillis) {
        return lastLookMillis < momentMillis && momentMillis <= nowMillis;
    }

    static BusinessDay day(Currency currency, BusinessHours.Moments moments) {
        return new BusinessDay(currency, moments.date(), moments.customerCutOffMillis(),
                moments.interbankCutOffMillis(), moments.closesMillis());
    }
}
