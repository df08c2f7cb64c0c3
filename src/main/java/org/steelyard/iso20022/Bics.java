package org.steelyard.iso20022;

import java.util.Optional;

import org.steelyard.money.Bic;

/** Banks of a message by their codes. */
final class Bics {

    private Bics() {
    }

    /** The BIC of a bank or of a party that is given by BIC; empty if it has none. */
    static Optional<Bic> of(Part who) {
        return who.at("FinInstnId", "BICFI")
                .or(() -> who.at("Agt", "FinInstnId", "BICFI"))
                .or(() -> who.at("Id", "OrgId", "AnyBIC"))
                .map(leaf -> Bic.of(leaf.text()));
    }

    /** The BIC of a bank that must have one to settle. */
    static Bic needed(Part who) throws BreachException {
        return of(who).orElseThrow(() -> new BreachException(Rule.BANK_WITHOUT_BIC, who.toString(),
                "no BIC stands here"));
    }
}
