package org.steelyard.research;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.steelyard.settlement.Event;
import org.steelyard.settlement.Mechanism;

/**
 * What researchers measure on a day in one currency, by the definitions of the field (docs/researcher), in
 * whole numbers and quotients of them.
 */
public final class Measures {

    private static final int TOP = 5;

    private final DayRecord record;
    private final int currency;
    private final Flows flows;
    private final List<Measure> measures = new ArrayList<>();

    private Measures(DayRecord record, int currency) {
        this.record = record;
        this.currency = currency;
        this.flows = Flows.of(record, currency);
    }

    /** All of them, always in the same order. */
    public static List<Measure> of(DayRecord record, int currency) {
        Measures each = new Measures(record, currency);
        each.settlement();
        each.delay();
        each.liquidity();
        each.concentration();
        each.gridlock();
        each.mechanisms();
        each.pairs();
        each.unsettled();
        each.expectations();
        return List.copyOf(each.measures);
    }

    /** The measure of this name. */
    public static Ratio find(List<Measure> measures, String name) {
        return measures.stream().filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no measure is called " + name)).value();
    }

    private void settlement() {
        whole("payments", flows.payments.length);
        whole("value_minor", flows.value);
        whole("settled_payments", flows.settledPayments);
        whole("settled_minor", flows.settledValue);
        share("unsettled_share", Ratio.of(flows.value - flows.settledValue, flows.value));
    }

    private void delay() {
        measures.add(Measure.share("delay_indicator", flows.delayed.sum(), flows.delayable.sum()));
        measures.add(Measure.share("mean_delay_seconds", flows.delayed.sum(), Wide.thousands(flows.value)));
        measures.add(Measure.share("mean_settlement_seconds", flows.settledAt.sum(),
                Wide.thousands(flows.settledValue)));
        share("queued_payments_share", Ratio.of(flows.queuedPayments, flows.payments.length));
        share("queued_value_share", Ratio.of(flows.queuedValue, flows.value));
        whole("queue_peak_minor", record.peakQueue[currency]);
        measures.add(Measure.share("queue_mean_minor", flows.queued.sum(),
                Wide.of(record.day.closeMillis())));
        share("queue_mean_age_seconds", Ratio.of(flows.waitedMillis, 1_000L * flows.queuedPayments));
        whole("half_settled_seconds", flows.halfSettledMillis() / 1_000);
    }

    private void liquidity() {
        whole("upper_bound_minor", flows.upper);
        whole("lower_bound_minor", flows.lower);
        whole("available_minor", flows.available);
        share("relative_liquidity", Ratio.of(flows.available - flows.lower, flows.upper - flows.lower));
        whole("used_minor", flows.used);
        whole("peak_used_minor", record.peakUsed[currency]);
        share("usage_ratio", Ratio.of(flows.used, flows.available));
        share("turnover_of_used", Ratio.of(flows.settledValue, flows.used));
        share("turnover_of_available", Ratio.of(flows.settledValue, flows.available));
        share("recycling", Ratio.of(flows.settledValue, flows.openingUsed));
        share("netting_ratio", Ratio.of(flows.multilateralNet, flows.value).complement());
        share("bilateral_netting_ratio", Ratio.of(flows.bilateralNet, flows.value).complement());
    }

    private void concentration() {
        share("gini_of_provision", Concentration.gini(flows.usedByBank));
        share("herfindahl_of_value", Concentration.herfindahl(flows.sentByBank));
        share("herfindahl_of_liquidity", Concentration.herfindahl(flows.usedByBank));
        share("herfindahl_of_queue", Concentration.herfindahl(flows.queuedByBank()));
        share("top_five_share", Concentration.top(flows.sentByBank, TOP));
    }

    private void gridlock() {
        int gridlocks = 0;
        int deadlocks = 0;
        long worst = 0;
        for (DayRecord.Sample sample : record.samples) {
            if (sample.currency() == currency && sample.count() > 0) {
                gridlocks += sample.settleable() > 0 ? 1 : 0;
                deadlocks += sample.settleable() == 0 ? 1 : 0;
                worst = Math.max(worst, sample.settleable());
            }
        }
        whole("gridlock_looks", gridlocks);
        whole("deadlock_looks", deadlocks);
        whole("gridlock_seconds", gridlocks * record.plan.sampleMillis() / 1_000);
        whole("gridlock_worst_minor", worst);
    }

    private void mechanisms() {
        for (Mechanism mechanism : Mechanism.values()) {
            share("by_" + mechanism.name().toLowerCase(Locale.ROOT) + "_share",
                    Ratio.of(flows.settledBy(mechanism), flows.value));
        }
        long saved = 0;
        int batches = 0;
        for (DayRecord.Batch batch : record.batches) {
            if (batch.currency() == currency) {
                saved += batch.gross() - batch.net();
                batches++;
            }
        }
        whole("batches", batches);
        whole("liquidity_saved_minor", saved);
        List<Event.RunEnded> searches = record.runs.stream()
                .filter(run -> run.mechanism() == Mechanism.OPTIMISATION).toList();
        whole("searches", searches.size());
        whole("proposals_dropped", searches.stream().mapToLong(Event.RunEnded::dropped).sum());
        long bound = searches.stream().mapToLong(Event.RunEnded::bound).sum();
        share("optimality_gap", Ratio.of(bound - searches.stream().mapToLong(Event.RunEnded::value).sum(),
                bound));
    }

    private void pairs() {
        whole("pairs_settled_minor", flows.pairsSettled);
        whole("pairs_open_minor", flows.pairsOpen);
        share("pairs_funding_ratio", Ratio.of(flows.pairsNet, flows.pairsSettled));
    }

    private void unsettled() {
        for (Flows.Obstacle obstacle : Flows.Obstacle.values()) {
            whole("unsettled_" + obstacle.name().toLowerCase(Locale.ROOT) + "_minor",
                    flows.unsettledBy(obstacle));
        }
    }

    private void expectations() {
        HitRate rate = HitRate.of(record, currency);
        whole("expected_asked", rate.asked());
        whole("expected_told", rate.told());
        share("expected_within_1min_share", rate.within(1));
        share("expected_within_5min_share", rate.within(5));
        share("expected_within_15min_share", rate.within(15));
        share("expected_median_error_seconds", rate.medianSeconds());
    }

    private void whole(String name, long value) {
        measures.add(Measure.whole(name, value));
    }

    private void share(String name, Ratio value) {
        measures.add(Measure.share(name, value));
    }
}
