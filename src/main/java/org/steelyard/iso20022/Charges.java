package org.steelyard.iso20022;

import java.math.BigDecimal;
import java.util.Optional;

/** Rules 114 to 118: what the customer instructed, what settles, and what was taken in between. */
final class Charges {

    private Charges() {
    }

    /**
     * Checks a transaction.
     *
     * @param settledName the element of the amount that settles
     * @param instructedName the element of the amount that was instructed
     */
    static void check(Part transaction, String settledName, String instructedName) throws BreachException {
        Part settled = transaction.need(settledName);
        Optional<Part> instructed = transaction.at(instructedName);
        Optional<Part> rate = transaction.at("XchgRate");
        boolean exchanged = instructed.isPresent() && !instructed.get().currency().equals(settled.currency());
        if (exchanged && rate.isEmpty()) {
            throw new BreachException(Rule.EXCHANGE_RATE_MISSING, transaction.toString(),
                    instructedName + " is in "
                            + instructed.get().currency() + ", " + settledName + " in " + settled.currency());
        }
        if (rate.isPresent() && (!exchanged || new BigDecimal(rate.get().text()).signum() <= 0)) {
            throw new BreachException(Rule.EXCHANGE_RATE_WITHOUT_EXCHANGE, rate.get().toString(),
                    exchanged ? "a rate of nothing" : "nothing is exchanged here");
        }
        int charges = transaction.all("ChrgsInf").size();
        boolean differ = instructed.isPresent() && !exchanged
                && new BigDecimal(instructed.get().text()).compareTo(new BigDecimal(settled.text())) != 0;
        if (differ && charges == 0) {
            throw new BreachException(Rule.CHARGES_MISSING, transaction.toString(), instructedName + " is "
                    + instructed.get().text() + ", " + settledName + " " + settled.text());
        }
        String bearer = transaction.at("ChrgBr").map(Part::text).orElse("");
        if (bearer.equals("DEBT") && charges > 1) {
            throw new BreachException(Rule.CHARGES_OF_DEBTOR_REPEATED, transaction.toString(),
                    charges + " ChrgsInf");
        }
        if (bearer.equals("CRED") && charges == 0) {
            throw new BreachException(Rule.CHARGES_OF_CREDITOR_MISSING, transaction.toString(),
                    "no ChrgsInf");
        }
    }
}
