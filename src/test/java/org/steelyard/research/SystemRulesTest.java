package org.steelyard.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steelyard.research.Days.measure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.steelyard.config.Scenario;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Reason;

/** Cut-offs and caps of corridors, on days reckoned by hand that end at 1,000 seconds. */
final class SystemRulesTest {

    private static final Currency EUR = Currency.of("EUR");
    private static final Currency USD = Currency.of("USD");

    private static DayRecord run(PaymentDay day, Balances opening, String mechanisms, CorridorCap cap) {
        return run(day, opening, mechanisms, new SystemRules(List.of(cap), List.of()));
    }

    private static DayRecord run(PaymentDay day, Balances opening, String mechanisms, CutOff cutOff) {
        return run(day, opening, mechanisms, new SystemRules(List.of(), List.of(cutOff)));
    }

    private static DayRecord run(PaymentDay day, Balances opening, String mechanisms, SystemRules rules) {
        return DayRun.of(day, new Plan(opening, Balances.none(day.accounts()), Mechanisms.of(mechanisms),
                Conduct.PROMPT, List.of(), rules, Plan.SAMPLE_MILLIS));
    }

    private static CorridorCap cap(Scenario.CapKind kind, long minor) {
        return new CorridorCap(kind, EUR, USD, minor);
    }

    /** A sells B 10, 6 and 3 euros for dollars; at 300 s B sells A 8 back. */
    private static final PaymentDay TRADES = Days.inTwoCurrencies("A", "B")
            .leg(100, "A", "B", 0, 10, 0).leg(100, "B", "A", 1, 70, 0)
            .leg(200, "A", "B", 0, 6, 1).leg(200, "B", "A", 1, 42, 1)
            .leg(300, "B", "A", 0, 8, 2).leg(300, "A", "B", 1, 56, 2)
            .leg(400, "A", "B", 0, 3, 3).leg(400, "B", "A", 1, 21, 3).day();
    private static final Balances RICH = Balances.of(100, 100, 1_000, 1_000);

    @Test
    void a_cap_on_the_net_holds_a_trade_until_something_comes_back() {
        DayRecord record = run(TRADES, RICH, "fifo", cap(Scenario.CapKind.NET, 10));
        assertThat(record.settledMillis(0)).isEqualTo(100_000);
        assertThat(record.settledMillis(2)).as("10 + 6 is over 10").isEqualTo(300_000);
        assertThat(record.settledMillis(6)).as("8 + 3 is over 10").isEqualTo(DayRecord.NEVER);
        assertThat(measure(record, "unsettled_limit_minor")).isEqualTo(Ratio.of(3, 1));
        assertThat(record.reason[6]).isEqualTo(Reason.CORRIDOR_CAP);
        assertThat(measure(record, "queue_mean_age_seconds").isSame(Ratio.of(100 + 600, 2))).isTrue();
    }

    @Test
    void a_cap_on_receipts_holds_who_pays_and_one_on_the_day_never_comes_back() {
        DayRecord received = run(TRADES, RICH, "fifo", cap(Scenario.CapKind.RECEIVED, 10));
        assertThat(received.settledMillis(2)).isEqualTo(300_000);
        assertThat(received.settledMillis(6)).isEqualTo(DayRecord.NEVER);
        DayRecord day = run(TRADES, RICH, "fifo", cap(Scenario.CapKind.DAY, 13));
        assertThat(day.settledMillis(2)).isEqualTo(DayRecord.NEVER);
        assertThat(day.settledMillis(6)).as("10 + 3").isEqualTo(400_000);
        assertThat(measure(day, "unsettled_limit_minor")).isEqualTo(Ratio.of(6, 1));
    }

    @Test
    void a_leg_over_the_cap_on_one_leg_is_turned_away_and_its_other_leg_never_finds_it() {
        DayRecord record = run(TRADES, RICH, "fifo", cap(Scenario.CapKind.INSTRUCTION, 8));
        assertThat(record.reason[0]).isEqualTo(Reason.CORRIDOR_AMOUNT_TOO_LARGE);
        assertThat(measure(record, "unsettled_limit_minor")).isEqualTo(Ratio.of(10, 1));
        assertThat(Measures.find(Measures.of(record, 1), "unsettled_link_minor")).isEqualTo(Ratio.of(70, 1));
        assertThat(measure(record, "queued_payments_share")).isEqualTo(Ratio.of(0, 4));
    }

    @Test
    void what_waits_at_the_cut_off_is_over_and_what_comes_after_it_is_turned_away() {
        PaymentDay day = Days.of("A", "B").pay(100, "A", "B", 10).pay(500, "B", "A", 4).day();
        DayRecord record = run(day, Balances.of(0, 100), "fifo", new CutOff(EUR, 500_000, 500_000));
        assertThat(record.settledMillis(0)).isEqualTo(DayRecord.NEVER);
        assertThat(record.settledMillis(1)).isEqualTo(DayRecord.NEVER);
        assertThat(record.reason[1]).isEqualTo(Reason.PAST_INTERBANK_CUT_OFF);
        assertThat(measure(record, "unsettled_funds_minor")).isEqualTo(Ratio.of(10, 1));
        assertThat(measure(record, "unsettled_cut_off_minor")).isEqualTo(Ratio.of(4, 1));
        // It waited for 400 s, but is as late as if it had waited till the close.
        assertThat(measure(record, "queue_mean_age_seconds").isSame(Ratio.of(400, 1))).isTrue();
        assertThat(measure(record, "delay_indicator").toString()).isEqualTo("1.000000");
        assertThat(record.samples).filteredOn(sample -> sample.atMillis() > 500_000)
                .isNotEmpty().allMatch(sample -> sample.count() == 0);
    }

    @Test
    void a_cut_off_ends_the_day_of_its_own_currency_alone() {
        PaymentDay day = Days.inTwoCurrencies("A", "B").leg(700, "A", "B", 0, 10, 0)
                .leg(800, "B", "A", 1, 70, 0).day();
        DayRecord euros = run(day, RICH, "fifo", new CutOff(EUR, 600_000, 600_000));
        assertThat(measure(euros, "unsettled_cut_off_minor")).isEqualTo(Ratio.of(10, 1));
        assertThat(Measures.find(Measures.of(euros, 1), "unsettled_link_minor")).isEqualTo(Ratio.of(70, 1));
    }

    @Test
    void after_the_cut_off_of_customers_only_banks_pay() {
        Payment bank = new Payment(400_000, 0, 1, 0, 10, Priority.NORMAL, Payment.ALONE);
        Payment early = new Payment(200_000, 0, 1, 0, 7, Priority.NORMAL, Payment.ALONE).ofCustomer();
        Payment late = new Payment(300_000, 0, 1, 0, 5, Priority.NORMAL, Payment.ALONE).ofCustomer();
        PaymentDay day = new PaymentDay("by hand", List.of("A", "B"), List.of(EUR),
                List.of(bank, early, late), 1_000_000);
        DayRecord record = run(day, Balances.of(100, 0), "fifo", new CutOff(EUR, 300_000, 900_000));
        assertThat(record.settledMillis(0)).isEqualTo(200_000);
        assertThat(record.reason[1]).isEqualTo(Reason.PAST_CUSTOMER_CUT_OFF);
        assertThat(record.settledMillis(2)).isEqualTo(400_000);
        assertThat(measure(record, "unsettled_cut_off_minor")).isEqualTo(Ratio.of(5, 1));
    }

    @Test
    void what_runs_at_intervals_runs_a_last_time_before_a_cut_off() {
        PaymentDay day = Days.of("A", "B").pay(100, "A", "B", 10).pay(200, "B", "A", 10).day();
        DayRecord largest = run(day, Balances.of(0, 0), "fifo+largest/30min",
                new CutOff(EUR, 500_000, 500_000));
        assertThat(largest.settledMillis(0)).isEqualTo(499_999);
        DayRecord optimiser = run(day, Balances.of(0, 0), "fifo+optimiser/30min",
                new CutOff(EUR, 500_000, 500_000));
        assertThat(optimiser.settledMillis(1)).isEqualTo(499_999);
    }

    @Test
    void a_payment_that_is_due_after_the_cut_off_is_not_handed_in_before() {
        PaymentDay day = Days.of("A", "B").pay(100, "A", "B", 10).pay(600, "A", "B", 10).day();
        DayRecord record = DayRun.of(day, new Plan(Balances.of(100, 0), Balances.none(2),
                Mechanisms.of("fifo"), new Conduct(List.of(), 0, 0, 1_000_000), List.of(),
                new SystemRules(List.of(), List.of(new CutOff(EUR, 500_000, 500_000))),
                Plan.SAMPLE_MILLIS));
        assertThat(record.settledMillis(0)).isEqualTo(100_000);
        assertThat(record.reason[1]).isEqualTo(Reason.PAST_INTERBANK_CUT_OFF);
    }

    @Test
    void a_share_of_the_payments_is_made_customers_and_no_leg_is() {
        PaymentDay day = Rtgsgen.day(Preset.CORRIDOR_40, 1, 400, Rtgsgen.Classes.NONE)
                .withCustomers(500_000);
        long customers = day.payments().stream().filter(each -> each.kind() == Payment.Kind.CUSTOMER)
                .count();
        assertThat(customers).isBetween(100L, 220L);
        assertThat(day.payments()).filteredOn(Payment::isLeg).isNotEmpty()
                .allMatch(leg -> leg.kind() == Payment.Kind.BANK);
    }

    @Test
    void what_is_set_twice_or_for_currencies_of_no_payment_is_refused() {
        SystemRules one = new SystemRules(List.of(cap(Scenario.CapKind.NET, 1)),
                List.of(new CutOff(EUR, 1, 1)));
        assertThatThrownBy(() -> one.and(new SystemRules(List.of(cap(Scenario.CapKind.NET, 2)), List.of())))
                .hasMessageContaining("two caps: net of EUR");
        assertThatThrownBy(() -> one.and(new SystemRules(List.of(), List.of(new CutOff(EUR, 2, 3)))))
                .hasMessageContaining("cut-offs twice");
        assertThatThrownBy(() -> one.checkedFor(List.of(EUR))).hasMessage("no payment is in USD");
        assertThatThrownBy(() -> new CutOff(EUR, 3, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
