package org.steelyard.settlement;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;

/**
 * What the guarantee of one account pays for the failure of another.
 *
 * @param account the survivor
 * @param amount more than nothing
 */
public record LossShare(AccountId account, Amount amount) {
}
