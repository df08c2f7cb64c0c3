package org.steelyard.settlement;

import org.steelyard.money.LedgerId;

/**
 * A cycle of deferred net settlement on one ledger: banks owe each other what they send into it, and only the
 * net positions move money (catalogue F1).
 *
 * @param ledger the ledger on which its net positions settle
 * @param name by which obligations find it, 1 to 35 characters; free again when the cycle is closed
 * @param corridor the corridor whose other side's agent must confirm too; empty if there is none
 * @param confirmByMillis if not everybody who must has confirmed the net positions by then, all goes back
 *            unsettled (epoch milliseconds, UTC)
 * @param settleByMillis if a debtor has not paid by then, it has failed, and the others settle nonetheless
 */
public record Cycle(LedgerId ledger, String name, String corridor, long confirmByMillis,
        long settleByMillis) {

    /** Stands for no corridor. */
    public static final String WITHIN_LEDGER = "";

    /** Refuses a name that is too long or blank, and a settlement before its confirmation. */
    public Cycle {
        if (name.isBlank() || name.length() > References.LONGEST_ID
                || corridor.length() > References.LONGEST_ID) {
            throw new IllegalArgumentException(
                    "a cycle and its corridor have names of up to 35 characters: '" + name + "'");
        }
        if (confirmByMillis > settleByMillis) {
            throw new IllegalArgumentException("a cycle is confirmed before it settles");
        }
    }
}
