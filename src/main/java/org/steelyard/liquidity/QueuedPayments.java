package org.steelyard.liquidity;

import java.util.Arrays;

/**
 * The waiting payments, as {@link PrefixOptimum} wants them: queues, positions and payments, each known by a
 * number from 0 in the order of adding. It checks what it is told, and can be cleared and filled again
 * without new memory. One thread at a time.
 *
 * <p>A <b>queue</b> is a line in which nobody overtakes: add its payments first to last (priority, then
 * entry). It may be one account's or, where all accounts of a participant share one line, a participant's.
 *
 * <p>A <b>position</b> is anything that some payments draw on and others fill, and that may not fall under
 * zero by what is drawn:
 * <table>
 * <caption>What can be a position</caption>
 * <tr><th>rule</th><th>headroom at first</th><th>drawn on by</th><th>filled by</th></tr>
 * <tr><td>liquidity of an account</td><td>balance + credit line</td><td>payments out</td>
 * <td>payments in</td></tr>
 * <tr><td>bilateral limit</td><td>limit - net paid</td><td>payments to that bank</td>
 * <td>payments from it</td></tr>
 * <tr><td>multilateral limit</td><td>limit - net paid</td>
 * <td>payments to banks without a bilateral limit</td><td>payments from them</td></tr>
 * <tr><td>reservation for urgent payments</td><td>balance + credit line - reserved</td>
 * <td>payments out that are not urgent</td><td>all payments in</td></tr>
 * </table>
 * All that draw on one position stand in one queue; this is what makes the answer unique (see
 * docs/liquidity.md), and it is checked. Payments of any queue may fill it. A position that is under zero
 * already forbids to draw on it, not to fill it.
 *
 * <p>What breaks these rules is a fault of the caller and throws {@link IllegalArgumentException}.
 */
public final class QueuedPayments {

    /**
     * Sixteen times the longest queue that was measured; numbers of entries stay far inside an {@code int}.
     */
    public static final int MAX_PAYMENTS = 1 << 24;

    /** Queues or positions: more accounts and limits than any system of banks has. */
    public static final int MAX_POSITIONS = 1 << 22;

    /** Positions that one payment touches: two accounts, and limits and reservations on both sides. */
    public static final int MAX_POSITIONS_PER_PAYMENT = 16;

    static final int NONE = -1;

    private final Positions positions = new Positions();
    private int[] lastDraw = new int[16];
    private int[] drawingQueue = new int[16];

    private int queues;
    private int[] lastInQueue = new int[16];

    private int payments;
    private long[] amount = new long[64];
    private int[] queueOf = new int[64];
    private int[] before = new int[64];
    private int[] mate = new int[64];
    private int[] entriesEnd = new int[64];
    private boolean[] necessary = new boolean[64];
    private int necessaryPayments;

    /**
     * An entry is one touch of a position by a payment: the position's number to draw, its complement to
     * fill.
     */
    private int entries;

    private int[] entry = new int[128];
    private int[] entryPayment = new int[128];
    private int[] drawBefore = new int[128];

    /** Forgets everything; numbers start at 0 again. */
    public void clear() {
        positions.clear();
        queues = 0;
        payments = 0;
        entries = 0;
        necessaryPayments = 0;
    }

    /** Opens an empty queue and returns its number. */
    public int queue() {
        require(queues < MAX_POSITIONS, "more queues than", MAX_POSITIONS);
        if (queues == lastInQueue.length) {
            lastInQueue = Arrays.copyOf(lastInQueue, 2 * queues);
        }
        lastInQueue[queues] = NONE;
        return queues++;
    }

    /**
     * Opens a position and returns its number.
     *
     * @param headroomMinor what may be drawn before anything fills it, in minor units; negative if the
     *     position is overdrawn already
     */
    public int position(long headroomMinor) {
        require(positions.count() < MAX_POSITIONS, "more positions than", MAX_POSITIONS);
        int position = positions.open(headroomMinor);
        if (position == lastDraw.length) {
            lastDraw = Arrays.copyOf(lastDraw, 2 * position);
            drawingQueue = Arrays.copyOf(drawingQueue, 2 * position);
        }
        lastDraw[position] = NONE;
        drawingQueue[position] = NONE;
        return position;
    }

    /**
     * Adds a payment at the end of a queue and returns its number. Say next what it {@link #draws} on and
     * {@link #fills}.
     *
     * @param amountMinor above zero, in minor units of whatever currency its positions have
     */
    public int add(int queue, long amountMinor) {
        require(queue >= 0 && queue < queues, "no such queue:", queue);
        require(amountMinor > 0, "an amount must be above zero:", amountMinor);
        require(payments < MAX_PAYMENTS, "more payments than", MAX_PAYMENTS);
        if (payments == amount.length) {
            growPayments(2 * payments);
        }
        int payment = payments++;
        amount[payment] = amountMinor;
        queueOf[payment] = queue;
        before[payment] = lastInQueue[queue];
        lastInQueue[queue] = payment;
        mate[payment] = payment;
        entriesEnd[payment] = entries;
        necessary[payment] = false;
        return payment;
    }

    /**
     * The payment added last takes its amount from this position: the payer's account, a limit of the payer.
     */
    public void draws(int position) {
        int at = touch(position, position);
        int queue = queueOf[payments - 1];
        require(
                drawingQueue[position] == NONE || drawingQueue[position] == queue,
                "payments of two queues draw on position",
                position);
        drawingQueue[position] = queue;
        drawBefore[at] = lastDraw[position];
        lastDraw[position] = at;
        positions.draw(position, amount[payments - 1]);
    }

    /**
     * The payment added last brings its amount to this position: the payee's account, a limit of the payee.
     */
    public void fills(int position) {
        touch(position, ~position);
        positions.fill(position, amount[payments - 1]);
    }

    /**
     * Ties two payments, and all that are tied to either: they settle together or not at all. Two legs of a
     * payment-versus-payment, or of any instruction with more legs.
     */
    public void link(int payment, int other) {
        requirePayment(payment);
        requirePayment(other);
        if (linked(payment, other)) {
            return;
        }
        int next = mate[payment];
        mate[payment] = mate[other];
        mate[other] = next;
    }

    /**
     * States that only a set with this payment, or with another one stated so, is worth looking for; without
     * any such statement every set is. See {@link Prospect} for when the engine knows this.
     */
    public void necessary(int payment) {
        requirePayment(payment);
        if (!necessary[payment]) {
            necessary[payment] = true;
            necessaryPayments++;
        }
    }

    /** How many payments have been added. */
    public int payments() {
        return payments;
    }

    private int touch(int position, int code) {
        require(position >= 0 && position < positions.count(), "no such position:", position);
        require(payments > 0, "no payment yet that could touch position", position);
        int payment = payments - 1;
        int first = entriesStart(payment);
        require(entries - first < MAX_POSITIONS_PER_PAYMENT, "too many positions for payment", payment);
        for (int i = first; i < entries; i++) {
            require(entry[i] != position && entry[i] != ~position, "one payment touches twice position",
                    position);
        }
        if (entries == entry.length) {
            entry = Arrays.copyOf(entry, 2 * entries);
            entryPayment = Arrays.copyOf(entryPayment, 2 * entries);
            drawBefore = Arrays.copyOf(drawBefore, 2 * entries);
        }
        entry[entries] = code;
        entryPayment[entries] = payment;
        entriesEnd[payment] = entries + 1;
        return entries++;
    }

    /** Walks both rings in step, so that it ends with the smaller one. */
    private boolean linked(int payment, int other) {
        int fromPayment = mate[payment];
        int fromOther = mate[other];
        while (fromPayment != other && fromOther != payment) {
            if (fromPayment == payment || fromOther == other) {
                return false;
            }
            fromPayment = mate[fromPayment];
            fromOther = mate[fromOther];
        }
        return true;
    }

    private void growPayments(int length) {
        amount = Arrays.copyOf(amount, length);
        queueOf = Arrays.copyOf(queueOf, length);
        before = Arrays.copyOf(before, length);
        mate = Arrays.copyOf(mate, length);
        entriesEnd = Arrays.copyOf(entriesEnd, length);
        necessary = Arrays.copyOf(necessary, length);
    }

    private void requirePayment(int payment) {
        require(payment >= 0 && payment < payments, "no such payment:", payment);
    }

    private static void require(boolean holds, String broken, long number) {
        if (!holds) {
            throw new IllegalArgumentException(broken + " " + number);
        }
    }

    // What PrefixOptimum reads. It never writes here.

    Positions positions() {
        return positions;
    }

    int queues() {
        return queues;
    }

    int lastInQueue(int queue) {
        return lastInQueue[queue];
    }

    int lastDraw(int position) {
        return lastDraw[position];
    }

    int drawBefore(int at) {
        return drawBefore[at];
    }

    int entriesStart(int payment) {
        return payment == 0 ? 0 : entriesEnd[payment - 1];
    }

    int entriesEnd(int payment) {
        return entriesEnd[payment];
    }

    int entry(int at) {
        return entry[at];
    }

    int entryPayment(int at) {
        return entryPayment[at];
    }

    long amount(int payment) {
        return amount[payment];
    }

    int queueOf(int payment) {
        return queueOf[payment];
    }

    int before(int payment) {
        return before[payment];
    }

    int mate(int payment) {
        return mate[payment];
    }

    boolean isNecessary(int payment) {
        return necessary[payment];
    }

    int necessaryPayments() {
        return necessaryPayments;
    }
}
