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
    /** All credit: the line without collateral, and what collateral gives. */
    long creditLimit;
    long line;
    /** What is pledged; null while nothing ever was. */
    private @Nullable Pool pool;
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
        this.line = creditLimit;
        this.floor = -creditLimit;
    }

    /** Another line without collateral. */
    void limit(long newLine) {
        line = newLine;
        reckonCredit();
    }

    /** Line or pool have changed. Credit below what is drawn only stops further drawing. */
    void reckonCredit() {
        creditLimit = line + secured();
        floor = Math.min(-creditLimit, balance);
    }

    /** The credit that collateral gives. */
    long secured() {
        return pool == null ? 0 : pool.secured();
    }

    boolean hasPool() {
        return pool != null;
    }

    Pool pool() {
        Pool known = pool == null ? new Pool() : pool;
        pool = known;
        return known;
    }

    void restore(Pool saved) {
        pool = saved;
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

    /**
     * What may be drawn, or has been before the limit was lowered, or could be if nothing capped what
     * collateral gives; in minor units.
     */
    long mostDrawn() {
        return Math.max(-floor, pool == null ? line : line + pool.lendable());
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
