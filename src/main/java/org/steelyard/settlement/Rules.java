package org.steelyard.settlement;

/**
 * By which rules the engine saves liquidity. They stand in the log like all else, so that every node decides
 * alike.
 *
 * @param overtaking who may settle before others that wait on the same account
 * @param offsetsOnEntry whether a payment that lacks funds when it comes may settle together with payments
 *            that wait to be paid to its payer
 * @param largestSet whether the largest set that settles in order is sought after every event; if not, such a
 *            set waits until somebody asks for it
 */
public record Rules(Overtaking overtaking, boolean offsetsOnEntry, boolean largestSet) {

    /** Everything that saves liquidity; in force until the operator says otherwise. */
    public static final Rules ALL = new Rules(Overtaking.NORMAL, true, true);

    /** Nobody overtakes and nothing is offset: the plain queue of a real-time gross settlement system. */
    public static final Rules FIRST_IN_FIRST_OUT = new Rules(Overtaking.NONE, false, false);

    /** Who may settle before others that wait on the same account. */
    public enum Overtaking {
        /**
         * Nobody: only the head of a queue settles alone. Payments versus payment stand in line with the
         * others of their priority.
         */
        NONE,
        /**
         * A payment of priority NORMAL may settle before others of that priority, the first in the queue that
         * can. Urgent ones never overtake each other, and nobody of priority NORMAL overtakes one of them.
         * Payments versus payment of priority NORMAL stand behind the others.
         */
        NORMAL
    }
}
