package org.steelyard.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.research.Days.measure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.steelyard.figures.Table;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Priority;

/** Throughput by the hour and the optimality gap, on days reckoned by hand. */
final class ThroughputTest {

    private static final long HOUR = 3_600_000;

    private static Payment pay(long minutes, int payer, int payee, long minor) {
        return new Payment(minutes * 60_000, payer, payee, 0, minor, Priority.NORMAL, Payment.ALONE);
    }

    private static DayRecord run(long ofA, String mechanisms, Payment... payments) {
        PaymentDay day = new PaymentDay("by hand", List.of("A", "B", "C"), List.of(Currency.of("CNY")),
                List.of(payments), 4 * HOUR);
        return DayRun.of(day, new Plan(Balances.of(ofA, 0, 0), Balances.none(3), Mechanisms.of(mechanisms),
                Conduct.PROMPT, HOUR));
    }

    /**
     * A has 100. 0:30 A pays B 40. 1:30 B owes C 60 and has 40: it waits. 2:10 A pays B 20, and B's 60 go,
     * too. 3:20 C owes A 80 and has 60: it waits till the close. Of 200, after one hour 40 have settled, after
     * two 40, after three 120, and no more at the end.
     */
    @Test
    void the_share_that_has_settled_is_told_hour_by_hour() {
        DayRecord record = run(100, "fifo", pay(30, 0, 1, 40), pay(90, 1, 2, 60), pay(130, 0, 1, 20),
                pay(200, 2, 0, 80));
        Table course = new Table(RunTables.COURSE, RunTables.columns(RunTables.COURSE, List.of()),
                RunTables.course(List.of("0", "file", "fifo", "CNY"), record, 0, 200));
        assertThat(course.rows().stream().map(row -> row.get(course.at("seconds")) + " "
                + row.get(course.at("settled_minor")) + " " + row.get(course.at("settled_share")) + " "
                + row.get(course.at("waiting_minor"))))
                .containsExactly("3600.000 40 0.200000 0", "7200.000 40 0.200000 60",
                        "10800.000 120 0.600000 0", "14399.999 120 0.600000 80");
    }

    /**
     * A has 10 and owes 11, 6, 5 and 4, in this order: the plain queue settles nothing, the optimum is 6 and 4,
     * and no set is worth more than the 10 that A has. So the one search that found something has no gap.
     * Two more, of 90 where 100 were possible and of 30 where 50, make 30 missing of 160.
     */
    @Test
    void the_optimality_gap_is_what_is_missing_to_the_bounds() {
        DayRecord record = run(10, "fifo+optimiser/60min", pay(1, 0, 1, 11), pay(2, 0, 1, 6),
                pay(3, 0, 2, 5), pay(4, 0, 2, 4));
        assertThat(measure(record, "settled_minor")).isEqualTo(Ratio.of(10, 1));
        assertThat(record.settledMillis(1)).isEqualTo(HOUR);
        assertThat(record.settledMillis(3)).isEqualTo(HOUR);
        assertThat(measure(record, "searches")).isEqualTo(Ratio.of(1, 1));
        assertThat(measure(record, "optimality_gap").part().signum()).isZero();
        record.runs.add(search(90, 100));
        record.runs.add(search(30, 50));
        assertThat(measure(record, "optimality_gap").isSame(Ratio.of(30, 160))).isTrue();
    }

    private static Event.RunEnded search(long value, long bound) {
        return new Event.RunEnded(Mechanism.OPTIMISATION, 1, 4, 2, 0, List.of(), value, bound);
    }
}
