package org.steelyard.research;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Reason;

/** What happened on a day: everything that the measures are reckoned from, in whole numbers. */
public final class DayRecord {

    /** Of a payment that never settled, or was never sent. */
    public static final long NEVER = -1;

    final PaymentDay day;
    final Plan plan;
    /** By payment: when it could settle at the earliest, was sent, and settled; in milliseconds. */
    final long[] entered;
    final long[] sent;
    final long[] settled;
    /** By payment: when it was over without having settled. */
    final long[] over;
    final @Nullable Mechanism[] mechanism;
    /** By payment: why it waited last, or did not settle. */
    final Reason[] reason;
    final boolean[] waited;
    /** By account. */
    final long[] lowest;
    final long[] closing;
    /** By currency. */
    final long[] peakUsed;
    final long[] peakQueue;
    final List<Sample> samples = new ArrayList<>();
    final List<Batch> batches = new ArrayList<>();
    final List<Event.RunEnded> runs = new ArrayList<>();
    final List<Expectation> expectations = new ArrayList<>();
    long commands;
    long events;

    DayRecord(PaymentDay day, Plan plan) {
        this.day = day;
        this.plan = plan;
        int payments = day.payments().size();
        this.entered = new long[payments];
        this.sent = new long[payments];
        this.settled = new long[payments];
        this.over = new long[payments];
        this.mechanism = new Mechanism[payments];
        this.reason = new Reason[payments];
        this.waited = new boolean[payments];
        this.lowest = plan.opening().copy();
        this.closing = plan.opening().copy();
        this.peakUsed = new long[day.currencies().size()];
        this.peakQueue = new long[day.currencies().size()];
    }

    /** The day that was run. */
    public PaymentDay day() {
        return day;
    }

    /** How it was run. */
    public Plan plan() {
        return plan;
    }

    /** How many commands the engine was given. */
    public long commands() {
        return commands;
    }

    /** How many events it answered with. */
    public long events() {
        return events;
    }

    /** When a payment settled, in milliseconds after the opening; {@link #NEVER} if it did not. */
    public long settledMillis(int payment) {
        return settled[payment];
    }

    /** The most that an account drew on what it had at the opening and on its credit. */
    long used(int account) {
        return plan.opening().of(account) - lowest[account];
    }

    /** When it settled, or the close: what is over at a cut-off counts as late as what waits to the end. */
    long leftMillis(int payment) {
        return settled[payment] == NEVER ? day.closeMillis() : settled[payment];
    }

    /** When it stopped to wait: when it settled, or was over; the close, if neither. */
    long waitedUntilMillis(int payment) {
        return over[payment] == NEVER ? leftMillis(payment) : over[payment];
    }

    /**
     * The queues at one moment, in one currency.
     *
     * @param atMillis when, after the opening
     * @param currency its number
     * @param count how many payments waited
     * @param value their sum
     * @param keptValue what banks had to pay and had not sent
     * @param used liquidity in use
     * @param settledValue what had settled since the opening
     * @param settleable the sum of the largest set that could have settled in order
     */
    record Sample(long atMillis, int currency, int count, long value, long keptValue, long used,
            long settledValue, long settleable) {
    }

    /**
     * What the engine was asked of a payment that waited.
     *
     * @param payment its number
     * @param expectedMillis when it would settle by what was known; {@link #NEVER} if nothing known freed it
     */
    record Expectation(int payment, long expectedMillis) {
    }

    /**
     * Payments that settled together and could not have settled one by one, in one currency.
     *
     * @param atMillis when
     * @param currency its number
     * @param mechanism by which
     * @param count how many
     * @param gross their sum
     * @param net what they needed together: the sum of the net outflows
     */
    record Batch(long atMillis, int currency, Mechanism mechanism, int count, long gross, long net) {
    }
}
