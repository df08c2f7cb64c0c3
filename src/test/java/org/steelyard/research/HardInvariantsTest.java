package org.steelyard.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steelyard.liquidity.PrefixOptimum;
import org.steelyard.liquidity.QueuedPayments;
import org.steelyard.settlement.Priority;

/** What must hold of every simulated day, whatever its figures. */
final class HardInvariantsTest {

    private static final String[] WORDS = {"fifo", "bypass", "fifo+offset", "fifo+largest",
            "fifo+largest/30min", "bypass+offset", "bypass+offset+largest/5min", "bypass+offset+largest",
            "bypass+offset+largest+optimiser/10min"};

    static Stream<Object[]> everyMechanismOnEveryKindOfDay() {
        return Stream.of(WORDS).flatMap(word -> Stream.of(Preset.TIERED_30, Preset.CORRIDOR_40)
                .map(preset -> new Object[]{word, preset}));
    }

    @ParameterizedTest
    @MethodSource("everyMechanismOnEveryKindOfDay")
    void with_the_upper_bound_of_liquidity_nothing_is_delayed(String word, Preset preset) {
        PaymentDay day = Rtgsgen.day(preset, 5, 1_000, Rtgsgen.Classes.MIXED);
        DayRecord record = run(day, word, Bounds.WHOLE_PPM);
        for (int payment = 0; payment < day.payments().size(); payment++) {
            assertThat(record.settledMillis(payment)).isEqualTo(day.payments().get(payment).entryMillis());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifo+largest", "fifo+largest/30min", "bypass+offset+largest/5min",
            "bypass+offset+largest", "bypass+offset+largest+optimiser/10min"})
    void with_the_lower_bound_everything_settles_if_the_largest_set_is_sought_last(String word) {
        for (Preset preset : new Preset[]{Preset.TIERED_30, Preset.CORRIDOR_40}) {
            PaymentDay day = Rtgsgen.day(preset, 6, 1_000, Rtgsgen.Classes.MIXED);
            assertThat(settled(run(day, word, 0))).hasSize(day.payments().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 100000", "3, 250000", "4, 500000"})
    void what_settles_in_order_is_part_of_the_largest_set_of_the_same_queues(long seed, int ppm) {
        PaymentDay day = allAtOnce(Rtgsgen.day(Preset.TIERED_30, seed, 400, Rtgsgen.Classes.NONE));
        Set<Integer> inOrder = settled(run(day, "fifo", ppm));
        Set<Integer> largest = largestSet(day, Bounds.of(day).between(ppm / 10));
        Set<Integer> inOrderWithLess = settled(DayRun.of(day,
                Plan.of(Bounds.of(day).between(ppm / 10), Mechanisms.of("fifo"))));
        assertThat(largest).containsAll(inOrderWithLess);
        assertThat(settled(DayRun.of(day, Plan.of(Bounds.of(day).between(ppm / 10),
                Mechanisms.of("fifo+largest"))))).isEqualTo(largest);
        assertThat(inOrder.size()).isGreaterThanOrEqualTo(inOrderWithLess.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifo+largest", "bypass+offset+largest"})
    void where_the_largest_set_is_sought_after_every_event_there_is_no_gridlock(String word) {
        DayRecord record = run(Rtgsgen.day(Preset.T2_100, 7, 2_000, Rtgsgen.Classes.NONE), word, 100_000);
        assertThat(Days.measure(record, "gridlock_looks")).isEqualTo(Ratio.ZERO);
        assertThat(Days.measure(record, "deadlock_looks").part().signum()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 250_000})
    void money_is_neither_made_nor_lost_and_no_account_draws_more_than_it_has(int ppm) {
        PaymentDay day = Rtgsgen.day(Preset.CORRIDOR_40, 8, 2_000, Rtgsgen.Classes.MIXED);
        DayRecord record = run(day, "bypass+offset+largest", ppm);
        long before = 0;
        long after = 0;
        for (int account = 0; account < day.accounts(); account++) {
            before += record.plan().opening().of(account);
            after += record.closing[account];
            assertThat(record.used(account)).isLessThanOrEqualTo(record.plan().available(account));
        }
        assertThat(after).isEqualTo(before);
        assertThat(Days.measure(record, "pairs_open_minor")).isEqualTo(Ratio.ZERO);
    }

    private static DayRecord run(PaymentDay day, String word, int ppm) {
        return DayRun.of(day, Plan.of(Bounds.of(day).between(ppm), Mechanisms.of(word)));
    }

    private static PaymentDay allAtOnce(PaymentDay day) {
        return new PaymentDay("at once", day.banks(), day.currencies(), day.payments().stream()
                .map(each -> new Payment(0, each.payer(), each.payee(), each.currency(), each.minor(),
                        Priority.NORMAL, Payment.ALONE))
                .toList(), day.closeMillis());
    }

    private static Set<Integer> settled(DayRecord record) {
        Set<Integer> settled = new TreeSet<>();
        IntStream.range(0, record.day().payments().size())
                .filter(payment -> record.settledMillis(payment) != DayRecord.NEVER).forEach(settled::add);
        return settled;
    }

    private static Set<Integer> largestSet(PaymentDay day, Balances balances) {
        QueuedPayments queued = new QueuedPayments();
        for (int account = 0; account < day.accounts(); account++) {
            queued.position(balances.of(account));
            queued.queue();
        }
        for (Payment payment : day.payments()) {
            queued.add(day.debited(payment), payment.minor());
            queued.draws(day.debited(payment));
            queued.fills(day.credited(payment));
        }
        Set<Integer> set = new TreeSet<>();
        for (int payment : new PrefixOptimum().of(queued)) {
            set.add(payment);
        }
        return set;
    }
}
