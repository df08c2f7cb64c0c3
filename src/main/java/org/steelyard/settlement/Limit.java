package org.steelyard.settlement;

import org.steelyard.money.AccountId;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;

/**
 * Something that bounds what may settle, besides funds. Payments of priority NORMAL alone draw on
 * bilateral and multilateral limits, while all incoming ones fill them; corridor caps bind all
 * priorities. Liquidity transfers touch none of these. Counters begin at nothing when a limit comes into
 * force, and anew each day.
 */
public sealed interface Limit {

    /** A limit counts until the next business day of its ledger opens, or from then on. */
    enum Validity {
        /** At once, until the ledger's next business day opens. */
        TODAY,
        /** From the opening of the ledger's next business day on, until it is changed. */
        STANDING
    }

    /** The currency in which the limit's amount is. */
    Currency currency();

    /** What an account may have paid more to another bank than it got from it. */
    record Bilateral(AccountId account, Bic counterparty) implements Limit {
        @Override
        public Currency currency() {
            return account.currency();
        }
    }

    /** The same towards all banks for which no bilateral limit is in force. */
    record Multilateral(AccountId account) implements Limit {
        @Override
        public Currency currency() {
            return account.currency();
        }
    }

    /**
     * What of an account's funds is kept for one class: HIGHLY_URGENT payments may use both reservations,
     * URGENT ones their own, NORMAL ones neither. It shrinks by what its class settles.
     */
    record Reservation(AccountId account, Priority priority) implements Limit {
        /** Refuses a reservation for payments that are not urgent. */
        public Reservation {
            if (priority == Priority.NORMAL) {
                throw new IllegalArgumentException("nothing is reserved for normal payments");
            }
        }

        @Override
        public Currency currency() {
            return account.currency();
        }
    }

    /**
     * What an account's collateral gives of intraday credit at most, however much is pledged. It counts
     * nothing; a value below what is drawn only stops further drawing.
     */
    record SecuredCredit(AccountId account) implements Limit {
        @Override
        public Currency currency() {
            return account.currency();
        }
    }

    /** What each account of a ledger may have sent across a corridor more than it got across it. */
    record CorridorNet(LedgerId ledger, String corridor) implements Limit {
        @Override
        public Currency currency() {
            return ledger.currency();
        }
    }

    /**
     * What each account of a ledger may have got across a corridor more than it sent across it: the other
     * side of the same measure. It binds whoever pays such an account.
     */
    record CorridorReceived(LedgerId ledger, String corridor) implements Limit {
        @Override
        public Currency currency() {
            return ledger.currency();
        }
    }

    /** The largest leg across a corridor; looked at when an instruction comes. */
    record CorridorInstruction(LedgerId ledger, String corridor) implements Limit {
        @Override
        public Currency currency() {
            return ledger.currency();
        }
    }

    /** What each account of a ledger may send across a corridor in a day, whatever it gets. */
    record CorridorDay(LedgerId ledger, String corridor) implements Limit {
        @Override
        public Currency currency() {
            return ledger.currency();
        }
    }
}
