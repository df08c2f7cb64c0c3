package org.steelyard.research;

/**
 * What a bank bounds or keeps for the day, besides its funds.
 *
 * @param kind what it is
 * @param account the number of its account
 * @param counterparty the number of the other bank; {@link #NOBODY} where the kind has none
 * @param minor how much, in minor units
 */
record BankLimit(Kind kind, int account, int counterparty, long minor) {

    /** The counterparty of a limit that has none. */
    public static final int NOBODY = -1;

    /** What can be bounded. */
    public enum Kind {
        /** What it has paid more to one bank than it got from it. */
        BILATERAL,
        /** The same towards all banks without a bilateral limit. */
        MULTILATERAL,
        /** Kept for HIGHLY_URGENT payments. */
        RESERVATION_HIGHLY_URGENT,
        /** Kept for URGENT ones. */
        RESERVATION_URGENT
    }

    /** Refuses a counterparty where the kind has none, and none where it has one. */
    public BankLimit {
        if (kind == Kind.BILATERAL != counterparty >= 0 || minor < 0) {
            throw new IllegalArgumentException(
                    "a bilateral limit names the other bank, and nothing else does");
        }
    }
}
