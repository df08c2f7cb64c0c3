package org.steelyard.settlement;

import java.util.List;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Currency;

/**
 * What an account owes and is owed in a cycle.
 *
 * @param account the account
 * @param owed all obligations that it is to pay; not negative
 * @param due all obligations that are to be paid to it; not negative
 */
public record NetPosition(AccountId account, Amount owed, Amount due) {

    /** What all obligations of these positions are together, in this currency. */
    public static Amount gross(Currency currency, List<NetPosition> positions) {
        Amount gross = Amount.zero(currency);
        for (NetPosition position : positions) {
            gross = gross.plus(position.owed());
        }
        return gross;
    }

    /** What the net debtors of these positions pay. */
    public static Amount net(Currency currency, List<NetPosition> positions) {
        Amount net = Amount.zero(currency);
        for (NetPosition position : positions) {
            net = position.net().isPositive() ? net.plus(position.net()) : net;
        }
        return net;
    }

    /** What it is paid in the end; negative for a net debtor. All of a cycle add up to nothing. */
    public Amount net() {
        return due.minus(owed);
    }
}
