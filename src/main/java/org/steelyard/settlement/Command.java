package org.steelyard.settlement;

import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;

/** What can be asked of the engine. Every change of its state begins as one of these in the log. */
public sealed interface Command {

    /**
     * A settlement agent, already a participant, opens its ledger. Refused in this order:
     * {@link Reason#PARTICIPANT_UNKNOWN}, {@link Reason#NOT_A_SETTLEMENT_AGENT},
     * {@link Reason#LEDGER_EXISTS}.
     */
    record OpenLedger(LedgerId ledger) implements Command {
    }

    /**
     * A bank joins. Refused in this order: {@link Reason#PARTICIPANT_DIFFERS}, {@link Reason#TOO_MANY}.
     */
    record AddParticipant(Participant participant) implements Command {
    }

    /**
     * A direct participant gets its settlement account on a ledger. Refused in this order:
     * {@link Reason#ACCOUNT_EXISTS} unless its credit limit is the same, {@link Reason#LEDGER_UNKNOWN},
     * {@link Reason#PARTICIPANT_UNKNOWN}, {@link Reason#NOT_A_DIRECT_PARTICIPANT},
     * {@link Reason#CREDIT_LIMIT_INVALID}, {@link Reason#TOO_MANY} accounts or credit on the ledger.
     *
     * @param account the account
     * @param creditLimit how far below nothing its balance may go; in the account's currency, not negative
     */
    record OpenAccount(AccountId account, Amount creditLimit) implements Command {
    }

    /**
     * An indirect participant settles over this account of a direct one from now on. Refused in this order:
     * {@link Reason#ACCOUNT_UNKNOWN}, {@link Reason#PARTICIPANT_UNKNOWN},
     * {@link Reason#NOT_AN_INDIRECT_PARTICIPANT}, {@link Reason#NOT_A_CLEARING_BANK},
     * {@link Reason#ACCESS_EXISTS}.
     */
    record GrantAccess(Bic participant, AccountId account) implements Command {
    }

    /**
     * Two currencies may be exchanged payment versus payment. Refused in this order:
     * {@link Reason#CORRIDOR_DIFFERS}, {@link Reason#CURRENCY_WITHOUT_LEDGER}, {@link Reason#TOO_MANY}.
     */
    record OpenCorridor(Corridor corridor) implements Command {
    }

    /**
     * The intraday credit of an account without collateral changes; a limit below what is drawn only stops
     * further drawing.
     * Refused in this order: {@link Reason#ACCOUNT_UNKNOWN}, {@link Reason#CREDIT_LIMIT_INVALID},
     * {@link Reason#TOO_MANY} minor units of credit on the ledger.
     */
    record SetCreditLimit(AccountId account, Amount creditLimit) implements Command {
    }

    /**
     * An item of collateral is posted to an account, valued anew, or released where the value is nothing.
     * An account's intraday credit is its credit limit and what its items are worth: of each the value less
     * the haircut, rounded down, and altogether at most the {@link Limit.SecuredCredit} in force. Refused in
     * this order: {@link Reason#ACCOUNT_UNKNOWN}, {@link Reason#COLLATERAL_INVALID},
     * {@link Reason#TOO_MANY} items of the account or minor units of credit on the ledger, and a release
     * {@link Reason#COLLATERAL_DRAWN}. A value that falls under what is drawn is not refused.
     *
     * @param account the account
     * @param item what is pledged: an ISIN or another identifier, of up to 35 letters, digits and -./:_
     * @param value what it is worth; in the account's currency
     * @param haircutBp what of the value does not count, in hundredths of a percent, from 0 to 10,000
     */
    record SetCollateral(AccountId account, String item, Amount value, int haircutBp) implements Command {
    }

    /**
     * A currency's next business day begins; instructions warehoused for it enter the queue, the most urgent
     * first. Cut-offs of the day that lie in the past already take effect before the next command. Refused
     * in this order: {@link Reason#CURRENCY_WITHOUT_LEDGER}, {@link Reason#DAY_STILL_OPEN} unless it is this
     * very day, {@link Reason#DAY_NOT_AFTER_LAST}.
     */
    record OpenDay(BusinessDay day) implements Command {
    }

    /**
     * A currency's business day moves on to this phase now, before its hour, through all phases between.
     * Refused: {@link Reason#PHASE_NOT_AHEAD}.
     */
    record ReachPhase(Currency currency, Phase phase) implements Command {
    }

    /** Time has passed: cut-offs, and times of instructions, that are due take effect. */
    record Tick() implements Command {
    }

    /**
     * From now on only clearances by this list and these rules count, and all that waits must be screened
     * again. {@link ScreeningVersion#NONE} withdraws the list: from then on no clearance counts, and nothing
     * settles until a list is put in force again. Refused: {@link Reason#LIST_VERSION_INVALID}.
     */
    record PutListInForce(ScreeningVersion version) implements Command {
    }

    /**
     * An instruction comes in. From an unknown or indirect sender it is refused without a number. What came
     * before by message identification, or else by UETR from the same sender, gets the first answer again.
     * Then the rules of {@link Reason} 3 to 40 are checked in the order of their numbers; of several legs,
     * the rules 4 to 10 for one leg after the other, then 11 to 15.
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
     * hit that was found before is not undone by this. Refused in this order:
     * {@link Reason#INSTRUCTION_UNKNOWN}, {@link Reason#CLEARANCE_OF_ANOTHER_MESSAGE}.
     *
     * @param number the engine's number of the instruction
     * @param screened what screening said now
     */
    record Rescreen(long number, Screened screened) implements Command {
    }

    /**
     * A sender changes the priority, the place or the times of an instruction that waits. Refused by the
     * {@link Reason reasons} 140 to 147, in their order, and by {@link Reason#TOO_MANY} if 134 million have
     * gone to the back since the last instruction came.
     */
    record Modify(Modification modification) implements Command {
    }

    /**
     * A limit, a reservation or a cap is set, or removed where there is no amount. What settled while none
     * was in force does not count. Refused in this order: {@link Reason#ACCOUNT_UNKNOWN} or
     * {@link Reason#CURRENCY_WITHOUT_LEDGER}, {@link Reason#LIMIT_COUNTERPARTY_UNKNOWN} or
     * {@link Reason#LIMIT_CORRIDOR_UNKNOWN}, {@link Reason#LIMIT_INVALID}, {@link Reason#TOO_MANY} limits.
     *
     * @param limit what is bounded
     * @param amount how much; in the limit's currency
     * @param validity from when, and until when
     */
    record SetLimit(Limit limit, Optional<Amount> amount, Limit.Validity validity) implements Command {
    }

    /** Other rules of saving liquidity are in force from now on. Never refused. */
    record SetRules(Rules rules) implements Command {
    }

    /** Something about a cycle of deferred net settlement, or the terms of netting. */
    sealed interface OfCycle extends Command {
    }

    /**
     * A cycle of deferred net settlement opens and takes obligations (catalogue F1). Refused in this order:
     * {@link Reason#LEDGER_UNKNOWN}, {@link Reason#CORRIDOR_UNKNOWN} unless the corridor joins the ledger's
     * currency, {@link Reason#CYCLE_EXISTS}, {@link Reason#CYCLE_DAY_NOT_SETTLING},
     * {@link Reason#CYCLE_TIMES_INVALID}, {@link Reason#TOO_MANY} cycles.
     */
    record OpenCycle(Cycle cycle) implements OfCycle {
    }

    /**
     * A cycle takes no more: what it has accepted is netted, and the positions are published. Refused in
     * this order: {@link Reason#CYCLE_UNKNOWN}, {@link Reason#CYCLE_CUT_ALREADY}, {@link Reason#TOO_MANY}
     * accounts, {@link Reason#DEBTOR_ABOVE_CAP}, {@link Reason#DEBTOR_NOT_COVERED} (catalogue F2).
     */
    record CutCycle(LedgerId ledger, String name) implements OfCycle {
    }

    /**
     * A settlement agent concerned confirms the positions, or refuses the cycle (catalogue F3). Confirmed by
     * all, the cycle settles; refused by one, which is possible until then, all goes back unsettled. Refused
     * in this order: {@link Reason#CYCLE_UNKNOWN}, {@link Reason#NOT_A_CONFIRMER},
     * {@link Reason#POSITIONS_DIFFER}, {@link Reason#CYCLE_CONFIRMED}.
     *
     * @param ledger the ledger of the cycle
     * @param name its name
     * @param cut which publication of positions is meant ({@link Event.CycleCut}); 0 before the first
     * @param agent who answers
     * @param answer what
     */
    record AnswerCycle(LedgerId ledger, String name, int cut, Bic agent, Answer answer) implements OfCycle {

        /** What an agent says of a cycle. */
        public enum Answer {
            CONFIRMED,
            REFUSED
        }
    }

    /**
     * A term of netting is agreed or changed. Nothing ends it. A cap or a credit below what is owed only
     * stops further obligations. Refused in this order: {@link Reason#ACCOUNT_UNKNOWN},
     * {@link Reason#NETTING_TERM_INVALID}, {@link Reason#CYCLE_UNDER_WAY}.
     */
    record SetNettingTerm(NettingTerm term, Amount amount) implements OfCycle {
    }

    /** A sender takes an instruction back. Refused by the {@link Reason reasons} 80 to 85, in their order. */
    record Cancel(Cancellation cancellation) implements Command {
    }

    /**
     * A search over a picture of the queues proposes a set. What of it still holds settles at once; the rest
     * stays where it is. A proposal cannot be refused, and none can break the order of a queue, a limit or a
     * pair: see docs/liquidity.md for the rule by which what does not hold is left out.
     */
    record SettleTogether(ProposedSet proposed) implements Command {
    }
}
