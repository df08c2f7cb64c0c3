package org.steelyard.settlement;

/** Where an instruction is in its life. The last four are final. */
public enum State {
    /** Not screened, or screening found something: may not settle. */
    HELD,
    /** Accepted for a later business day. */
    WAREHOUSED,
    /** Accepted and cleared; waits for funds, its turn or its counter-leg. */
    QUEUED,
    /** Settled with finality. */
    SETTLED,
    /** Refused; no money moved. */
    REJECTED,
    /** Taken back by its sender while it waited. */
    CANCELLED,
    /** Still waiting at the cut-off or at its reject-time. */
    EXPIRED;

    /** Whether nothing can change any more. */
    public boolean isFinal() {
        return compareTo(SETTLED) >= 0;
    }
}
