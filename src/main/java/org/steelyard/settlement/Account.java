package org.steelyard.settlement;

import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;

/** An account with its queue: what waits to be debited to it, in the order of settlement. */
final class Account {

    final AccountId id;
    final int index;
    final Ledger ledger;
    /** Waiting instructions that debit this account, by {@link Waiting#place}. */
    final TreeMap<Long, Waiting> queue = new TreeMap<>();
    long balance;
    long creditLimit;
    long entries;
    /** No balance may be under this: the credit limit, or what was drawn when the limit was lowered. */
    long floor;
    /** Sums over all queues of what waits to be credited and debited here. */
    long queuedIn;
    long queuedOut;
    /** Balance and credit, as a position that payments draw on. */
    final Position funds = Position.ofFunds(this, Reason.FUNDS_SHORT);
    final List<Position> fundsAlone = List.of(funds);
    /** What else bounds its payments; null while nothing does. */
    @Nullable
    Restrictions restrictions;
    /** Whether it is to be looked at: for units that can settle alone, and for such that settle together. */
    boolean suspected;
    boolean changed;

    Account(AccountId id, int index, Ledger ledger, long creditLimit) {
        this.id = id;
        this.index = index;
        this.ledger = ledger;
        this.creditLimit = creditLimit;
        this.floor = -creditLimit;
    }

    /** A limit below what is drawn only stops further drawing. */
    void limit(long newCreditLimit) {
        creditLimit = newCreditLimit;
        floor = Math.min(-newCreditLimit, balance);
    }

    /**
     * What may be debited now, in minor units; negative if the credit limit was lowered below what is drawn.
     */
    long available() {
        return balance + (id.isIssue() ? Settlement.MOST_MINOR : creditLimit);
    }

    boolean isRestricted() {
        return restrictions != null || !ledger.caps.isEmpty();
    }

    Restrictions restrictions() {
        Restrictions known = restrictions == null ? new Restrictions(this) : restrictions;
        restrictions = known;
        return known;
    }

    /** All positions that it owns. */
    List<Position> positions() {
        if (restrictions == null) {
            return fundsAlone;
        }
        List<Position> positions = restrictions.positions();
        positions.add(funds);
        return positions;
    }

    /** What may be drawn, or has been before the limit was lowered; in minor units. */
    long mostDrawn() {
        return -floor;
    }

    Entry book(long minor, Trace trace) {
        balance = Math.addExact(balance, minor);
        entries++;
        floor = Math.min(-creditLimit, Math.max(floor, balance));
        trace.fold(index);
        trace.fold(balance);
        return new Entry(id, new Amount(id.currency(), minor), new Amount(id.currency(), balance), entries);
    }
}
