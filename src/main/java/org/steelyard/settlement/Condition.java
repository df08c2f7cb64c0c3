package org.steelyard.settlement;

import org.steelyard.money.Amount;
import org.steelyard.money.Uetr;

/** What an instruction's settlement hangs on, besides funds, clearance and the business day. */
public sealed interface Condition {

    /** The condition of an instruction that settles by itself. */
    Condition NONE = new None();

    /** Nothing else. */
    record None() implements Condition {
    }

    /**
     * Payment versus payment: settles only together with the counter-leg, in which the payee of this
     * instruction's only leg pays its payer the counter-amount under the same reference and value date
     * (catalogue E5).
     *
     * @param reference the common reference of both legs (the end-to-end identification)
     * @param counterAmount what the counter-leg must move, in another currency
     */
    record Versus(String reference, Amount counterAmount) implements Condition {
    }

    /**
     * A return: the original must have settled, between the same banks the other way round, for at least this
     * amount, and must not have been returned before; its value date lies at most ten calendar days after
     * the business day on which the original settled (catalogue B3).
     *
     * @param original the end-to-end reference of the payment that comes back
     */
    record ReturnOf(Uetr original) implements Condition {
    }

    /**
     * An obligation in a cycle of deferred net settlement: it is final when the net positions of its cycle
     * settle, and moves no money of its own (catalogue F1).
     *
     * @param cycle the name of a cycle that is open on the ledger
     */
    record InCycle(String cycle) implements Condition {

        /** Refuses a name that no cycle can have. */
        public InCycle {
            if (cycle.isBlank() || cycle.length() > References.LONGEST_ID) {
                throw new IllegalArgumentException(
                        "a cycle has a name of up to 35 characters: '" + cycle + "'");
            }
        }
    }
}
