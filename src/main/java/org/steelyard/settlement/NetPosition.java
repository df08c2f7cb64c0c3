package org.steelyard.settlement;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;

/**
 * What an account owes and is owed in a cycle.
 *
 * @param account the account
 * @param owed all obligations that it is to pay; not negative
 * @param due all obligations that are to be paid to it; not negative
 */
public record NetPosition(AccountId account, Amount owed, Amount due) {

    /** What it is paid in the end; negative for a net debtor. All of a cycle add up to nothing. */
    public Amount net() {
        return due.minus(owed);
    }
}
