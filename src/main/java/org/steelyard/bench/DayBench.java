package org.steelyard.bench;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;

import org.steelyard.research.Balances;
import org.steelyard.research.Bounds;
import org.steelyard.research.DayRecord;
import org.steelyard.research.DayRun;
import org.steelyard.research.Measures;
import org.steelyard.research.Mechanisms;
import org.steelyard.research.PaymentDay;
import org.steelyard.research.Plan;
import org.steelyard.research.Preset;
import org.steelyard.research.Ratio;
import org.steelyard.research.Rtgsgen;

/**
 * Whole days of generated payments on the engine: how long a day takes, and how much liquidity each mechanism
 * needs for the delay that first in, first out has at half of the way between the bounds.
 */
final class DayBench {

    private static final long SEED = 1;
    private static final int QUARTER_PPM = 250_000;
    private static final int HALF_PPM = 500_000;
    private static final int BISECTIONS = 8;
    private static final int T2_PAYMENTS = 400_000;
    private static final String LADDER = "bypass+offset+largest+optimiser/5min";

    private final PrintStream out;

    DayBench(PrintStream out) {
        this.out = out;
    }

    void run() {
        out.println(
                "whole days on the engine (RTGSGEN-1, seed 1), each account has the lower bound of what it"
                        + " needs and a quarter of the way to the upper");
        PaymentDay t2 = Rtgsgen.day(Preset.T2_100, SEED);
        // Once without printing, so that the compiler has seen all of it.
        DayRun.of(t2, plan(t2, LADDER, QUARTER_PPM));
        for (String mechanisms : List.of("fifo", "fifo+largest", "bypass", "bypass+offset+largest", LADDER)) {
            day("T2-100", t2, mechanisms);
        }
        PaymentDay fedwire = Rtgsgen.day(Preset.FEDWIRE_1000, SEED);
        for (String mechanisms : List.of("fifo", "fifo+largest", "bypass+offset+largest")) {
            day("FEDWIRE-1000", fedwire, mechanisms);
        }
        PaymentDay large = Rtgsgen.day(Preset.T2_100, SEED, T2_PAYMENTS, Rtgsgen.Classes.MIXED);
        for (String mechanisms : List.of("bypass+offset+largest", LADDER)) {
            day("T2-100, 400,000", large, mechanisms);
        }
        equalDelay(t2);
    }

    private static Plan plan(PaymentDay day, String mechanisms, int ppm) {
        return Plan.of(Bounds.of(day).between(ppm), Mechanisms.of(mechanisms));
    }

    private void day(String name, PaymentDay day, String mechanisms) {
        Plan plan = plan(day, mechanisms, QUARTER_PPM);
        long started = System.nanoTime();
        DayRecord record = DayRun.of(day, plan);
        double seconds = (System.nanoTime() - started) / 1e9;
        out.printf("  %-16s %-38s %,8d payments in %6.2f s (%,8.0f/s)   delay %s   unsettled %s%n", name,
                mechanisms, day.payments().size(), seconds, day.payments().size() / seconds,
                measured(record, "delay_indicator"), measured(record, "unsettled_share"));
    }

    private static Ratio measured(DayRecord record, String name) {
        return Measures.find(Measures.of(record, 0), name);
    }

    private void equalDelay(PaymentDay day) {
        BigDecimal delay = delay(day, "fifo", HALF_PPM);
        BigDecimal needed = available(day, HALF_PPM);
        out.printf("liquidity at equal delay (T2-100, delay indicator %s, which fifo has half of the way"
                + " between the bounds)%n", delay);
        for (String mechanisms : List.of("fifo", "bypass", "fifo+offset", "bypass+offset+largest",
                LADDER)) {
            int low = 0;
            int high = Bounds.WHOLE_PPM;
            for (int step = 0; step < BISECTIONS; step++) {
                int middle = (low + high) / 2;
                if (delay(day, mechanisms, middle).compareTo(delay) <= 0) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            double share = available(day, high).doubleValue() / needed.doubleValue();
            out.printf("  %-38s %5.1f %% of the liquidity that fifo needs%n", mechanisms, 100 * share);
        }
    }

    private static BigDecimal delay(PaymentDay day, String mechanisms, int ppm) {
        return measured(DayRun.of(day, plan(day, mechanisms, ppm)), "delay_indicator").decimal();
    }

    private static BigDecimal available(PaymentDay day, int ppm) {
        Balances balances = Bounds.of(day).between(ppm);
        BigDecimal sum = BigDecimal.ZERO;
        for (int account = 0; account < balances.accounts(); account++) {
            sum = sum.add(BigDecimal.valueOf(balances.of(account)));
        }
        return sum;
    }
}
