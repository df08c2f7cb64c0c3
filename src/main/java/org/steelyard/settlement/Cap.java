package org.steelyard.settlement;

import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;

/** What of a ledger may go across a corridor today; a negative amount where nothing is capped. */
final class Cap {

    static final long NONE = -1;

    final String corridor;
    private final Currency otherCurrency;
    private final String ownCountry;
    private final String otherCountry;
    long net = NONE;
    long received = NONE;
    long instruction = NONE;
    long day = NONE;

    /** Between the ledger of one agent and the ledger of the other, in the other currency. */
    Cap(String corridor, Bic agent, Bic otherAgent, Currency otherCurrency) {
        this.corridor = corridor;
        this.otherCurrency = otherCurrency;
        this.ownCountry = agent.country();
        this.otherCountry = otherAgent.country();
    }

    boolean isEmpty() {
        return net < 0 && received < 0 && instruction < 0 && day < 0;
    }

    /**
     * Whether a leg goes across the corridor: it is a side of a payment versus payment in the corridor's two
     * currencies, or it runs between banks of the two agents' countries.
     * What belongs to a cycle does not: cycles have caps of their own.
     */
    boolean isCrossedBy(Instruction of, Leg leg) {
        if (of.kind() == Kind.NET_SETTLEMENT || of.condition() instanceof Condition.InCycle) {
            return false;
        }
        if (of.condition() instanceof Condition.Versus versus) {
            Amount counter = versus.counterAmount();
            return counter.currency().equals(otherCurrency);
        }
        if (leg.payer().equals(leg.ledger().agent()) || leg.payee().equals(leg.ledger().agent())) {
            return false;
        }
        String from = leg.payer().country();
        String to = leg.payee().country();
        return !ownCountry.equals(otherCountry) && (from.equals(ownCountry) && to.equals(otherCountry)
                || from.equals(otherCountry) && to.equals(ownCountry));
    }
}
