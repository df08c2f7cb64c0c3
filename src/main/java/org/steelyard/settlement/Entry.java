package org.steelyard.settlement;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;

/**
 * One entry on an account.
 *
 * @param account the account
 * @param amount negative for a debit
 * @param balance the balance after it
 * @param number 1 for the first entry on the account, without gaps
 */
public record Entry(AccountId account, Amount amount, Amount balance, long number) {
}
