package org.steelyard.books;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;

/**
 * An account as it stands.
 *
 * @param id whose, on which ledger
 * @param holderName the holder's name
 * @param balance its balance; negative where credit is drawn, and for the account of issue
 * @param creditLimit how far below nothing it may go
 * @param secured what of that collateral gives
 * @param waitingOut the sum of what waits to be paid from it
 * @param waitingIn the sum of what waits to be paid to it
 * @param waiting how many instructions wait to be paid from it
 */
public record BookedAccount(AccountId id, String holderName, Amount balance, Amount creditLimit,
        Amount secured, Amount waitingOut, Amount waitingIn, int waiting) {
}
