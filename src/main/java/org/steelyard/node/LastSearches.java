package org.steelyard.node;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.steelyard.config.BusinessHours;
import org.steelyard.config.Configuration;
import org.steelyard.money.Currency;

/**
 * The last search before the interbank cut-off of each currency whose day goes by the clock: due once a day,
 * from a while before the cut-off until it comes.
 */
final class LastSearches {

    private final List<Configuration.Ledger> byTheClock;
    private final InstantSource clock;
    private final Duration before;
    private final Map<Currency, LocalDate> done = new LinkedHashMap<>();

    LastSearches(List<Configuration.Ledger> ledgers, InstantSource clock, Duration before) {
        this.byTheClock = ledgers.stream()
                .filter(ledger -> ledger.hours().mode() == BusinessHours.Mode.CLOCK).toList();
        this.clock = clock;
        this.before = before;
    }

    /** Whether one is due that was not at the last look. */
    boolean isDue() {
        long nowMillis = clock.millis();
        boolean isDue = false;
        for (Configuration.Ledger ledger : byTheClock) {
            LocalDate today = Instant.ofEpochMilli(nowMillis).atZone(ledger.hours().zone()).toLocalDate();
            long cutOffMillis = ledger.hours().on(today).interbankCutOffMillis();
            if (ledger.hours().isBusinessDay(today) && nowMillis >= cutOffMillis - before.toMillis()
                    && nowMillis < cutOffMillis && !today.equals(done.get(ledger.id().currency()))) {
                done.put(ledger.id().currency(), today);
                isDue = true;
            }
        }
        return isDue;
    }
}
