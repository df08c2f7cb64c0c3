package org.steelyard.liquidity;

import java.util.Arrays;

/**
 * The waiting payments, as {@link PrefixOptimum} wants them: queues, positions and payments, each known by a
 * number from 0 in the order of adding. It checks what it is told. It can be told once for one search, or
 * kept along with a queue that lives: payments come, at any place, and go, and their numbers are given again
 * to those that come later. One thread at a time.
 *
 * <p>A <b>queue</b> is a line in which nobody overtakes (priority, then entry). It may be one account's or,
 * where all accounts of a participant share one line, a participant's.
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

    /** No payment. */
    public static final int NONE = -1;

    private final Positions positions = new Positions();
    private long[] headroom = new long[16];
    private int[] drawers = new int[16];
    private int[] drawingQueue = new int[16];

    private int queues;
    private int[] firstInQueue = new int[16];
    private int[] lastInQueue = new int[16];

    private int payments;
    /** Numbers given out so far, and those of them that are free again. */
    private int numbers;
    private int[] free = new int[16];
    private int freeNumbers;

    /** By payment; an amount of nothing says that there is no payment of this number. */
    private long[] amount = new long[64];
    private int[] queueOf = new int[64];
    private int[] before = new int[64];
    private int[] after = new int[64];
    private int[] mate = new int[64];
    private final Touched touched = new Touched();
    private int added = NONE;

    private int[] necessary = new int[16];
    private int necessaryPayments;

    /** Forgets everything; numbers start at 0 again. */
    public void clear() {
        positions.clear();
        queues = 0;
        payments = 0;
        numbers = 0;
        freeNumbers = 0;
        added = NONE;
        touched.clear();
        necessaryPayments = 0;
    }

    /** Opens an empty queue and returns its number. */
    public int queue() {
        require(queues < MAX_POSITIONS, "more queues than", MAX_POSITIONS);
        if (queues == lastInQueue.length) {
            firstInQueue = Arrays.copyOf(firstInQueue, 2 * queues);
            lastInQueue = Arrays.copyOf(lastInQueue, 2 * queues);
        }
        firstInQueue[queues] = NONE;
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
        if (position == drawers.length) {
            headroom = Arrays.copyOf(headroom, 2 * position);
            drawers = Arrays.copyOf(drawers, 2 * position);
            drawingQueue = Arrays.copyOf(drawingQueue, 2 * position);
        }
        headroom[position] = headroomMinor;
        drawers[position] = 0;
        drawingQueue[position] = NONE;
        return position;
    }

    /** What may be drawn on this position before anything fills it is now as much. */
    public void headroom(int position, long headroomMinor) {
        requirePosition(position);
        if (headroom[position] != headroomMinor) {
            positions.draw(position, headroom[position]);
            positions.fill(position, headroomMinor);
            headroom[position] = headroomMinor;
        }
    }

    /**
     * Adds a payment at the end of a queue and returns its number. Say next what it {@link #draws} on and
     * {@link #fills}.
     *
     * @param amountMinor above zero, in minor units of whatever currency its positions have
     */
    public int add(int queue, long amountMinor) {
        requireQueue(queue);
        return addBehind(queue, lastInQueue[queue], amountMinor);
    }

    /**
     * Adds a payment behind another one of the queue and returns its number. Say next what it {@link #draws}
     * on and {@link #fills}.
     *
     * @param ahead the payment before it; {@link #NONE} if it is the first
     * @param amountMinor above zero, in minor units of whatever currency its positions have
     */
    public int addBehind(int queue, int ahead, long amountMinor) {
        requireQueue(queue);
        require(amountMinor > 0, "an amount must be above zero:", amountMinor);
        if (ahead != NONE) {
            requirePayment(ahead);
            require(queueOf[ahead] == queue, "of another queue is payment", ahead);
        }
        int payment = number();
        amount[payment] = amountMinor;
        queueOf[payment] = queue;
        mate[payment] = payment;
        before[payment] = ahead;
        after[payment] = ahead == NONE ? firstInQueue[queue] : after[ahead];
        join(queue, ahead, payment);
        join(queue, payment, after[payment]);
        touched.open(payment);
        payments++;
        added = payment;
        return payment;
    }

    private int number() {
        if (freeNumbers > 0) {
            return free[--freeNumbers];
        }
        require(numbers < MAX_PAYMENTS, "more payments than", MAX_PAYMENTS);
        if (numbers == amount.length) {
            int length = 2 * numbers;
            amount = Arrays.copyOf(amount, length);
            queueOf = Arrays.copyOf(queueOf, length);
            before = Arrays.copyOf(before, length);
            after = Arrays.copyOf(after, length);
            mate = Arrays.copyOf(mate, length);
        }
        return numbers++;
    }

    /** Makes these two neighbours; {@link #NONE} is the end of the queue on its side. */
    private void join(int queue, int ahead, int behind) {
        if (ahead == NONE) {
            firstInQueue[queue] = behind;
        } else {
            after[ahead] = behind;
        }
        if (behind == NONE) {
            lastInQueue[queue] = ahead;
        } else {
            before[behind] = ahead;
        }
    }

    /** The payment has settled, or left its queue; those linked to it stay. It is no necessary one. */
    public void remove(int payment) {
        requirePayment(payment);
        for (int stated = 0; stated < necessaryPayments; stated++) {
            require(necessary[stated] != payment, "stated as necessary, and gone before a search: payment",
                    payment);
        }
        for (int at = touched.start(payment); at < touched.end(payment); at++) {
            int code = touched.entry(at);
            if (code >= 0) {
                positions.fill(code, amount[payment]);
                drawers[code]--;
            } else {
                positions.draw(~code, amount[payment]);
            }
        }
        join(queueOf[payment], before[payment], after[payment]);
        int last = payment;
        while (mate[last] != payment) {
            last = mate[last];
        }
        mate[last] = mate[payment];
        amount[payment] = 0;
        payments--;
        added = NONE;
        if (freeNumbers == free.length) {
            free = Arrays.copyOf(free, 2 * freeNumbers);
        }
        free[freeNumbers++] = payment;
    }

    /**
     * The payment added last takes its amount from this position: the payer's account, a limit of the payer.
     */
    public void draws(int position) {
        touch(position, position);
        require(drawers[position] == 0 || drawingQueue[position] == queueOf[added],
                "payments of two queues draw on position", position);
        touched.add(added, position);
        drawingQueue[position] = queueOf[added];
        drawers[position]++;
        positions.draw(position, amount[added]);
    }

    /**
     * The payment added last brings its amount to this position: the payee's account, a limit of the payee.
     */
    public void fills(int position) {
        touch(position, ~position);
        touched.add(added, ~position);
        positions.fill(position, amount[added]);
    }

    private void touch(int position, int code) {
        requirePosition(position);
        require(added != NONE, "no payment yet that could touch position", position);
        require(touched.end(added) - touched.start(added) < MAX_POSITIONS_PER_PAYMENT,
                "too many positions for payment", added);
        for (int at = touched.start(added); at < touched.end(added); at++) {
            require(touched.entry(at) != code && touched.entry(at) != ~code,
                    "one payment touches twice position", position);
        }
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

    /**
     * States that only a set with this payment, or with another one stated so, is worth looking for; without
     * any such statement every set is. It holds for the next search alone. See {@link Prospect} for when the
     * engine knows this.
     */
    public void necessary(int payment) {
        requirePayment(payment);
        if (necessaryPayments == necessary.length) {
            necessary = Arrays.copyOf(necessary, 2 * necessaryPayments);
        }
        necessary[necessaryPayments++] = payment;
    }

    /** How many payments there are. */
    public int payments() {
        return payments;
    }

    private void requireQueue(int queue) {
        require(queue >= 0 && queue < queues, "no such queue:", queue);
    }

    private void requirePosition(int position) {
        require(position >= 0 && position < positions.count(), "no such position:", position);
    }

    private void requirePayment(int payment) {
        require(payment >= 0 && payment < numbers && amount[payment] > 0, "no such payment:", payment);
    }

    private static void require(boolean holds, String broken, long number) {
        if (!holds) {
            throw new IllegalArgumentException(broken + " " + number);
        }
    }

    // What PrefixOptimum reads. Of all this it changes the statement of what is necessary alone.

    Positions positions() {
        return positions;
    }

    /** How many payments draw on this position, and out of which queue. */
    int drawers(int position) {
        return drawers[position];
    }

    int drawingQueue(int position) {
        return drawingQueue[position];
    }

    int queues() {
        return queues;
    }

    int lastInQueue(int queue) {
        return lastInQueue[queue];
    }

    /** All numbers of payments are under this. */
    int numbers() {
        return numbers;
    }

    Touched touched() {
        return touched;
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

    /** The payments stated as necessary, which are forgotten. */
    int[] takeNecessary() {
        int[] taken = Arrays.copyOf(necessary, necessaryPayments);
        necessaryPayments = 0;
        return taken;
    }
}
