package org.steelyard.settlement;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;

/** What can be asked of the engine. Every change of its state begins as one of these in the log. */
public sealed interface Command {

    /** A settlement agent, already a participant, opens its ledger. */
    record OpenLedger(LedgerId ledger) implements Command {
    }

    /** A bank joins. */
    record AddParticipant(Participant participant) implements Command {
    }

    /**
     * A direct participant gets its settlement account on a ledger.
     *
     * @param account the account
     * @param creditLimit how far below nothing its balance may go; in the account's currency, not negative
     */
    record OpenAccount(AccountId account, Amount creditLimit) implements Command {
    }

    /** An indirect participant settles over this account of a direct one from now on. */
    record GrantAccess(Bic participant, AccountId account) implements Command {
    }

    /** Two currencies may be exchanged payment versus payment. */
    record OpenCorridor(Corridor corridor) implements Command {
    }

    /** The intraday credit of an account changes; a limit below what is drawn only stops further drawing. */
    record SetCreditLimit(AccountId account, Amount creditLimit) implements Command {
    }

    /**
     * A currency's next business day begins; instructions warehoused for it enter the queue, the most urgent
     * first. Cut-offs of the day that lie in the past already take effect before the next command.
     */
    record OpenDay(BusinessDay day) implements Command {
    }

    /** A currency's business day moves on to this phase now, before its hour. */
    record ReachPhase(Currency currency, Phase phase) implements Command {
    }

    /** Time has passed: cut-offs that are due take effect. */
    record Tick() implements Command {
    }

    /**
     * From now on only clearances by this list and these rules count, and all that waits must be screened
     * again. {@link ScreeningVersion#NONE} withdraws the list: from then on no clearance counts, and nothing
     * settles until a list is put in force again.
     */
    record PutListInForce(ScreeningVersion version) implements Command {
    }

    /**
     * An instruction comes in.
     *
     * @param instruction what is asked
     * @param screened what screening said of its message
     * @param original the message's bytes, for the record
     */
    record Submit(Instruction instruction, Screened screened, OriginalMessage original) implements Command {
    }

    /**
     * An instruction that waits has been screened again, since it was not screened before or another list
     * came into force. A hit holds it, wherever it waits; a clearance frees it if it is held without a hit. A
     * hit that was found before is not undone by this.
     *
     * @param number the engine's number of the instruction
     * @param screened what screening said now
     */
    record Rescreen(long number, Screened screened) implements Command {
    }

    /** A sender takes an instruction back. */
    record Cancel(Cancellation cancellation) implements Command {
    }
}
