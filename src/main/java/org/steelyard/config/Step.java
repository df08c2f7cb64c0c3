package org.steelyard.config;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;

/** One thing that the engine is told on the way to what a configuration says. */
public sealed interface Step {

    /** A bank joins. */
    record Join(Bic bic, String name, Bank.Role role) implements Step {
    }

    /** A settlement agent, already in, opens its ledger. */
    record OpenLedger(LedgerId ledger) implements Step {
    }

    /** A direct participant gets its account, with this much intraday credit. */
    record OpenAccount(AccountId account, Amount creditLimit) implements Step {
    }

    /** An indirect participant settles over this account of a clearing bank. */
    record GrantAccess(Bic participant, AccountId account) implements Step {
    }

    /** Two currencies may be exchanged payment versus payment. */
    record OpenCorridor(String name, Currency one, Currency other) implements Step {
    }
}
