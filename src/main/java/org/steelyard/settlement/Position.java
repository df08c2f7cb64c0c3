package org.steelyard.settlement;

/**
 * What some payments draw on and others fill, and what no draw may bring under zero: the funds of an account
 * (balance and credit), what is left of a limit, or the funds less what is reserved for the urgent. All that
 * draw on a position debit its owner, but for what the owner may receive: those credit it.
 */
final class Position {

    final Account owner;
    /** Why a payment waits for which this position is too short. */
    final Reason shortage;
    private final boolean isOfFunds;
    /** What may be drawn; on top of the owner's funds, where it is of funds. */
    long left;
    /** What is left is never under this: zero, or what it was when the limit was lowered. */
    long least;
    /** Units that may overtake and wait for this position. */
    final Overtakers overtakers = new Overtakers();
    /** What the unit under test would change; zero between tests. */
    long pending;
    /** Its number in the search that is being prepared. */
    int number;

    private Position(Account owner, Reason shortage, boolean isOfFunds, long left) {
        this.owner = owner;
        this.shortage = shortage;
        this.isOfFunds = isOfFunds;
        this.left = left;
    }

    static Position ofFunds(Account owner, Reason shortage) {
        return new Position(owner, shortage, true, 0);
    }

    static Position ofLimit(Account owner, Reason shortage, long limit) {
        return new Position(owner, shortage, false, limit);
    }

    /** Whether it bounds what its owner receives: then those draw on it who pay the owner. */
    boolean isOfReceiver() {
        return shortage == Reason.CORRIDOR_RECEIVER_CAP;
    }

    /** What may be drawn now, in minor units; negative if more is drawn than may be. */
    long headroom() {
        return isOfFunds ? owner.available() + left : left;
    }

    /**
     * Whether the unit under test, which draws on this position, leaves it as it must be. What is under zero
     * already forbids to draw, even if the unit brings as much: so do the sets that settle together.
     */
    boolean bears() {
        return headroom() + pending >= 0;
    }

    /** The limit is now higher by so much, or lower. */
    void raise(long minor) {
        left += minor;
        least = Math.min(0, left);
    }

    /** A payment has settled that fills it, or draws on it where the amount is negative. */
    void book(long minor) {
        if (!isOfFunds) {
            // So much is no limit any more; no sum of payments leaves 64 bits.
            left = Math.min(left + minor, Settlement.MOST_MINOR);
            least = Math.min(0, Math.max(least, left));
        }
    }
}
