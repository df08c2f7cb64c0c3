package org.steelyard.settlement;

/**
 * What some payments draw on and others fill, and what no draw may bring under zero: the funds of an account
 * (balance and credit). All that draw on a position debit its owner.
 */
final class Position {

    final Account owner;
    /** Why a payment waits for which this position is too short. */
    final Reason shortage;
    /** Units that may overtake and wait for this position. */
    final Overtakers overtakers = new Overtakers();
    /** What the unit under test would change; zero between tests. */
    long pending;

    Position(Account owner, Reason shortage) {
        this.owner = owner;
        this.shortage = shortage;
    }

    /** What may be drawn now, in minor units; negative if more is drawn than may be. */
    long headroom() {
        return owner.available();
    }

    /** Whether the unit under test leaves the position as it must be: to fill is no offence. */
    boolean bears() {
        return pending >= 0 || headroom() + pending >= 0;
    }
}
