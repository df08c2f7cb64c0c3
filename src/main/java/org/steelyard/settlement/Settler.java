package org.steelyard.settlement;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Moves money: books units that are covered, and settles after each change what else can settle. A unit is an
 * instruction, or the two sides of a payment versus payment; it settles whole or not at all.
 *
 * <p>
 * After each command nothing is left in the queues that could settle under the rules in force, neither alone
 * ({@link Singles}) nor, if they ask for it, together without anybody overtaking ({@link Offsetting}).
 */
final class Settler {

    private final Directory directory;
    private final Journal journal;
    private final WaitingList waiting;
    private final Timetable timetable;
    private final Turn turn = new Turn();
    private final Singles singles = new Singles(turn);
    private final EntryOffset entryOffset = new EntryOffset(turn);
    private final Offsetting offsetting;
    private Rules rules = Rules.ALL;
    private Consumer<Waiting> netSettled = net -> {
    };

    Settler(Directory directory, Journal journal, WaitingList waiting, Timetable timetable) {
        this.directory = directory;
        this.journal = journal;
        this.waiting = waiting;
        this.timetable = timetable;
        this.offsetting = new Offsetting(directory);
    }

    Rules rules() {
        return rules;
    }

    /** Goes by other rules from now on. */
    void set(Rules other) {
        if (other.equals(rules)) {
            return;
        }
        List<Waiting> queued = waiting.all().stream().filter(member -> member.inQueue).toList();
        leave(queued);
        adopt(other);
        queued.forEach(this::putBack);
        fileAll();
        journal.trace.fold(other.overtaking().ordinal());
        journal.trace.fold((other.offsetsOnEntry() ? 1 : 0) + (other.largestSet() ? 2 : 0));
        journal.add(new Event.RulesSet(other));
    }

    /** Goes by these rules; nobody may stand in a queue. */
    void adopt(Rules other) {
        rules = other;
        offsetting.queues().outdated();
        turn.adopt(other.overtaking());
    }

    /** Files all that stand in queues under what they wait for. */
    void fileAll() {
        for (Waiting member : waiting.all()) {
            if (member.inQueue) {
                file(member.unit());
            }
        }
    }

    /** Who is told at once that the net settlement of a cycle has settled. */
    void whenNetSettles(Consumer<Waiting> told) {
        netSettled = told;
    }

    /** A unit whose members may all settle: does so now, or takes its place in the queues. */
    void enter(List<Waiting> unit, Mechanism mechanism) {
        unit.forEach(member -> member.place = turn.place(member));
        Position obstacle = singles.obstacle(unit);
        if (obstacle == null) {
            settle(unit, mechanism);
            return;
        }
        List<Waiting> offset = rules.offsetsOnEntry() && turn.heldUpAt(unit) == null
                ? entryOffset.of(unit)
                : List.of();
        if (!offset.isEmpty()) {
            settleAll(offset, Mechanism.BILATERAL_OFFSETTING);
            return;
        }
        Reason reason = turn.heldUpAt(unit) == null ? obstacle.shortage : Reason.BEHIND_OTHERS;
        for (Waiting member : unit) {
            insert(member);
            offsetting.entered(member);
            wait(member, reason);
        }
        singles.file(unit, obstacle);
    }

    /** Puts an instruction to wait for this reason, and says so. */
    void wait(Waiting member, Reason reason) {
        member.state = State.QUEUED;
        member.reason = reason;
        journal.changed(new Event.Queued(member.number, member.instruction, reason));
    }

    /** Takes a unit out of the queues; those behind it move up. */
    void leave(Collection<Waiting> unit) {
        for (Waiting member : unit) {
            if (member.inQueue) {
                singles.take(member.unit());
                remove(member);
            }
        }
    }

    /** Something about this account changed for the better: funds, credit, or its queue. */
    void suspect(Account account) {
        singles.suspect(account);
        offsetting.changed(account);
    }

    /** An account of the ledger may receive more: any that has a queue may pay it. */
    private void suspectPayersOn(Ledger ledger) {
        for (Account account : directory.accounts()) {
            if (account.ledger == ledger && !account.queue.isEmpty()) {
                suspect(account);
            }
        }
    }

    /**
     * Settles all that can settle now: one by one while any can, then the largest set that offsets itself,
     * and again one by one, since the set's money may let somebody overtake.
     */
    void settleAllPossible() {
        Collection<Waiting> set;
        do {
            settleSingles();
            set = rules.largestSet() ? offsetting.largestSet() : List.of();
            if (!set.isEmpty()) {
                settleAll(set, Mechanism.OFFSETTING);
                List<Turnover> turnovers = Moved.by(set);
                long value = Moved.worth(turnovers, Weights.EVEN);
                journal.add(new Event.RunEnded(Mechanism.OFFSETTING, journal.sequence,
                        offsetting.considered(), set.size(), offsetting.dropped(), turnovers, value,
                        offsetting.bound()));
            }
            // It was the largest, so that none is left; while receipts are capped, each search is a full one.
            offsetting.forget();
        } while (!set.isEmpty());
    }

    /** Settles one by one, the first first, all that can settle alone. */
    void settleSingles() {
        for (List<Waiting> unit = singles.next(); unit != null; unit = singles.next()) {
            settle(unit, Mechanism.QUEUE);
        }
    }

    /** What keeps a unit from settling alone; null if nothing does. */
    @Nullable
    Position obstacle(List<Waiting> unit) {
        return singles.obstacle(unit);
    }

    /** The account on which somebody waits who comes before this unit; null if it is its turn. */
    @Nullable
    Account heldUpAt(List<Waiting> unit) {
        return turn.heldUpAt(unit);
    }

    /** Settles a unit wherever it stands; it is covered. */
    void settle(List<Waiting> unit, Mechanism mechanism) {
        leave(unit);
        for (Waiting member : unit) {
            book(member, mechanism);
        }
    }

    private void book(Waiting member, Mechanism mechanism) {
        Instruction instruction = member.instruction;
        Entry[] entries = new Entry[2 * member.debited.length];
        for (int leg = 0; leg < member.debited.length; leg++) {
            long minor = instruction.legs().get(leg).amount().minor();
            use(member, leg, minor);
            entries[2 * leg] = member.debited[leg].book(-minor, journal.trace);
            entries[2 * leg + 1] = member.credited[leg].book(minor, journal.trace);
            suspect(member.credited[leg]);
            if (!Touches.givenBack(member, leg).isEmpty()) {
                suspectPayersOn(member.debited[leg].ledger);
            }
        }
        Days.Day day = member.credited[0].ledger.day;
        if (day != null) {
            journal.register.settled(member.number, instruction, member.credited[0],
                    day.businessDay.date().toEpochDay());
        }
        waiting.remove(member);
        timetable.remove(member);
        member.state = State.SETTLED;
        journal.changed(new Event.Settled(member.number, instruction, mechanism, List.of(entries)));
        if (instruction.kind() == Kind.NET_SETTLEMENT) {
            netSettled.accept(member);
        }
    }

    /** What a leg takes of limits and reservations, and gives to them. */
    private static void use(Waiting member, int leg, long minor) {
        Touches.takes(member, leg).forEach(position -> position.book(-minor));
        Touches.gives(member, leg).forEach(position -> position.book(minor));
        Restrictions restrictions = member.debited[leg].restrictions;
        if (restrictions != null) {
            restrictions.use(member.instruction.priority(), minor);
        }
    }

    /** Limits come or go, and with them what payments draw on. */
    void positionsChange() {
        offsetting.queues().outdated();
    }

    /** The limits of this account have changed: all that wait there are filed anew, and looked at. */
    void refile(Account account) {
        for (Waiting member : account.queue.values()) {
            singles.take(member.unit());
        }
        for (Waiting member : account.queue.values()) {
            file(member.unit());
        }
        suspect(account);
    }

    private void file(List<Waiting> unit) {
        if (unit.getFirst().filedUnder == null) {
            Position obstacle = singles.obstacle(unit);
            Account own = unit.getFirst().debited[0];
            singles.file(unit, obstacle == null ? own.funds : obstacle);
            if (obstacle == null) {
                suspect(own);
            }
        }
    }

    /** Puts an instruction back into the queues in which it has stood. */
    void putBack(Waiting member) {
        member.place = turn.place(member);
        insert(member);
    }

    /** Gives an instruction its place in the queue of each account that it debits. */
    private void insert(Waiting member) {
        member.inQueue = true;
        for (int leg = 0; leg < member.debited.length; leg++) {
            long minor = member.instruction.legs().get(leg).amount().minor();
            member.debited[leg].queue.put(member.place, member);
            member.debited[leg].queuedOut += minor;
            member.credited[leg].queuedIn += minor;
        }
        offsetting.queues().joined(member);
    }

    private void remove(Waiting member) {
        member.inQueue = false;
        offsetting.queues().left(member);
        for (int leg = 0; leg < member.debited.length; leg++) {
            long minor = member.instruction.legs().get(leg).amount().minor();
            member.debited[leg].queue.remove(member.place);
            member.debited[leg].queuedOut -= minor;
            member.credited[leg].queuedIn -= minor;
            suspect(member.debited[leg]);
        }
    }

    /** Settles what holds of a proposed set; whom that makes free is looked at afterwards. */
    void settleTogether(ProposedSet proposed) {
        List<Waiting> held = Together.of(proposed.numbers(), waiting, directory);
        settleAll(held, Mechanism.OPTIMISATION);
        List<Turnover> turnovers = Moved.by(held);
        journal.add(new Event.RunEnded(Mechanism.OPTIMISATION, proposed.pictureSequence(),
                proposed.considered(), held.size(), proposed.numbers().size() - held.size(), turnovers,
                Moved.worth(turnovers, proposed.weights()), proposed.bound()));
    }

    private void settleAll(Collection<Waiting> set, Mechanism mechanism) {
        leave(set);
        set.forEach(member -> book(member, mechanism));
    }
}
