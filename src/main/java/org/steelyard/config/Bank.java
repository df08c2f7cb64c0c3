package org.steelyard.config;

import java.util.List;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;

/**
 * A participant as the configuration describes it.
 *
 * @param bic its code
 * @param name its name
 * @param role what it is in the system
 * @param accounts its own accounts; none for a settlement agent or an indirect participant
 * @param settlesThrough the clearing banks' accounts over which an indirect participant settles
 * @param key its key at the gateway
 */
public record Bank(Bic bic, String name, Role role, List<Account> accounts, List<AccountId> settlesThrough,
        Configuration.ApiKey key) {

    /** Keeps its own copies of the lists. */
    public Bank {
        accounts = List.copyOf(accounts);
        settlesThrough = List.copyOf(settlesThrough);
    }

    /** What a participant is. */
    public enum Role {
        /** A central bank or appointed clearing bank that keeps a ledger. */
        SETTLEMENT_AGENT,
        /** Settles over its own accounts. */
        DIRECT,
        /** Settles over its own accounts, for itself and for indirect participants. */
        CLEARING_BANK,
        /** Settles over a clearing bank's account; sends nothing itself. */
        INDIRECT
    }

    /**
     * An account.
     *
     * @param id whose, on which ledger
     * @param creditLimit how far below nothing its balance may go within a day
     */
    public record Account(AccountId id, Amount creditLimit) {
    }
}
