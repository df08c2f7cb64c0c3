package org.steelyard.iso20022;

import java.util.Optional;

import org.steelyard.money.Bic;

/**
 * Who pays whom inside the system, of all the banks of a transaction. A chain that goes on beyond the system
 * (PrvsInstgAgt, IntrmyAgt) settles between the banks at its two edges; else the banks of debtor and creditor
 * settle, or, in a payment between banks, debtor and creditor themselves.
 *
 * @param payer the bank that pays
 * @param payee the bank that is paid
 */
record Chain(Bic payer, Bic payee) {

    private static final int MOST_INTERMEDIARIES = 3;

    /** The chain of a credit transfer: rules 119 and 120. */
    static Chain of(Part transaction) throws BreachException {
        boolean comesFromBeyond = counted(transaction, "PrvsInstgAgt");
        boolean goesBeyond = counted(transaction, "IntrmyAgt");
        if (goesBeyond && !transaction.has("InstdAgt")) {
            throw new BreachException(Rule.CHAIN_BROKEN, transaction.toString(),
                    "IntrmyAgt1 without InstdAgt");
        }
        Part payer = comesFromBeyond ? transaction.need("InstgAgt") : side(transaction, "DbtrAgt", "Dbtr");
        Part payee = goesBeyond ? transaction.need("InstdAgt") : side(transaction, "CdtrAgt", "Cdtr");
        return new Chain(Bics.needed(payer), Bics.needed(payee));
    }

    /** The banks of debtor and creditor, or these themselves. */
    private static Part side(Part transaction, String agent, String party) {
        return transaction.at(agent).orElseGet(() -> transaction.need(party));
    }

    /** The chain of a return: it names who pays back and who gets it back. */
    static Chain ofReturn(Part returnChain) throws BreachException {
        counted(returnChain, "PrvsInstgAgt");
        counted(returnChain, "IntrmyAgt");
        return new Chain(Bics.needed(side(returnChain, "DbtrAgt", "Dbtr")),
                Bics.needed(side(returnChain, "CdtrAgt", "Cdtr")));
    }

    /** Whether there are banks of this name, which are numbered from 1 without gaps. */
    private static boolean counted(Part transaction, String name) throws BreachException {
        int counted = 0;
        for (int i = 1; i <= MOST_INTERMEDIARIES; i++) {
            Optional<Part> bank = transaction.at(name + i);
            Optional<Part> account = transaction.at(name + i + "Acct");
            if (bank.isPresent() && counted < i - 1 || bank.isEmpty() && account.isPresent()) {
                throw new BreachException(Rule.CHAIN_BROKEN, bank.or(() -> account).orElseThrow().toString(),
                        bank.isPresent() ? name + (i - 1) + " is missing" : "an account without its bank");
            }
            counted = bank.isPresent() ? i : counted;
        }
        return counted > 0;
    }
}
