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

    /** Accounts of which a position was filled, or whose queue somebody has left. */
    private final List<Account> changed = new ArrayList<>();
    private final List<Waiting> entered = new ArrayList<>();

    private final Directory directory;
    private final Queues queues;
    private final PrefixOptimum optimum = new PrefixOptimum();
    private int considered;
    private int dropped;
    private long bound;

    Offsetting(Directory directory) {
        this.directory = directory;
        this.queues = new Queues(directory);
    }

    Queues queues() {
        return queues;
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
        // A set that was left alone for what somebody may not receive may be found again at any time.
        boolean isCapped = directory.capsReceivers();
        List<Waiting> necessary = necessary();
        if (!isCapped && necessary.isEmpty()) {
            return List.of();
        }
        QueuedPayments queued = queues.asTheyAre();
        considered = queues.members();
        if (!isCapped) {
            necessary.forEach(member -> queued.necessary(member.payments[0]));
        }
        TreeMap<Long, Waiting> chosen = new TreeMap<>();
        for (int payment : optimum.of(queued)) {
            Waiting member = queues.of(payment);
            chosen.put(member.number, member);
        }
        bound = Moved.worth(Moved.by(chosen.values()), Weights.EVEN);
        Collection<Waiting> kept = isCapped
                ? ReceiverCaps.keep(chosen.values(), directory.accounts())
                : chosen.values();
        dropped = chosen.size() - kept.size();
        return kept;
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

    /** How many of the largest set did not settle for what accounts may receive. */
    int dropped() {
        return dropped;
    }

    /** What the largest set of the last search was worth, every minor unit counting the same. */
    long bound() {
        return bound;
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
}
