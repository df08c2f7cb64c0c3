package org.steelyard.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.research.Days.measure;

import java.math.BigInteger;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steelyard.settlement.Priority;

/** Every measure, on days that were reckoned by hand. */
final class MeasuresTest {

    /**
     * A has 50, the others nothing. A pays B 100 (waits), B pays C 60 (waits), C pays A 50: all three settle
     * at 300 s. A pays C 30 at 400 s and never has it.
     */
    private static final PaymentDay RING = Days.of("A", "B", "C")
            .pay(100, "A", "B", 100).pay(200, "B", "C", 60).pay(300, "C", "A", 50).pay(400, "A", "C", 30)
            .day();

    private static final DayRecord RING_RUN = DayRun.of(RING,
            Plan.of(Balances.of(50, 0, 0), Mechanisms.of("fifo+largest")));

    @ParameterizedTest
    @CsvSource({
            "payments, 4, 1", "value_minor, 240, 1", "settled_payments, 3, 1", "settled_minor, 210, 1",
            "unsettled_share, 30, 240",
            // 100 x 200 s + 60 x 100 s + 30 x 600 s, of 100 x 900 + 60 x 800 + 50 x 700 + 30 x 600
            "delay_indicator, 44000, 191000", "mean_delay_seconds, 44000, 240",
            "mean_settlement_seconds, 300, 1", "queued_payments_share, 3, 4", "queued_value_share, 190, 240",
            "queue_peak_minor, 160, 1", "queue_mean_minor, 44, 1", "queue_mean_age_seconds, 300, 1",
            "half_settled_seconds, 300, 1",
            "upper_bound_minor, 100, 1", "lower_bound_minor, 80, 1", "available_minor, 50, 1",
            "used_minor, 50, 1", "peak_used_minor, 50, 1", "usage_ratio, 1, 1", "turnover_of_used, 210, 50",
            "turnover_of_available, 210, 50", "recycling, 210, 50",
            // A pays 80 net; A-B 100, B-C 60 and A-C 20 net
            "netting_ratio, 160, 240", "bilateral_netting_ratio, 60, 240",
            "gini_of_provision, 2, 3", "herfindahl_of_value, 23000, 57600", "herfindahl_of_liquidity, 1, 1",
            "herfindahl_of_queue, 1480, 1936", "top_five_share, 1, 1",
            // looks at 300 s (nothing waits), 600, 900 and the end
            "gridlock_looks, 0, 1", "deadlock_looks, 3, 1", "gridlock_seconds, 0, 1",
            "by_offsetting_share, 210, 240", "by_immediate_share, 0, 1", "by_queue_share, 0, 1",
            "batches, 1, 1", "liquidity_saved_minor, 160, 1", "searches, 0, 1", "optimality_gap, 0, 1",
            "pairs_settled_minor, 0, 1", "unsettled_funds_minor, 30, 1", "unsettled_link_minor, 0, 1"})
    void a_measure_is_what_its_definition_says(String name, long part, long whole) {
        assertThat(measure(RING_RUN, name).isSame(Ratio.of(part, whole))).as("%s = %s", name,
                measure(RING_RUN, name)).isTrue();
    }

    @Test
    void relative_liquidity_is_the_place_between_the_bounds() {
        assertThat(measure(RING_RUN, "relative_liquidity").toString()).isEqualTo("-1.500000");
        assertThat(Bounds.of(RING).between(500_000).copy()).containsExactly(90, 0, 0);
    }

    @Test
    void with_the_upper_bound_nothing_waits_and_with_less_than_the_lower_not_all_settles() {
        DayRecord upper = DayRun.of(RING, Plan.of(Balances.of(100, 0, 0), Mechanisms.LADDER));
        DayRecord lower = DayRun.of(RING, Plan.of(Balances.of(80, 0, 0), Mechanisms.LADDER));
        assertThat(measure(upper, "delay_indicator")).isEqualTo(Ratio.of(0, 191_000_000L));
        assertThat(measure(upper, "by_immediate_share").toString()).isEqualTo("1.000000");
        assertThat(measure(lower, "unsettled_share").part().signum()).isZero();
    }

    @Test
    void credit_is_liquidity_that_is_drawn_and_not_recycled() {
        Plan plan = new Plan(Balances.of(20, 0, 0), Balances.of(80, 0, 0), Mechanisms.LADDER, Conduct.PROMPT,
                Plan.SAMPLE_MILLIS);
        DayRecord record = DayRun.of(RING, plan);
        assertThat(measure(record, "used_minor")).isEqualTo(Ratio.of(100, 1));
        assertThat(measure(record, "recycling").toString()).isEqualTo("12.000000");
    }

    @Test
    void a_bank_that_cannot_send_sends_afterwards_and_its_payments_count_as_late() {
        PaymentDay day = Days.of("A", "B").pay(100, "A", "B", 10).pay(200, "B", "A", 10).day();
        Conduct outage = new Conduct(List.of(new Conduct.Outage(0, 50_000, 400_000)), 0, 0);
        DayRecord record = DayRun.of(day,
                new Plan(Balances.of(10, 0), Balances.none(2), Mechanisms.LADDER, outage,
                        Plan.SAMPLE_MILLIS));
        assertThat(record.settledMillis(0)).isEqualTo(400_000);
        assertThat(record.settledMillis(1)).isEqualTo(400_000);
        assertThat(measure(record, "mean_delay_seconds").toString()).isEqualTo("250.000000");
        assertThat(record.samples.getFirst().keptValue()).isEqualTo(10);
    }

    @Test
    void a_bank_that_waits_for_receipts_sends_when_it_has_received_enough() {
        PaymentDay day = Days.of("A", "B").pay(100, "A", "B", 10).pay(100, "A", "B", 10)
                .pay(300, "B", "A", 5).pay(500, "A", "B", 10, Priority.URGENT).day();
        Conduct patient = new Conduct(List.of(), 500_000, 800_000);
        DayRecord record = DayRun.of(day, new Plan(Balances.of(100, 100), Balances.none(2), Mechanisms.LADDER,
                patient, Plan.SAMPLE_MILLIS));
        // B owes 5 and waits too: urgent payments go at once, the others when patience is over or money came.
        assertThat(record.settledMillis(3)).isEqualTo(500_000);
        assertThat(record.settledMillis(2)).isEqualTo(500_000);
        assertThat(record.settledMillis(0)).isEqualTo(500_000);
        assertThat(record.settledMillis(1)).isEqualTo(800_000);
    }

    @Test
    void a_pair_counts_from_when_both_legs_are_in_and_settles_whole() {
        PaymentDay day = Days.inTwoCurrencies("A", "B").leg(100, "A", "B", 0, 10, 0)
                .leg(300, "B", "A", 1, 70, 0).leg(400, "A", "B", 0, 6, 1).leg(500, "B", "A", 1, 42, 1).day();
        Conduct outage = new Conduct(List.of(new Conduct.Outage(1, 450_000, 1_000_000)), 0, 0);
        DayRecord record = DayRun.of(day,
                new Plan(Balances.of(10, 0, 0, 70), Balances.none(4), Mechanisms.LADDER,
                        outage, Plan.SAMPLE_MILLIS));
        assertThat(record.settledMillis(0)).isEqualTo(300_000);
        assertThat(measure(record, "mean_settlement_seconds").toString()).isEqualTo("300.000000");
        assertThat(measure(record, "pairs_settled_minor")).isEqualTo(Ratio.of(10, 1));
        assertThat(measure(record, "pairs_open_minor")).isEqualTo(Ratio.ZERO);
        assertThat(measure(record, "pairs_funding_ratio").toString()).isEqualTo("1.000000");
        assertThat(measure(record, "unsettled_link_minor")).isEqualTo(Ratio.of(6, 1));
        assertThat(Measures.find(Measures.of(record, 1), "unsettled_not_sent_minor"))
                .isEqualTo(Ratio.of(42, 1));
    }

    @Test
    void limits_and_reservations_of_banks_bind_their_normal_payments() {
        PaymentDay day = Days.of("A", "B").pay(100, "A", "B", 40).pay(200, "A", "B", 20)
                .pay(300, "B", "A", 15).pay(400, "B", "A", 30).pay(500, "B", "A", 50, Priority.URGENT).day();
        DayRecord record = DayRun.of(day, new Plan(Balances.of(100, 60), Balances.none(2), Mechanisms.LADDER,
                Conduct.PROMPT, List.of(new BankLimit(BankLimit.Kind.BILATERAL, 0, 1, 50),
                        new BankLimit(BankLimit.Kind.RESERVATION_URGENT, 1, BankLimit.NOBODY, 100)),
                Plan.SAMPLE_MILLIS));
        assertThat(record.settledMillis(0)).isEqualTo(100_000);
        assertThat(record.settledMillis(4)).isEqualTo(500_000);
        // The second is over the limit until 15 come back, and B's 15 over its reservation until 20 come in.
        assertThat(record.settledMillis(1)).isEqualTo(300_000);
        assertThat(record.settledMillis(2)).isEqualTo(300_000);
        assertThat(record.settledMillis(3)).isEqualTo(DayRecord.NEVER);
        assertThat(measure(record, "unsettled_reservation_minor")).isEqualTo(Ratio.of(30, 1));
    }

    @Test
    void sums_of_products_may_be_larger_than_64_bits() {
        Wide wide = new Wide();
        wide.add(Long.MAX_VALUE, Long.MAX_VALUE);
        wide.add(Long.MAX_VALUE, 3);
        wide.add(Long.MAX_VALUE, 4);
        BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
        assertThat(wide.sum()).isEqualTo(most.multiply(most.add(BigInteger.valueOf(7))));
    }
}
