package org.steelyard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.steelyard.config.Configuration;
import org.steelyard.config.ConfigurationFile;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Command;

final class BusinessDayClockTest {

    /** Friday 2027-01-08, 08:59 in Shanghai. */
    private Instant now = Instant.parse("2027-01-08T00:59:00Z");
    private long dueMillis = Long.MAX_VALUE;
    private final BusinessDayClock clock = new BusinessDayClock(ledgers("clock"), now(), () -> dueMillis);

    private InstantSource now() {
        return () -> now;
    }

    @Test
    void a_day_opens_at_its_hour_in_its_own_time_zone_and_once() {
        assertThat(clock.due()).isEmpty();
        now = Instant.parse("2027-01-08T01:00:00Z");
        assertThat(clock.due()).singleElement().isInstanceOfSatisfying(Command.OpenDay.class, open -> {
            assertThat(open.day().currency()).isEqualTo(Currency.of("CNY"));
            assertThat(open.day().date()).isEqualTo(LocalDate.of(2027, 1, 8));
            assertThat(Instant.ofEpochMilli(open.day().customerCutOffMillis()))
                    .isEqualTo(Instant.parse("2027-01-08T08:30:00Z"));
        });
        now = Instant.parse("2027-01-08T01:00:01Z");
        assertThat(clock.due()).isEmpty();
        now = Instant.parse("2027-01-08T05:00:00Z");
        assertThat(clock.due()).singleElement().isInstanceOfSatisfying(Command.OpenDay.class,
                open -> assertThat(open.day().currency()).isEqualTo(Currency.of("RUB")));
    }

    @Test
    void what_is_due_in_the_engine_is_noticed_though_no_payment_comes_also_where_days_are_moved_by_hand() {
        BusinessDayClock byHand = new BusinessDayClock(ledgers("manual"), now(), () -> dueMillis);
        dueMillis = Instant.parse("2027-01-09T08:30:00Z").toEpochMilli();
        now = Instant.parse("2027-01-09T08:29:59Z");
        assertThat(byHand.due()).isEmpty();
        now = Instant.parse("2027-01-09T08:30:00Z");
        assertThat(clock.due()).containsExactly(new Command.Tick());
        assertThat(byHand.due()).containsExactly(new Command.Tick());
        assertThat(byHand.due()).as("until the log has done it").containsExactly(new Command.Tick());
        dueMillis = Long.MAX_VALUE;
        assertThat(byHand.due()).isEmpty();
    }

    @Test
    void no_day_opens_on_a_weekend_or_a_holiday() {
        now = Instant.parse("2027-01-09T02:00:00Z");
        assertThat(clock.due()).isEmpty();
        now = Instant.parse("2027-01-01T05:30:00Z");
        assertThat(clock.due()).isEmpty();
    }

    @Test
    void a_wish_that_was_not_heard_is_said_again() {
        now = Instant.parse("2027-01-08T01:00:00Z");
        assertThat(clock.due()).hasSize(1);
        clock.forget();
        assertThat(clock.due()).hasSize(1);
    }

    @Test
    void a_currency_that_is_moved_by_hand_is_left_to_the_operator() {
        BusinessDayClock byHand = new BusinessDayClock(ledgers("manual"), now(),
                () -> dueMillis);
        now = Instant.parse("2027-01-08T05:30:00Z");
        assertThat(byHand.due()).isEmpty();
    }

    @Test
    void a_last_search_is_due_once_shortly_before_the_interbank_cut_off_of_a_day_by_the_clock() {
        LastSearches last = new LastSearches(ledgers("clock"), now(), Duration.ofSeconds(10));
        LastSearches byHand = new LastSearches(ledgers("manual"), now(), Duration.ofSeconds(10));
        now = Instant.parse("2027-01-08T09:29:49Z");
        assertThat(last.isDue()).isFalse();
        now = Instant.parse("2027-01-08T09:29:50Z");
        assertThat(last.isDue()).isTrue();
        assertThat(byHand.isDue()).isFalse();
        now = Instant.parse("2027-01-08T09:29:59Z");
        assertThat(last.isDue()).isFalse();
        now = Instant.parse("2027-01-09T09:29:55Z");
        assertThat(last.isDue()).as("on a Saturday").isFalse();
    }

    private static List<Configuration.Ledger> ledgers(String mode) {
        String yaml = """
                system: {bic: ZZSYHKH0, name: Test (invented)}
                data: .
                gateway: {host: 127.0.0.1, port: 0}
                console: {host: 127.0.0.1, port: 0}
                screening: {list: invented, max-age-hours: 72}
                corridors: [{name: CNY-RUB, currencies: [CNY, RUB]}]
                currencies:
                  CNY:
                    settlement-agent: ZZYACNB0
                    business-day: {mode: MODE, time-zone: Asia/Shanghai, opens: "09:00",
                      customer-cut-off: "16:30", interbank-cut-off: "17:30", closes: "18:00",
                      weekend: [saturday, sunday], holidays: [2027-01-01]}
                  RUB:
                    settlement-agent: ZZRARUM0
                    business-day: {mode: MODE, time-zone: Europe/Moscow, opens: "08:00",
                      customer-cut-off: "16:00", interbank-cut-off: "17:00", closes: "18:00",
                      weekend: [saturday, sunday], holidays: [2027-01-01]}
                participants:
                  - {bic: ZZYACNB0, name: Yuan Agent (invented), role: settlement-agent}
                  - {bic: ZZRARUM0, name: Rouble Agent (invented), role: settlement-agent}
                """.replace("MODE", mode);
        return switch (ConfigurationFile.read("test.yaml", yaml.getBytes(StandardCharsets.UTF_8),
                Path.of("."))) {
            case ConfigurationFile.Reading.Accepted accepted -> accepted.configuration().ledgers();
            case ConfigurationFile.Reading.Refused refused -> throw new AssertionError(refused.toString());
        };
    }
}
