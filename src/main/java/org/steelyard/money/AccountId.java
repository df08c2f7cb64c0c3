package org.steelyard.money;

/**
 * The name of an account: whose it is, on which ledger. A direct participant has one settlement account a
 * ledger.
 *
 * @param ledger the ledger
 * @param holder the participant whose account it is; the settlement agent itself for the account of issue
 */
public record AccountId(LedgerId ledger, Bic holder) implements Comparable<AccountId> {

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if the text is not {@code CCY:AGENTBIC:HOLDERBIC}
     */
    public static AccountId of(String text) {
        int last = text.lastIndexOf(':');
        if (last < 0) {
            throw new IllegalArgumentException("'" + text + "' is not an account (CCY:AGENTBIC:HOLDERBIC)");
        }
        return new AccountId(LedgerId.of(text.substring(0, last)), Bic.of(text.substring(last + 1)));
    }

    /** The currency of the account. */
    public Currency currency() {
        return ledger.currency();
    }

    /** Whether this is the settlement agent's own account on its ledger. */
    public boolean isIssue() {
        return holder.equals(ledger.agent());
    }

    /** By ledger, then by holder. */
    @Override
    public int compareTo(AccountId other) {
        int byLedger = ledger.compareTo(other.ledger);
        return byLedger != 0 ? byLedger : holder.compareTo(other.holder);
    }

    @Override
    public String toString() {
        return ledger + ":" + holder;
    }
}
