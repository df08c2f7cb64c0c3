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
 * <p>Time: queues + positions + payments cut (each once), plus what it takes to sort those that are left. An
 * instance keeps only scratch memory between calls; the result depends on the argument alone. One thread at a
 * time.
 */
public final class PrefixOptimum {

    private static final int[] NOTHING = {};

    private final Positions left = new Positions();

    /** Per queue the last payment still in, per position how many of those still in draw on it. */
    private int[] lastIn = {};

    private int[] drawers = {};

    /** By payment, the search in which it was cut last. */
    private long[] cut = {};

    private long search;

    /** Positions to look at: a stack, each position on it at most once. */
    private int[] suspects = {};

    private boolean[] suspected = {};
    private int suspectCount;

    /** Payments that must go because a linked one went. */
    private int[] doomed = new int[16];

    private int doomedCount;

    private int inCount;

    /** By payment, the search for which it was stated as necessary last. */
    private long[] necessary = {};

    private int necessaryIn;
    private boolean hopeless;

    /**
     * The numbers of the payments that settle together, ascending; empty if none can, or if payments were
     * {@linkplain QueuedPayments#necessary stated as necessary} and none of those can. That statement is
     * forgotten.
     */
    public int[] of(QueuedPayments queued) {
        load(queued);
        coverNecessary(queued);
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
        if (drawers.length < positions) {
            drawers = new int[2 * positions];
            suspects = new int[2 * positions];
            suspected = new boolean[2 * positions];
        }
        if (cut.length < queued.numbers()) {
            cut = Arrays.copyOf(cut, 2 * queued.numbers());
            necessary = Arrays.copyOf(necessary, 2 * queued.numbers());
        }
        search++;
        left.copyFrom(queued.positions());
        inCount = queued.payments();
        hopeless = false;
        doomedCount = 0;
        suspectCount = 0;
        for (int queue = 0; queue < queues; queue++) {
            lastIn[queue] = queued.lastInQueue(queue);
        }
        // Last first, so that the stack gives the first position first.
        for (int position = positions - 1; position >= 0; position--) {
            drawers[position] = queued.drawers(position);
            suspected[position] = false;
            suspect(position);
        }
    }

    /** Begins where an end is nearest: where the necessary payments draw. */
    private void coverNecessary(QueuedPayments queued) {
        int[] stated = queued.takeNecessary();
        necessaryIn = 0;
        for (int payment : stated) {
            if (necessary[payment] != search) {
                necessary[payment] = search;
                necessaryIn++;
            }
        }
        Touched touched = queued.touched();
        for (int payment : stated) {
            for (int at = touched.start(payment); at < touched.end(payment); at++) {
                if (touched.entry(at) >= 0) {
                    cover(queued, touched.entry(at));
                }
            }
        }
    }

    /** Overdrawn with nobody in the set who draws is no offence: to fill it is allowed. */
    private boolean isShort(int position) {
        return left.isShort(position) && drawers[position] > 0;
    }

    private void suspect(int position) {
        if (isShort(position) && !suspected[position]) {
            suspected[position] = true;
            suspects[suspectCount++] = position;
        }
    }

    /**
     * While a position is short, the last that draws on it must go, and so must those behind it: the end of
     * the queue, as long as anybody draws.
     */
    private void cover(QueuedPayments queued, int position) {
        while (isShort(position) && !hopeless) {
            cutLast(queued, queued.drawingQueue(position));
            while (doomedCount > 0 && !hopeless) {
                cutFrom(queued, doomed[--doomedCount]);
            }
        }
    }

    private void cutFrom(QueuedPayments queued, int payment) {
        while (isIn(payment) && !hopeless) {
            cutLast(queued, queued.queueOf(payment));
        }
    }

    private boolean isIn(int payment) {
        return cut[payment] != search;
    }

    private void cutLast(QueuedPayments queued, int queue) {
        int payment = lastIn[queue];
        lastIn[queue] = queued.before(payment);
        cut[payment] = search;
        inCount--;
        if (necessary[payment] == search && --necessaryIn == 0) {
            hopeless = true;
        }
        long amount = queued.amount(payment);
        Touched touched = queued.touched();
        int end = touched.end(payment);
        for (int at = touched.start(payment); at < end; at++) {
            int code = touched.entry(at);
            if (code >= 0) {
                left.fill(code, amount);
                drawers[code]--;
            } else {
                left.draw(~code, amount);
                suspect(~code);
            }
        }
        // Linked payments form a ring, and each that goes sends the next one after it: the whole ring goes.
        doom(queued.mate(payment));
    }

    private void doom(int payment) {
        if (!isIn(payment)) {
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
        for (int queue = 0; count < inCount; queue++) {
            for (int payment = lastIn[queue]; payment != QueuedPayments.NONE; payment = queued
                    .before(payment)) {
                chosen[count++] = payment;
            }
        }
        Arrays.sort(chosen);
        return chosen;
    }
}
