package org.steelyard.settlement;

/**
 * When an instruction may settle, as its sender wishes (ISO 20022 SettlementTimeRequest; catalogue C2). All
 * in epoch milliseconds, UTC.
 *
 * @param fromMillis not before this; until then it waits outside of the queue. {@link #AT_ONCE} without such
 *            a wish
 * @param tillMillis to be settled by then: if it still waits, the sender is told, once, and it goes on
 *            waiting. {@link #NEVER} without such a wish
 * @param rejectMillis if it still waits then, it is over. {@link #NEVER} without such a wish
 */
public record Times(long fromMillis, long tillMillis, long rejectMillis) {

    /** No from-time. */
    public static final long AT_ONCE = Long.MIN_VALUE;
    /** No till-time, or no reject-time. */
    public static final long NEVER = Long.MAX_VALUE;
    /** No wish at all. */
    public static final Times NONE = new Times(AT_ONCE, NEVER, NEVER);

    /** Refuses times out of order: the from-time comes first, then the till-time, then the reject-time. */
    public Times {
        if (!areInOrder(fromMillis, tillMillis, rejectMillis)) {
            throw new IllegalArgumentException("the from-time comes first, then the till-time, then the"
                    + " reject-time: " + fromMillis + ", " + tillMillis + ", " + rejectMillis);
        }
    }

    /** Whether these could be the times of an instruction. */
    public static boolean areInOrder(long fromMillis, long tillMillis, long rejectMillis) {
        return fromMillis <= tillMillis && fromMillis <= rejectMillis
                && (tillMillis == NEVER || tillMillis <= rejectMillis);
    }

    /** Whether any time is wished for. */
    public boolean areGiven() {
        return !equals(NONE);
    }
}
