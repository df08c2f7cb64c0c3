package org.steelyard.research;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Reason;

/** Follows a run by the engine's events and writes down what the measures need. */
final class Watch {

    /** The payment of a number that brought an account its opening balance. */
    static final int FUNDING = -1;

    private final DayRecord record;
    private final PaymentDay day;
    private final Senders senders;
    private final long[] balance;
    private int[] paymentOf = new int[1024];
    private int numbers;
    private int enteredUpTo;

    /** By currency: sums of what was entered, was sent, waits, settled, and of liquidity in use. */
    private final long[] enteredValue;
    private final long[] sentValue;
    private final int[] waiting;
    private final long[] waitingValue;
    private final long[] settledValue;
    private final long[] used;
    private final boolean[] waits;
    private final int[] touched;
    private final boolean[] isTouched;
    private int touches;

    /** The batch that is being read; by account, what it changes. */
    private @Nullable Mechanism batchMechanism;
    private final int[] batchCount;
    private final long[] batchGross;
    private final long[] batchNet;

    Watch(DayRecord record, EngineWorld world, Senders senders) {
        this.record = record;
        this.day = record.day;
        this.senders = senders;
        this.balance = record.plan.opening().copy();
        int currencies = day.currencies().size();
        this.enteredValue = new long[currencies];
        this.sentValue = new long[currencies];
        this.waiting = new int[currencies];
        this.waitingValue = new long[currencies];
        this.settledValue = new long[currencies];
        this.used = new long[currencies];
        this.batchCount = new int[currencies];
        this.batchGross = new long[currencies];
        this.batchNet = new long[day.accounts()];
        this.waits = new boolean[day.payments().size()];
        this.touched = new int[day.accounts()];
        this.isTouched = new boolean[day.accounts()];
        Arrays.fill(record.sent, DayRecord.NEVER);
        Arrays.fill(record.settled, DayRecord.NEVER);
        Arrays.fill(record.over, DayRecord.NEVER);
        Arrays.fill(record.reason, Reason.NONE);
        Arrays.setAll(record.entered, index -> world.completeMillis(day.payments().get(index)));
    }

    /** The next number of the engine belongs to this payment. */
    void numbered(int payment) {
        numbers++;
        if (numbers == paymentOf.length) {
            paymentOf = Arrays.copyOf(paymentOf, 2 * numbers);
        }
        paymentOf[numbers] = payment;
    }

    void sent(int payment, long millis) {
        numbered(payment);
        due(payment, millis);
    }

    /** A payment that was handed in before is to settle from now on. */
    void due(int payment, long millis) {
        record.sent[payment] = millis;
        sentValue[day.payments().get(payment).currency()] += day.payments().get(payment).minor();
    }

    /** Numbers of payments that were sent, in the order of sending. */
    int[] sentInOrder() {
        return Arrays.copyOfRange(paymentOf, 1, numbers + 1);
    }

    boolean isAnythingWaiting() {
        return Arrays.stream(waiting).anyMatch(count -> count > 0);
    }

    boolean waits(int payment) {
        return waits[payment];
    }

    long balance(int account) {
        return balance[account];
    }

    /** What one command brought about. */
    void saw(List<Event> events, long millis) {
        record.commands++;
        record.events += events.size();
        for (Event event : events) {
            if (event instanceof Event.Settled settled) {
                settled(settled, millis);
            } else {
                endBatch(millis);
                other(event, millis);
            }
        }
        endBatch(millis);
        for (int i = 0; i < touches; i++) {
            int account = touched[i];
            isTouched[account] = false;
            record.lowest[account] = Math.min(record.lowest[account], balance[account]);
        }
        touches = 0;
        for (int currency = 0; currency < used.length; currency++) {
            record.peakUsed[currency] = Math.max(record.peakUsed[currency], used[currency]);
            record.peakQueue[currency] = Math.max(record.peakQueue[currency], waitingValue[currency]);
        }
    }

    private void settled(Event.Settled settled, long millis) {
        int index = paymentOf[(int) settled.number()];
        Payment payment = day.payments().get(index);
        if (settled.mechanism() != batchMechanism) {
            endBatch(millis);
            batchMechanism = isOfSets(settled.mechanism()) ? settled.mechanism() : null;
        }
        record.settled[index] = millis;
        record.mechanism[index] = settled.mechanism();
        leaves(index);
        settledValue[payment.currency()] += payment.minor();
        change(day.debited(payment), -payment.minor());
        change(day.credited(payment), payment.minor());
        if (batchMechanism != null) {
            batchCount[payment.currency()]++;
            batchGross[payment.currency()] += payment.minor();
            batchNet[day.debited(payment)] -= payment.minor();
            batchNet[day.credited(payment)] += payment.minor();
        }
        senders.received(day.credited(payment), payment.minor());
    }

    private static boolean isOfSets(Mechanism mechanism) {
        return mechanism != Mechanism.IMMEDIATE && mechanism != Mechanism.QUEUE;
    }

    private void endBatch(long millis) {
        Mechanism mechanism = batchMechanism;
        if (mechanism == null) {
            return;
        }
        long[] net = new long[batchCount.length];
        for (int account = 0; account < batchNet.length; account++) {
            net[day.currencyOf(account)] += Math.max(0, -batchNet[account]);
        }
        for (int currency = 0; currency < net.length; currency++) {
            if (batchCount[currency] > 0) {
                record.batches.add(new DayRecord.Batch(millis, currency, mechanism, batchCount[currency],
                        batchGross[currency], net[currency]));
            }
        }
        Arrays.fill(batchCount, 0);
        Arrays.fill(batchGross, 0);
        Arrays.fill(batchNet, 0);
        batchMechanism = null;
    }

    private void other(Event event, long millis) {
        if (event instanceof Event.RunEnded run) {
            record.runs.add(run);
        }
        if (!(event instanceof Event.OfInstruction change) || change.number() == 0) {
            return;
        }
        int index = paymentOf[(int) change.number()];
        if (index == FUNDING) {
            return;
        }
        switch (change) {
            case Event.Queued queued when queued.reason() != Reason.COUNTER_LEG_MISSING
                    && queued.reason() != Reason.BEFORE_FROM_TIME -> {
                record.reason[index] = queued.reason();
                enters(index);
            }
            case Event.Rejected rejected -> rejected(index, rejected, millis);
            case Event.Expired expired -> isOver(index, millis);
            case Event.Cancelled cancelled -> isOver(index, millis);
            default -> {
                // Nothing that a measure asks for.
            }
        }
    }

    /** A cut-off or a cap may turn a payment away; anything else is wrong with the day. */
    private void rejected(int index, Event.Rejected rejected, long millis) {
        switch (rejected.reason()) {
            case PAST_CUSTOMER_CUT_OFF, PAST_INTERBANK_CUT_OFF, CORRIDOR_AMOUNT_TOO_LARGE,
                    CORRIDOR_DAY_CAP_REACHED -> {
                record.reason[index] = rejected.reason();
                isOver(index, millis);
            }
            default -> throw new IllegalStateException("the engine refused " + day.payments().get(index)
                    + ": " + rejected.reason() + " " + rejected.detail());
        }
    }

    private void isOver(int index, long millis) {
        record.over[index] = millis;
        leaves(index);
    }

    private void enters(int index) {
        if (!waits[index]) {
            Payment payment = day.payments().get(index);
            waits[index] = true;
            record.waited[index] = true;
            waiting[payment.currency()]++;
            waitingValue[payment.currency()] += payment.minor();
        }
    }

    private void leaves(int index) {
        if (waits[index]) {
            Payment payment = day.payments().get(index);
            waits[index] = false;
            waiting[payment.currency()]--;
            waitingValue[payment.currency()] -= payment.minor();
        }
    }

    private void change(int account, long by) {
        int currency = day.currencyOf(account);
        long opening = record.plan.opening().of(account);
        used[currency] -= Math.max(0, opening - balance[account]);
        balance[account] += by;
        used[currency] += Math.max(0, opening - balance[account]);
        if (!isTouched[account]) {
            isTouched[account] = true;
            touched[touches++] = account;
        }
    }

    /** Notes how things stand. */
    void look(long millis, long[] settleable) {
        while (enteredUpTo < day.payments().size()
                && day.payments().get(enteredUpTo).entryMillis() <= millis) {
            Payment payment = day.payments().get(enteredUpTo++);
            enteredValue[payment.currency()] += payment.minor();
        }
        for (int currency = 0; currency < used.length; currency++) {
            record.samples.add(new DayRecord.Sample(millis, currency, waiting[currency],
                    waitingValue[currency], enteredValue[currency] - sentValue[currency], used[currency],
                    settledValue[currency], settleable[currency]));
        }
    }

    void close() {
        System.arraycopy(balance, 0, record.closing, 0, balance.length);
    }
}
