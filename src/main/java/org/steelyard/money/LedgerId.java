package org.steelyard.money;

/**
 * The name of a ledger: one currency, kept by one settlement agent (a central bank or an appointed clearing
 * bank). No entry in a currency is made anywhere else.
 *
 * @param agent the settlement agent
 * @param currency the currency of every account on the ledger
 */
public record LedgerId(Bic agent, Currency currency) implements Comparable<LedgerId> {

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if the text is not {@code CCY:BIC}
     */
    public static LedgerId of(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("'" + text + "' is not a ledger (CCY:AGENTBIC)");
        }
        return new LedgerId(Bic.of(parts[1]), Currency.of(parts[0]));
    }

    /** The settlement agent's own account on its ledger: what it has issued, as a negative balance. */
    public AccountId issue() {
        return new AccountId(this, agent);
    }

    /** By currency, then by agent. */
    @Override
    public int compareTo(LedgerId other) {
        int byCurrency = currency.compareTo(other.currency);
        return byCurrency != 0 ? byCurrency : agent.compareTo(other.agent);
    }

    @Override
    public String toString() {
        return currency.code() + ":" + agent;
    }
}
