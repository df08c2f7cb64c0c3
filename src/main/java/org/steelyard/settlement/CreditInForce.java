package org.steelyard.settlement;

import java.util.List;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;

/**
 * An account's intraday credit, where it comes from, and what is missing.
 *
 * @param account whose
 * @param balance its balance; negative where credit is drawn
 * @param line credit without collateral
 * @param pool what all pledges are worth after their haircuts
 * @param secured what of the pool counts: all of it, or the ceiling if that is less
 * @param pledges what is pledged, by name
 */
public record CreditInForce(AccountId account, Amount balance, Amount line, Amount pool, Amount secured,
        List<Pledge> pledges) {

    /** Keeps its own copy of the pledges. */
    public CreditInForce {
        pledges = List.copyOf(pledges);
    }

    /**
     * An item of collateral.
     *
     * @param item what is pledged
     * @param value what it is worth
     * @param haircutBp what of the value does not count, in hundredths of a percent
     */
    public record Pledge(String item, Amount value, int haircutBp) {

        /** What of its value counts. */
        public Amount lendable() {
            return new Amount(value.currency(), new Pool.Item(value.minor(), haircutBp).lendable());
        }
    }

    /** All of it. */
    public Amount credit() {
        return line.plus(secured);
    }

    /** What is drawn beyond all of it, and must be brought; zero if nothing is. */
    public Amount shortfall() {
        long headroom = balance.plus(credit()).minor();
        return new Amount(balance.currency(), Math.max(0, -headroom));
    }
}
