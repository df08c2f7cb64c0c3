package org.steelyard.settlement;

import org.steelyard.money.AccountId;

/**
 * One of the terms under which banks may owe each other in cycles.
 *
 * @param kind which
 * @param account whose
 * @param counterparty to whom a credit is given; the account itself for the other kinds
 */
public record NettingTerm(Kind kind, AccountId account, AccountId counterparty) {

    /** What can be agreed. */
    public enum Kind {
        /** The most that the account may owe net in a cycle; nothing without one. */
        NET_DEBIT_CAP,
        /**
         * What the settlement agent holds for the account, cash or collateral after its haircut, against its
         * own failure and its shares in the failures of others.
         */
        GUARANTEE,
        /** The most that the account lets the counterparty owe it net in a cycle; nothing without one. */
        CREDIT
    }

    /** A cap or a guarantee. */
    public static NettingTerm of(Kind kind, AccountId account) {
        return new NettingTerm(kind, account, account);
    }

    /** The credit that the giver gives to the taker. */
    public static NettingTerm credit(AccountId giver, AccountId taker) {
        return new NettingTerm(Kind.CREDIT, giver, taker);
    }
}
