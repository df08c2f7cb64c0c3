package org.steelyard.liquidity;

import java.util.Arrays;

/**
 * Finds the largest set of waiting payments that can settle at one instant while nobody overtakes in any
 * queue. The set is unique: it contains every other such set, so that it is the best by value, by number and
 * by any other measure that grows with the set (theorem and proof in docs/liquidity.md).
 *
 * <p>Method of Bech and Soramäki (Gridlock Resolution in Interbank Payment Systems, Bank of Finland
 * Discussion Papers 9/2001), here with linked payments, limits and reservations: suppose that all settle;
 * while a position is short, the last payment that draws on it cannot settle, nor those behind it in its
 * queue, nor those linked to any of them. Every cut is forced, therefore the order of cuts does not change
 * the result.
 *
 * <p>Time: queues + positions + payments cut (each once), plus one pass over the payments if any are left. An
 * instance keeps only scratch memory between calls; the result depends on the argument alone. One thread at a
 * time.
 */
public final class PrefixOptimum {

    private static final int NONE = QueuedPayments.NONE;
    private static final int[] NOTHING = {};

    private final Positions left = new Positions();

    /** Per queue the last payment still in, per position the last draw that may still be in. */
    private int[] lastIn = {};

    private int[] lastDraw = {};

    /** Positions to look at: a stack, each position on it at most once. */
    private int[] suspects = {};

    private boolean[] suspected = {};
    private int suspectCount;

    /** Payments that must go because a linked one went. */
    private int[] doomed = new int[16];

    private int doomedCount;

    private int inCount;
    private int necessaryIn;
    private boolean hopeless;

    /**
     * The numbers of the payments that settle together, ascending; empty if none can, or if payments were
     * {@linkplain QueuedPayments#necessary stated as necessary} and none of those can.
     */
    public int[] of(QueuedPayments queued) {
        load(queued);
        while (suspectCount > 0 && !hopeless) {
            int position = suspects[--suspectCount];
            suspected[position] = false;
            cover(queued, position);
        }
        return hopeless ? NOTHING : remaining(queued);
    }

    private void load(QueuedPayments queued) {
        int positions = queued.positions().count();
        int queues = queued.queues();
        if (lastIn.length < queues) {
            lastIn = new int[2 * queues];
        }
        if (lastDraw.length < positions) {
            lastDraw = new int[2 * positions];
            suspects = new int[2 * positions];
            suspected = new boolean[2 * positions];
        }
        left.copyFrom(queued.positions());
        inCount = queued.payments();
        necessaryIn = queued.necessaryPayments();
        hopeless = false;
        doomedCount = 0;
        suspectCount = 0;
        for (int queue = 0; queue < queues; queue++) {
            lastIn[queue] = queued.lastInQueue(queue);
        }
        // Last first, so that the stack gives the first position first.
        for (int position = positions - 1; position >= 0; position--) {
            lastDraw[position] = queued.lastDraw(position);
            suspected[position] = false;
            suspect(position);
        }
    }

    private void suspect(int position) {
        if (left.isShort(position) && !suspected[position]) {
            suspected[position] = true;
            suspects[suspectCount++] = position;
        }
    }

    private void cover(QueuedPayments queued, int position) {
        while (left.isShort(position) && !hopeless) {
            int payment = lastDrawing(queued, position);
            if (payment == NONE) {
                // Overdrawn before, and nobody in the set draws: to fill it is no offence.
                return;
            }
            cutFrom(queued, payment);
            while (doomedCount > 0 && !hopeless) {
                cutFrom(queued, doomed[--doomedCount]);
            }
        }
    }

    private int lastDrawing(QueuedPayments queued, int position) {
        int at = lastDraw[position];
        while (at != NONE && !isIn(queued, queued.entryPayment(at))) {
            at = queued.drawBefore(at);
        }
        lastDraw[position] = at;
        return at == NONE ? NONE : queued.entryPayment(at);
    }

    /** Numbers ascend inside a queue, so a queue's prefix is told by its last member. */
    private boolean isIn(QueuedPayments queued, int payment) {
        return payment <= lastIn[queued.queueOf(payment)];
    }

    private void cutFrom(QueuedPayments queued, int payment) {
        int queue = queued.queueOf(payment);
        while (lastIn[queue] >= payment && !hopeless) {
            int last = lastIn[queue];
            lastIn[queue] = queued.before(last);
            remove(queued, last);
        }
    }

    private void remove(QueuedPayments queued, int payment) {
        inCount--;
        if (queued.isNecessary(payment) && --necessaryIn == 0) {
            hopeless = true;
        }
        long amount = queued.amount(payment);
        int end = queued.entriesEnd(payment);
        for (int at = queued.entriesStart(payment); at < end; at++) {
            int code = queued.entry(at);
            if (code >= 0) {
                left.fill(code, amount);
            } else {
                left.draw(~code, amount);
                suspect(~code);
            }
        }
        // Linked payments form a ring, and each that goes sends the next one after it: the whole ring goes.
        doom(queued, queued.mate(payment));
    }

    private void doom(QueuedPayments queued, int payment) {
        if (!isIn(queued, payment)) {
            return;
        }
        if (doomedCount == doomed.length) {
            doomed = Arrays.copyOf(doomed, 2 * doomedCount);
        }
        doomed[doomedCount++] = payment;
    }

    private int[] remaining(QueuedPayments queued) {
        if (inCount == 0) {
            return NOTHING;
        }
        int[] chosen = new int[inCount];
        int count = 0;
        for (int payment = 0; count < inCount; payment++) {
            if (isIn(queued, payment)) {
                chosen[count++] = payment;
            }
        }
        return chosen;
    }
}
