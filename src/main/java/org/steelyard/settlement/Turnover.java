package org.steelyard.settlement;

import org.steelyard.money.Amount;

/**
 * What a run over the queues moved in one currency.
 *
 * @param value all that settled, added up
 * @param liquidity what it cost: the sum over all accounts that paid more than they got of the difference
 */
public record Turnover(Amount value, Amount liquidity) {

    /** Refuses sums of two currencies. */
    public Turnover {
        if (!value.currency().equals(liquidity.currency())) {
            throw new IllegalArgumentException(value + " and " + liquidity + " are of two currencies");
        }
    }
}
