package org.steelyard.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.research.Days.measure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Priority;

/** How often expected times come true, on days reckoned by hand. Every second payment is announced. */
final class HitRateTest {

    private static final long HOUR = 3_600_000;
    private static final Conduct ANNOUNCING = new Conduct(List.of(), 0, 0, 500_000);

    private static DayRecord run(Payment... payments) {
        PaymentDay day = new PaymentDay("by hand", List.of("A", "B", "C"), List.of(Currency.of("CNY")),
                List.of(payments), 4 * HOUR);
        return DayRun.of(day, new Plan(Balances.of(0, 0, 100), Balances.none(3), Mechanisms.LADDER,
                ANNOUNCING, Plan.SAMPLE_MILLIS));
    }

    private static Payment pay(long minutes, int payer, int payee, Priority priority) {
        return new Payment(minutes * 60_000, payer, payee, 0, 10, priority, Payment.ALONE);
    }

    /** A waits from 0:30 for what C has announced for 2:00; asked at 1:00. */
    @Test
    void an_announced_receipt_frees_what_waits_when_it_was_expected() {
        DayRecord record = run(pay(30, 0, 1, Priority.NORMAL), pay(120, 2, 0, Priority.NORMAL));
        assertThat(record.settledMillis(0)).isEqualTo(2 * HOUR);
        assertThat(record.settledMillis(1)).isEqualTo(2 * HOUR);
        assertThat(measure(record, "queue_mean_age_seconds")).as("announced is not waiting")
                .isEqualTo(Ratio.of(5_400_000, 1_000));
        assertThat(measure(record, "expected_asked")).isEqualTo(Ratio.of(1, 1));
        assertThat(measure(record, "expected_told")).isEqualTo(Ratio.of(1, 1));
        assertThat(measure(record, "expected_within_1min_share")).isEqualTo(Ratio.of(1, 1));
        assertThat(measure(record, "expected_median_error_seconds").part().signum()).isZero();
    }

    /**
     * The same, but at 1:30 A sends an urgent payment that nobody knew of, and that takes the money at 2:00.
     * Asked at 1:00 (told 2:00), 2:00 and 3:00 (nothing is known any more); it never settles, so the answer
     * is wrong by the two hours from 2:00 to the close.
     */
    @Test
    void who_is_overtaken_by_an_urgent_payment_was_told_too_early_a_time() {
        DayRecord record = run(pay(30, 0, 1, Priority.NORMAL), pay(40, 2, 1, Priority.NORMAL),
                pay(90, 0, 1, Priority.URGENT), pay(120, 2, 0, Priority.NORMAL));
        assertThat(record.settledMillis(2)).isEqualTo(2 * HOUR);
        assertThat(record.settledMillis(0)).isEqualTo(DayRecord.NEVER);
        assertThat(measure(record, "expected_asked")).isEqualTo(Ratio.of(3, 1));
        assertThat(measure(record, "expected_told")).isEqualTo(Ratio.of(1, 1));
        assertThat(measure(record, "expected_within_15min_share").part().signum()).isZero();
        assertThat(measure(record, "expected_median_error_seconds").isSame(Ratio.of(7_200, 1))).isTrue();
    }
}
