package org.steelyard.settlement;

/** How far a currency's business day is (catalogue G1, as far as this edition goes). */
public enum Phase {
    /** All kinds of instructions are accepted and settled. */
    OPEN,
    /** Past the customer cut-off: payments between banks only. */
    INTERBANK_ONLY,
    /** Past the interbank cut-off: nothing is accepted, nothing waits. */
    CUT_OFF,
    /** The day is over. */
    CLOSED
}
