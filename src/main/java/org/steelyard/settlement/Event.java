package org.steelyard.settlement;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;

/** What the engine has decided. Readers need nothing but these, in order, to know all that it knows. */
public sealed interface Event {

    /** An instruction changed its state (or was refused one). */
    sealed interface OfInstruction extends Event {

        /** The engine's number of the instruction, from 1; 0 where it was refused before it got one. */
        long number();

        /** The instruction itself. */
        Instruction instruction();

        /** The state that this event puts it in. */
        State state();

        /** Why; {@link Reason#NONE} where the state speaks for itself. */
        Reason reason();
    }

    /** Something about a cycle of deferred net settlement, or the terms of netting. */
    sealed interface OfCycle extends Event {
    }

    /** The bytes of the message that brought an instruction; comes before the instruction's other events. */
    record Received(long number, OriginalMessage original) implements Event {
    }

    /** Final and irrevocable. The entries of all legs, each debit before its credit. */
    record Settled(long number, Instruction instruction, Mechanism mechanism, List<Entry> entries)
            implements OfInstruction {
        /** Keeps its own copy of the entries. */
        public Settled {
            entries = List.copyOf(entries);
        }

        @Override
        public State state() {
            return State.SETTLED;
        }

        @Override
        public Reason reason() {
            return Reason.NONE;
        }
    }

    /**
     * Final and irrevocable, by the net settlement of its cycle; it has no entries of its own.
     *
     * @param number the engine's number of the obligation
     * @param instruction the obligation
     * @param cycle the number of its cycle
     * @param credited over which account the payee has been paid
     */
    record Netted(long number, Instruction instruction, long cycle, AccountId credited)
            implements OfInstruction {
        @Override
        public State state() {
            return State.SETTLED;
        }

        @Override
        public Reason reason() {
            return Reason.NONE;
        }
    }

    /** Waits in the queue; the reason names what it waits for first. */
    record Queued(long number, Instruction instruction, Reason reason) implements OfInstruction {
        @Override
        public State state() {
            return State.QUEUED;
        }
    }

    /** Waits for its value date. */
    record Warehoused(long number, Instruction instruction) implements OfInstruction {
        @Override
        public State state() {
            return State.WAREHOUSED;
        }

        @Override
        public Reason reason() {
            return Reason.VALUE_DATE_AHEAD;
        }
    }

    /** Held by screening; the finding is for the compliance officer alone. */
    record Held(long number, Instruction instruction, Reason reason, String finding)
            implements OfInstruction {
        @Override
        public State state() {
            return State.HELD;
        }
    }

    /** Refused; the detail says what exactly broke the rule. */
    record Rejected(long number, Instruction instruction, Reason reason, String detail)
            implements OfInstruction {
        @Override
        public State state() {
            return State.REJECTED;
        }
    }

    /** Taken back. */
    record Cancelled(long number, Instruction instruction, Cancellation cancellation)
            implements OfInstruction {
        @Override
        public State state() {
            return State.CANCELLED;
        }

        @Override
        public Reason reason() {
            return Reason.CANCELLED_BY_SENDER;
        }
    }

    /** Still waiting at the cut-off or at its reject-time. */
    record Expired(long number, Instruction instruction, Reason reason) implements OfInstruction {
        @Override
        public State state() {
            return State.EXPIRED;
        }
    }

    /**
     * The same message came again; nothing was done.
     *
     * @param number the number of the first one
     * @param instruction the instruction as it came this time
     * @param first where the first one stands
     */
    record Repeated(long number, Instruction instruction, Outcome first) implements OfInstruction {
        @Override
        public State state() {
            return first.state();
        }

        @Override
        public Reason reason() {
            return first.reason();
        }
    }

    /** Two legs found each other and from here on settle together or not at all. */
    record Matched(long number, long counterNumber, String reference) implements Event {
    }

    /** Its till-time has come and it still waits; it goes on waiting, and its sender is told this once. */
    record Overdue(long number, Instruction instruction) implements Event {
    }

    /**
     * What its sender wanted changed of a waiting instruction has been changed. What it waits for now, or
     * that it has settled, is said by the events that follow, if that is another.
     *
     * @param number its number
     * @param instruction as it stands from now on
     * @param order its place within its class: of two, the one of lower order comes first
     * @param modification what was wanted
     */
    record Modified(long number, Instruction instruction, long order, Modification modification)
            implements Event {
    }

    /** A modification that was not possible. */
    record ModifyRefused(Modification modification, Reason reason) implements Event {
    }

    /** A cancellation that was not possible. */
    record CancelRefused(Cancellation cancellation, Reason reason) implements Event {
    }

    /** A ledger is open, and on it the settlement agent's account of issue, with nothing on it. */
    record LedgerOpened(LedgerId ledger) implements Event {
    }

    /** A bank has joined. */
    record ParticipantAdded(Participant participant) implements Event {
    }

    /** An account is open. */
    record AccountOpened(AccountId account, Amount creditLimit) implements Event {
    }

    /** An indirect participant settles over this account. */
    record AccessGranted(Bic participant, AccountId account) implements Event {
    }

    /** A corridor is open. */
    record CorridorOpened(Corridor corridor) implements Event {
    }

    /** An account's intraday credit without collateral has changed. */
    record CreditLimitSet(AccountId account, Amount creditLimit) implements Event {
    }

    /** Collateral of an account has changed: an item is worth this from now on, or gone if it is nothing. */
    record CollateralSet(AccountId account, String item, Amount value, int haircutBp) implements Event {
    }

    /**
     * What an account's collateral gives of credit. Comes after each change of its items, and whenever a
     * ceiling changes it.
     *
     * @param account the account
     * @param pool what all items are worth after their haircuts
     * @param credit what of it counts: the pool, or the ceiling if that is less
     * @param shortfall what the account has drawn beyond all its credit, and must bring; zero if nothing
     */
    record CreditSecured(AccountId account, Amount pool, Amount credit, Amount shortfall) implements Event {
    }

    /** A business day has begun. */
    record DayOpened(BusinessDay day) implements Event {
    }

    /** A business day has moved on. */
    record PhaseReached(Currency currency, LocalDate date, Phase phase) implements Event {
    }

    /** This list and these rules count from now on; with {@link ScreeningVersion#NONE} none does. */
    record ListPutInForce(ScreeningVersion version) implements Event {
    }

    /**
     * A run over the queues has ended; what it settled stands just before. Comes after each largest set that
     * settled something, and after each proposed set, be it that nothing of it held.
     *
     * @param mechanism {@link Mechanism#OFFSETTING} or {@link Mechanism#OPTIMISATION}
     * @param pictureSequence after which command the queues stood that were searched
     * @param considered how many instructions stood in them
     * @param settled how many settled
     * @param dropped how many were proposed and did not hold
     * @param turnovers what moved, by currency
     * @param value all that settled, by the weights of the search; {@link Long#MAX_VALUE} if it is more
     * @param bound what no set could have been worth more than when the search began
     */
    record RunEnded(Mechanism mechanism, long pictureSequence, int considered, int settled, int dropped,
            List<Turnover> turnovers, long value, long bound) implements Event {

        private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

        /** Keeps its own copy of the turnovers. */
        public RunEnded {
            turnovers = List.copyOf(turnovers);
        }

        /** How far the value is below the bound at most, in millionths of the bound, rounded down. */
        public long gapPpm() {
            return value >= bound
                    ? 0
                    : BigInteger.valueOf(bound).subtract(BigInteger.valueOf(value)).multiply(MILLION)
                            .divide(BigInteger.valueOf(bound)).longValueExact();
        }
    }

    /** A limit has been set, or removed where there is no amount. */
    record LimitSet(Limit limit, Optional<Amount> amount, Limit.Validity validity) implements Event {
    }

    /** These rules of saving liquidity are in force from now on. */
    record RulesSet(Rules rules) implements Event {
    }

    /** A cycle takes obligations, under a number that counts all cycles from 1. */
    record CycleOpened(long number, Cycle cycle) implements OfCycle {
    }

    /**
     * A cycle is cut; these are its net positions.
     *
     * @param number the number of the cycle
     * @param cycle the cycle
     * @param cut how often it has been cut, from 1: what the agents confirm
     * @param obligations how many it has
     * @param positions of all accounts with obligations, in the order of the accounts; their nets add up to
     *            nothing
     */
    record CycleCut(long number, Cycle cycle, int cut, int obligations, List<NetPosition> positions)
            implements OfCycle {
        /** Keeps its own copy of the positions. */
        public CycleCut {
            positions = List.copyOf(positions);
        }

        /** What all obligations add up to. */
        public Amount gross() {
            return NetPosition.gross(cycle.ledger().currency(), positions);
        }

        /** What net debtors pay; the rest of the gross needs no liquidity. */
        public Amount net() {
            return NetPosition.net(cycle.ledger().currency(), positions);
        }
    }

    /** A settlement agent has confirmed the positions of this cut. */
    record CycleConfirmed(long number, int cut, Bic agent) implements OfCycle {
    }

    /**
     * Screening holds an obligation of a cycle that was cut: positions and confirmations are void, and the
     * cycle takes obligations until it is cut again.
     */
    record CycleReopened(long number, Cycle cycle) implements OfCycle {
    }

    /**
     * A net debtor has not paid by the deadline, and this is who pays instead; the guarantees fall by it.
     *
     * @param number the number of the cycle
     * @param debtor the account that failed
     * @param shortfall what it did not pay
     * @param byGuarantee what its own guarantee pays
     * @param shares what the guarantees of survivors pay, in the order of their accounts
     * @param byAgent what the settlement agent pays
     */
    record DebtorFailed(long number, AccountId debtor, Amount shortfall, Amount byGuarantee,
            List<LossShare> shares, Amount byAgent) implements OfCycle {
        /** Keeps its own copy of the shares. */
        public DebtorFailed {
            shares = List.copyOf(shares);
        }
    }

    /** A cycle is over; settled if there is no reason, and else all its obligations went back unsettled. */
    record CycleClosed(long number, Cycle cycle, Reason reason) implements OfCycle {
    }

    /** A term of netting is in force. */
    record NettingTermSet(NettingTerm term, Amount amount) implements OfCycle {
    }

    /** A command that asked for what is already so, or for time to pass when nothing was due. */
    record Unchanged() implements Event {
    }

    /** A command of the operator that broke a rule; nothing was done. */
    record Refused(Reason reason, String detail) implements Event {
    }
}
