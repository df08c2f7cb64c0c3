package org.steelyard.settlement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Uetr;

/**
 * The engine. It applies one command after the other and says what each brought about; given the same
 * commands and times it does the same, always and everywhere. One thread at a time.
 */
public final class Settlement {

    /** How many instructions may wait at once: bounds the work of a run over all queues. */
    public static final int MOST_WAITING = 100_000;

    /**
     * What the agent of a ledger may have issued, what all credit limits of a ledger may add up to, and what
     * all that waits may add up to (whatever the currencies): each at most this many minor units, so that no
     * balance and no sum comes near the end of 64 bits.
     */
    public static final long MOST_MINOR = Long.MAX_VALUE / 4;

    private static final int SNAPSHOT_FORMAT = 8;

    private final Directory directory;
    private final Days days;
    private final Journal journal;
    private final Instructions instructions;
    private final Collateral collateral;
    private final Limits limits;

    /** An engine that has seen nothing yet. */
    public Settlement() {
        this(MOST_WAITING);
    }

    /**
     * An engine that has seen nothing yet.
     *
     * @param mostWaiting how many instructions may wait at once, from 1; the same on every node of a log
     */
    public Settlement(int mostWaiting) {
        this(mostWaiting, new Directory(), new Days(), new Journal(new Trace(0), new Register(), 0, 0, 0));
    }

    private Settlement(int mostWaiting, Directory directory, Days days, Journal journal) {
        this.directory = directory;
        this.days = days;
        this.journal = journal;
        this.instructions = new Instructions(directory, journal, mostWaiting);
        this.collateral = new Collateral(directory, journal, instructions.settler());
        this.limits = new Limits(directory, journal, instructions.settler(), collateral);
    }

    /**
     * Applies the next command.
     *
     * @param command what is asked
     * @param nowMillis the log's time (epoch milliseconds, UTC); a time before that of the last command
     *            counts as the last one's
     * @return what happened, in order, never empty: first cut-offs, deadlines of cycles and times of
     *         instructions that had become due, by their hours (at one moment cut-offs by currency, then
     *         cycles by number, then from-, till- and reject-times by number), each with what expires (by
     *         number) and what that sets free; then the answer to the command; then what it set free:
     *         obligations for which a cycle now has room (cycle by cycle, in the order of the queue), then
     *         instructions that can settle one by one (of several that can,
     *         the first by class and entry goes first; the two sides of a pair follow each other, by number),
     *         then the largest set that settles together (by number), and both again while anything settles.
     *         The last event of an instruction tells where it stands
     */
    public List<Event> apply(Command command, long nowMillis) {
        journal.begin(nowMillis);
        passDue();
        int before = journal.size();
        switch (command) {
            case Command.Submit submit -> instructions.submit(submit);
            case Command.Rescreen rescreen -> instructions.rescreen(rescreen);
            case Command.Cancel cancel -> instructions.endings().cancel(cancel.cancellation());
            case Command.Modify modify -> instructions.modifications().modify(modify.modification());
            case Command.OpenDay open -> openDay(open.day());
            case Command.ReachPhase reach -> reachPhase(reach);
            case Command.PutListInForce put -> instructions.putInForce(put.version());
            case Command.SetCreditLimit set -> setCreditLimit(set);
            case Command.SetCollateral set -> collateral.set(set);
            case Command.AddParticipant add -> configured(directory.add(add.participant()));
            case Command.OpenLedger open -> configured(directory.open(open.ledger()));
            case Command.OpenAccount open -> configured(directory.open(open));
            case Command.GrantAccess grant -> configured(directory.grant(grant));
            case Command.OpenCorridor open -> configured(directory.open(open.corridor()));
            case Command.SettleTogether together -> instructions.settler()
                    .settleTogether(together.proposed());
            case Command.SetLimit set -> limits.set(set);
            case Command.SetRules set -> instructions.settler().set(set.rules());
            case Command.OpenCycle open -> instructions.netting().open(open.cycle());
            case Command.CutCycle cut -> instructions.netting().cut(cut.ledger(), cut.name());
            case Command.AnswerCycle answer -> instructions.netting().answer(answer);
            case Command.SetNettingTerm set -> instructions.netting().set(set.term(), set.amount());
            case Command.Tick tick -> {
                // Whatever was due has been done above.
            }
        }
        boolean passedTime = command instanceof Command.Tick && before > 0;
        if (journal.size() == before && !passedTime) {
            journal.add(new Event.Unchanged());
        }
        instructions.netting().takeAllPossible();
        instructions.settler().settleAllPossible();
        return journal.end();
    }

    /** The number of commands applied. */
    public long sequence() {
        return journal.sequence;
    }

    /** The number of events of all commands so far: the index of the next one. */
    public long events() {
        return journal.events();
    }

    /** The log's time of the last command (epoch milliseconds, UTC); it never goes back. */
    public long timeMillis() {
        return journal.nowMillis;
    }

    /** A mix of every change since the beginning; equal on all nodes at equal {@link #sequence}. */
    public long stateHash() {
        return journal.trace.hash();
    }

    /** The list and rules whose clearances count. */
    public ScreeningVersion listInForce() {
        return instructions.listInForce();
    }

    /** The rules of saving liquidity in force. */
    public Rules rules() {
        return instructions.settler().rules();
    }

    /** The balance of each account. */
    public Map<AccountId, Amount> balances() {
        Map<AccountId, Amount> balances = new TreeMap<>();
        for (Account account : directory.accounts()) {
            balances.put(account.id, new Amount(account.id.currency(), account.balance));
        }
        return balances;
    }

    /** Where the instruction with this reference stands; empty if no such instruction ever came. */
    public Optional<Outcome> outcome(Uetr uetr) {
        long number = journal.register.numberOf(uetr);
        return number == 0 ? Optional.empty() : Optional.of(journal.register.outcome(number));
    }

    private void configured(Event event) {
        journal.add(event);
        if (!(event instanceof Event.Refused) && !(event instanceof Event.Unchanged)) {
            directory.foldLast(journal.trace);
        }
    }

    private void setCreditLimit(Command.SetCreditLimit set) {
        Account account = directory.account(set.account());
        if (account == null) {
            journal.add(Directory.refused(Reason.ACCOUNT_UNKNOWN, set.account()));
        } else if (!Directory.isCreditLimit(account.id, set.creditLimit())) {
            journal.add(Directory.refused(Reason.CREDIT_LIMIT_INVALID, set.creditLimit()));
        } else if (!hasRoomFor(account, set.creditLimit().minor())) {
            journal.add(Directory.tooMuchCredit(set.creditLimit()));
        } else if (account.line != set.creditLimit().minor()) {
            account.limit(set.creditLimit().minor());
            journal.trace.fold(account.index);
            journal.trace.fold(account.creditLimit);
            journal.add(new Event.CreditLimitSet(account.id, set.creditLimit()));
            instructions.settler().suspect(account);
        }
    }

    private boolean hasRoomFor(Account account, long line) {
        return line <= account.line
                || directory.hasRoomFor(account.id,
                        account.hasPool() ? line + account.pool().lendable() : line);
    }

    private void openDay(BusinessDay next) {
        Ledger ledger = directory.ledger(next.currency());
        Days.Day last = ledger == null ? null : ledger.day;
        if (ledger == null) {
            journal.add(Directory.refused(Reason.CURRENCY_WITHOUT_LEDGER, next.currency()));
        } else if (last != null && last.phase != Phase.CLOSED) {
            if (!last.businessDay.equals(next)) {
                journal.add(Directory.refused(Reason.DAY_STILL_OPEN, last.businessDay.date()));
            }
        } else if (last != null && !next.date().isAfter(last.businessDay.date())) {
            journal.add(Directory.refused(Reason.DAY_NOT_AFTER_LAST, last.businessDay.date()));
        } else {
            ledger.day = days.open(next);
            journal.trace.fold(next.date().toEpochDay());
            journal.add(new Event.DayOpened(next));
            limits.open(ledger);
            instructions.releaseWarehoused();
        }
    }

    private void reachPhase(Command.ReachPhase reach) {
        Days.Day day = days.of(reach.currency());
        if (day == null || reach.phase().compareTo(day.phase) < 0) {
            journal.add(Directory.refused(Reason.PHASE_NOT_AHEAD, reach.currency() + " " + reach.phase()));
            return;
        }
        while (day.phase != reach.phase()) {
            moveOn(day);
        }
    }

    /** Cut-offs, cycles and times of instructions as they became due; in this order at one moment. */
    private void passDue() {
        while (true) {
            long dayMillis = days.nextDueMillis();
            long cycleMillis = instructions.netSettling().nextDueMillis();
            long timeMillis = instructions.nextDueMillis();
            long next = Math.min(dayMillis, Math.min(cycleMillis, timeMillis));
            Days.Day day = dayMillis == next ? days.due(journal.nowMillis) : null;
            if (next > journal.nowMillis) {
                return;
            }
            if (day != null) {
                moveOn(day);
            } else if (cycleMillis == next && instructions.netSettling().passDue()) {
                instructions.settler().settleAllPossible();
            } else if (instructions.passDueTime()) {
                // What this sets free must not miss a cut-off that is due as well.
                instructions.settler().settleAllPossible();
            } else {
                return;
            }
        }
    }

    private void moveOn(Days.Day day) {
        days.moveOn(day);
        BusinessDay businessDay = day.businessDay;
        journal.trace.fold(day.phase.ordinal());
        journal.add(new Event.PhaseReached(businessDay.currency(), businessDay.date(), day.phase));
        if (day.phase == Phase.CUT_OFF) {
            instructions.netSettling().finish(businessDay.currency());
            // What cycles paid, or no longer claim, may free payments, which would expire at once.
            instructions.settler().settleAllPossible();
            instructions.endings().expire(businessDay.currency(), businessDay);
            // What this sets free in another currency must not miss that one's cut-off, if it is due as well.
            instructions.settler().settleAllPossible();
        }
    }

    /** Writes the whole state. */
    public void save(SnapshotWriter out) {
        out.putInt(SNAPSHOT_FORMAT);
        saveHead(out);
        journal.register.save(out);
        saveRest(out);
    }

    private void saveHead(SnapshotWriter out) {
        out.putInt(instructions.waiting().most());
        out.putLongs(new long[]{journal.trace.hash(), journal.sequence, journal.nowMillis, journal.events()},
                4);
    }

    /** All but what is known of instructions that may be over. */
    private void saveRest(SnapshotWriter out) {
        directory.save(out);
        days.save(out);
        limits.save(out);
        instructions.save(out);
    }

    /**
     * The engine whose state was written.
     *
     * @throws IllegalArgumentException if the snapshot has another format
     */
    public static Settlement restore(SnapshotReader in) {
        int format = in.getInt();
        if (format != SNAPSHOT_FORMAT) {
            throw new IllegalArgumentException(
                    "this engine reads snapshots of format " + SNAPSHOT_FORMAT + ", not "
                            + format);
        }
        return restore(in, Register::restore);
    }

    private static Settlement restore(SnapshotReader in, Function<SnapshotReader, Register> history) {
        int mostWaiting = in.getInt();
        long[] head = new long[4];
        in.getLongs(head, 4);
        Register register = history.apply(in);
        Directory directory = Directory.restore(in);
        Days days = Days.restore(in, directory);
        Journal journal = new Journal(new Trace(head[0]), register, head[1], head[2], head[3]);
        Settlement settlement = new Settlement(mostWaiting, directory, days, journal);
        settlement.limits.restore(in);
        settlement.instructions.restore(in);
        return settlement;
    }

    /** The queues as they are now, for whoever searches them elsewhere; some milliseconds' work. */
    public Picture picture() {
        Memory memory = new Memory();
        saveHead(memory);
        saveRest(memory);
        return new Picture(memory, journal.sequence, journal.nowMillis, journal.register.last());
    }

    /** The engine in a picture, without its past. */
    static Settlement of(SnapshotReader picture, long instructionsSoFar) {
        return restore(picture, in -> Register.forgetful(instructionsSoFar));
    }

    /**
     * When the next cut-off, or time of an instruction or a cycle, is due (epoch milliseconds);
     * {@link Long#MAX_VALUE} if none is. What is due is done by the next command, be it a tick.
     */
    public long nextDueMillis() {
        return Math.min(days.nextDueMillis(),
                Math.min(instructions.netSettling().nextDueMillis(), instructions.nextDueMillis()));
    }

    /** Only on a trial engine: money that comes from nowhere, as a liquidity transfer would bring it. */
    void fund(int account, long minor) {
        Account funded = directory.account(account);
        funded.book(minor, journal.trace);
        instructions.settler().suspect(funded);
    }

    Directory directory() {
        return directory;
    }

    Limits limits() {
        return limits;
    }

    Instructions instructions() {
        return instructions;
    }

    Register register() {
        return journal.register;
    }
}
