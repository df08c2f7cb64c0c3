package org.steelyard.settlement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.steelyard.liquidity.PrefixOptimum;
import org.steelyard.liquidity.Prospect;
import org.steelyard.liquidity.QueuedPayments;

/**
 * Moves money: books units that are covered, and finds what else can settle after each change. A unit is an
 * instruction, or the two sides of a payment versus payment; it settles whole or not at all.
 *
 * <p>
 * After each command nothing is left in the queues that could settle, neither alone nor together without
 * anybody overtaking. From this it follows which few units can be the reason for a new settlement, and most
 * commands need no search at all (liquidity: {@link Prospect}).
 */
final class Settler {

    private final Directory directory;
    private final Journal journal;
    private final WaitingList waiting;
    private final Timetable timetable;

    /** Accounts that were credited, or whose queue has a new head. */
    private final ArrayDeque<Account> suspects = new ArrayDeque<>();
    private final List<Account> examined = new ArrayList<>();
    private final List<Waiting> entered = new ArrayList<>();

    private final QueuedPayments queued = new QueuedPayments();
    private final PrefixOptimum optimum = new PrefixOptimum();

    Settler(Directory directory, Journal journal, WaitingList waiting, Timetable timetable) {
        this.directory = directory;
        this.journal = journal;
        this.waiting = waiting;
        this.timetable = timetable;
    }

    /** A unit whose members may all settle: does so now, or takes its place in the queues. */
    void enter(List<Waiting> unit, Mechanism mechanism) {
        if (isHead(unit) && isCovered(unit)) {
            settle(unit, mechanism);
            return;
        }
        Reason reason = isHead(unit) ? Reason.FUNDS_SHORT : Reason.BEHIND_OTHERS;
        for (Waiting member : unit) {
            insert(member);
            entered.add(member);
            wait(member, reason);
        }
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
                remove(member);
            }
        }
    }

    /** Something about this account changed for the better: funds, credit, or the head of its queue. */
    void suspect(Account account) {
        if (!account.suspected) {
            account.suspected = true;
            suspects.add(account);
        }
    }

    /**
     * Settles all that can settle now: heads of queues one by one, then the largest set that offsets itself.
     */
    void settleAllPossible() {
        for (Account account = suspects.poll(); account != null; account = suspects.poll()) {
            account.suspected = false;
            examined.add(account);
            Waiting head = head(account);
            if (head != null && isHead(head.unit()) && isCovered(head.unit())) {
                settle(head.unit(), Mechanism.QUEUE);
            }
        }
        if (stateNecessary()) {
            offset();
        }
        examined.clear();
        entered.clear();
    }

    /** Whether the unit stands at the head of every queue that it stands in. */
    static boolean isHead(List<Waiting> unit) {
        for (Waiting member : unit) {
            for (Account account : member.debited) {
                if (!account.isHead(member) && !isHeldUpByOwnUnit(account, unit)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Two members of one unit may debit the same account: the second is no obstacle to itself. */
    private static boolean isHeldUpByOwnUnit(Account account, List<Waiting> unit) {
        for (Waiting first : account.queue.values()) {
            if (!unit.contains(first)) {
                return unit.stream().filter(member -> List.of(member.debited).contains(account))
                        .allMatch(member -> member.place < first.place);
            }
        }
        return true;
    }

    /** Whether every account stays within its credit when all legs of the unit are booked. */
    static boolean isCovered(List<Waiting> unit) {
        boolean covered = true;
        for (Waiting member : unit) {
            for (int leg = 0; leg < member.debited.length; leg++) {
                long minor = member.instruction.legs().get(leg).amount().minor();
                member.debited[leg].pending -= minor;
                member.credited[leg].pending += minor;
            }
        }
        for (Waiting member : unit) {
            for (int leg = 0; leg < member.debited.length; leg++) {
                covered &= bears(member.debited[leg]) && bears(member.credited[leg]);
            }
        }
        for (Waiting member : unit) {
            for (int leg = 0; leg < member.debited.length; leg++) {
                member.debited[leg].pending = 0;
                member.credited[leg].pending = 0;
            }
        }
        return covered;
    }

    private static boolean bears(Account account) {
        return account.pending >= 0 || account.available() + account.pending >= 0;
    }

    private void settle(List<Waiting> unit, Mechanism mechanism) {
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
            entries[2 * leg] = member.debited[leg].book(-minor, journal.trace);
            entries[2 * leg + 1] = member.credited[leg].book(minor, journal.trace);
            suspect(member.credited[leg]);
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
    }

    /** Gives an instruction its place in the queue of each account that it debits. */
    void insert(Waiting member) {
        member.inQueue = true;
        for (int leg = 0; leg < member.debited.length; leg++) {
            long minor = member.instruction.legs().get(leg).amount().minor();
            member.debited[leg].queue.put(member.place, member);
            member.debited[leg].queuedOut += minor;
            member.credited[leg].queuedIn += minor;
        }
    }

    private void remove(Waiting member) {
        member.inQueue = false;
        for (int leg = 0; leg < member.debited.length; leg++) {
            long minor = member.instruction.legs().get(leg).amount().minor();
            member.debited[leg].queue.remove(member.place);
            member.debited[leg].queuedOut -= minor;
            member.credited[leg].queuedIn -= minor;
            suspect(member.debited[leg]);
        }
    }

    private static @Nullable Waiting head(Account account) {
        return account.queue.isEmpty() ? null : account.queue.firstEntry().getValue();
    }

    /**
     * Marks the units of which any new settlement must contain one. False if there is none, and nothing more
     * to do.
     */
    private boolean stateNecessary() {
        List<Waiting> necessary = new ArrayList<>(0);
        for (Waiting member : entered) {
            if (member.inQueue && mayBeCovered(member)) {
                necessary.add(member);
            }
        }
        for (Account account : examined) {
            Waiting head = head(account);
            if (head != null && new Prospect(account.available(), account.queuedIn)
                    .mayCoverHead(draws(head, account))) {
                necessary.add(head);
            }
        }
        if (necessary.isEmpty()) {
            return false;
        }
        fill();
        necessary.forEach(member -> queued.necessary(member.payment));
        return true;
    }

    private static boolean mayBeCovered(Waiting member) {
        for (Account account : member.debited) {
            boolean last = account.queue.lastKey() == member.place;
            long through = last ? account.queuedOut : draws(member, account);
            if (!new Prospect(account.available(), account.queuedIn).mayCoverQueueThrough(through)) {
                return false;
            }
        }
        return true;
    }

    static long draws(Waiting member, Account account) {
        long drawn = 0;
        for (int leg = 0; leg < member.debited.length; leg++) {
            if (member.debited[leg] == account) {
                drawn += member.instruction.legs().get(leg).amount().minor();
            }
        }
        return drawn;
    }

    /**
     * All queues as the liquidity room wants them; the payment's number is noted on each waiting instruction.
     */
    private void fill() {
        queued.clear();
        inPayments.clear();
        considered = 0;
        for (Account account : directory.accounts()) {
            queued.position(account.available());
            account.queue.values().forEach(member -> member.payment = NO_PAYMENT);
        }
        for (Account account : directory.accounts()) {
            if (!account.queue.isEmpty()) {
                int queue = queued.queue();
                account.queue.values().forEach(member -> add(queue, member, account));
            }
        }
    }

    private void add(int queue, Waiting member, Account debited) {
        for (int leg = 0; leg < member.debited.length; leg++) {
            if (member.debited[leg] == debited) {
                int payment = queued.add(queue, member.instruction.legs().get(leg).amount().minor());
                queued.draws(debited.index);
                queued.fills(member.credited[leg].index);
                inPayments.add(member);
                linkToUnit(member, payment);
            }
        }
    }

    private void linkToUnit(Waiting member, int payment) {
        if (member.payment == NO_PAYMENT) {
            member.payment = payment;
            considered++;
        }
        for (Waiting other : member.unit()) {
            if (other.payment != NO_PAYMENT && other.payment != payment) {
                queued.link(other.payment, payment);
            }
        }
    }

    private void offset() {
        TreeMap<Long, Waiting> chosen = new TreeMap<>();
        for (int payment : optimum.of(queued)) {
            Waiting member = inPayments.get(payment);
            chosen.put(member.number, member);
        }
        if (!chosen.isEmpty()) {
            settleAll(chosen.values(), Mechanism.OFFSETTING);
            List<Turnover> turnovers = Moved.by(chosen.values());
            long value = Moved.worth(turnovers, Weights.EVEN);
            journal.add(new Event.RunEnded(Mechanism.OFFSETTING, journal.sequence, considered, chosen.size(),
                    0, turnovers, value, value));
        }
        // The set was the largest: what the credits and the new heads make possible is in it already.
        suspects.forEach(account -> account.suspected = false);
        suspects.clear();
    }

    /** Settles what holds of a proposed set; whom that makes free is looked at afterwards. */
    void settleTogether(ProposedSet proposed) {
        List<Waiting> held = Together.of(proposed.numbers(), waiting);
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

    private static final int NO_PAYMENT = -1;
    private final List<Waiting> inPayments = new ArrayList<>();
    /** How many instructions stand in the queues that were last filled in. */
    private int considered;
}
