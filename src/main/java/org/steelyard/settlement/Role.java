package org.steelyard.settlement;

/** What a participant is in the system (catalogue L1). */
public enum Role {
    /** A central bank or appointed clearing bank that keeps a ledger. */
    SETTLEMENT_AGENT,
    /** Settles over its own accounts. */
    DIRECT,
    /** A direct participant that also settles for indirect ones. */
    CLEARING_BANK,
    /** Settles over a direct participant's account; sends nothing itself. */
    INDIRECT
}
