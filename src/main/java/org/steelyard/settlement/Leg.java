package org.steelyard.settlement;

import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;

/**
 * One movement of money within an instruction: an amount from one bank to another on one ledger. The banks
 * are those that the message names; the engine finds the accounts over which they settle.
 *
 * @param ledger the ledger on which it settles, in the currency of the amount
 * @param payer the bank that pays (debtor agent of a pacs.008, debtor of a pacs.009)
 * @param payee the bank that is paid
 * @param amount more than nothing
 */
public record Leg(LedgerId ledger, Bic payer, Bic payee, Amount amount) {

    /**
     * The largest amount of one leg in minor units. All legs of an instruction, on both sides, add up inside
     * 64 bits.
     */
    public static final long MOST_MINOR = 9_000_000_000_000_000L;

    /** Refuses an amount that is not positive, too large, or not in the currency of the ledger. */
    public Leg {
        if (!amount.isPositive() || amount.minor() > MOST_MINOR) {
            throw new IllegalArgumentException("a leg moves more than nothing and at most " + MOST_MINOR
                    + " minor units, not " + amount);
        }
        if (!amount.currency().equals(ledger.currency())) {
            throw new IllegalArgumentException(amount + " cannot settle on the ledger " + ledger);
        }
    }
}
