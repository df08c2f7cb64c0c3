package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

import org.steelyard.liquidity.PrefixOptimum;
import org.steelyard.liquidity.Prospect;
import org.steelyard.liquidity.QueuedPayments;

/**
 * Finds the largest set that settles together without anybody overtaking. It notes what has changed since the
 * last search, when no such set was left: from this it follows which few units can be the reason for a new
 * one, and most commands need no search at all (docs/liquidity.md, "When to run").
 */
final class Offsetting {

    private static final int NO_PAYMENT = -1;

    private final Directory directory;

    /** Accounts of which a position was filled, or whose queue somebody has left. */
    private final List<Account> changed = new ArrayList<>();
    private final List<Waiting> entered = new ArrayList<>();

    private final QueuedPayments queued = new QueuedPayments();
    private final PrefixOptimum optimum = new PrefixOptimum();
    private final List<Waiting> inPayments = new ArrayList<>();
    private int considered;

    Offsetting(Directory directory) {
        this.directory = directory;
    }

    void changed(Account account) {
        if (!account.changed) {
            account.changed = true;
            changed.add(account);
        }
    }

    void entered(Waiting member) {
        entered.add(member);
    }

    /** Nothing is left that could settle together, or nobody wants to know. */
    void forget() {
        changed.forEach(account -> account.changed = false);
        changed.clear();
        entered.clear();
    }

    /** The members of the largest set, by number; empty if nothing can settle together. */
    Collection<Waiting> largestSet() {
        List<Waiting> necessary = necessary();
        if (necessary.isEmpty()) {
            return List.of();
        }
        fill();
        necessary.forEach(member -> queued.necessary(member.payment));
        TreeMap<Long, Waiting> chosen = new TreeMap<>();
        for (int payment : optimum.of(queued)) {
            Waiting member = inPayments.get(payment);
            chosen.put(member.number, member);
        }
        return chosen.values();
    }

    /** The units of which any new settlement must contain one. */
    private List<Waiting> necessary() {
        List<Waiting> necessary = new ArrayList<>(0);
        for (Waiting member : entered) {
            if (member.inQueue && mayBeCovered(member)) {
                necessary.add(member);
            }
        }
        for (Account account : changed) {
            if (!account.queue.isEmpty()) {
                Waiting head = account.queue.firstEntry().getValue();
                if (new Prospect(account.available(), account.queuedIn).mayCoverHead(draws(head, account))) {
                    necessary.add(head);
                }
            }
        }
        return necessary;
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

    /** How many instructions stood in the queues of the last search. */
    int considered() {
        return considered;
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
        Touches.number(directory.accounts(), queued::position);
        for (Account account : directory.accounts()) {
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
                Touches.drawn(member, leg).forEach(position -> queued.draws(position.number));
                Touches.filled(member, leg).forEach(position -> queued.fills(position.number));
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
}
