package org.steelyard.settlement;

import java.util.ArrayDeque;
import java.util.List;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/**
 * Finds units that can settle alone. Of all that can, the first goes first: by class, then by entry, a pair
 * by the earlier of its two places.
 *
 * <p>
 * A unit that may overtake is filed under one position that keeps it from settling: the one that is too
 * short for it, or the funds of the account on which somebody comes first. While nothing gets better there,
 * it cannot settle, and nobody looks at it; an account of which something got better is a suspect. Whoever
 * may not overtake is found as the head of the queue of a suspect.
 */
final class Singles {

    /**
     * The first unit that can settle from an account, as it was found.
     *
     * @param place of the unit
     * @param version of the state in which it was found
     */
    private record Candidate(long place, Account account, List<Waiting> unit, long version)
            implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            return Long.compare(place, other.place);
        }
    }

    private final Turn turn;
    private final ArrayDeque<Account> suspects = new ArrayDeque<>();
    private final PriorityQueue<Candidate> candidates = new PriorityQueue<>();
    private long version;

    Singles(Turn turn) {
        this.turn = turn;
    }

    /** Something got better for those who wait on this account. */
    void suspect(Account account) {
        version++;
        if (!account.suspected) {
            account.suspected = true;
            suspects.add(account);
        }
    }

    /** The next unit that can settle alone; null if none can. */
    @Nullable
    List<Waiting> next() {
        for (Account account = suspects.poll(); account != null; account = suspects.poll()) {
            account.suspected = false;
            look(account);
        }
        for (Candidate found = candidates.poll(); found != null; found = candidates.poll()) {
            if (found.version == version) {
                return found.unit;
            }
            // Somebody has settled since: it may be covered no more, or another may have come before it.
            look(found.account);
        }
        return null;
    }

    private void look(Account account) {
        List<Waiting> unit = first(account);
        if (unit != null) {
            candidates.add(new Candidate(place(unit), account, unit, version));
        }
    }

    private @Nullable List<Waiting> first(Account account) {
        if (account.queue.isEmpty()) {
            return null;
        }
        Waiting head = account.queue.firstEntry().getValue();
        return turn.mayOvertake(head) ? firstOfOvertakers(account) : freed(head.unit());
    }

    private @Nullable List<Waiting> firstOfOvertakers(Account account) {
        List<Waiting> first = null;
        for (Position position : account.positions()) {
            List<Waiting> found = first(position);
            first = found != null && (first == null || place(found) < place(first)) ? found : first;
        }
        return first;
    }

    /** The unit, if it can settle alone; else it is filed anew where it is filed at all. */
    private @Nullable List<Waiting> freed(List<Waiting> unit) {
        Position obstacle = obstacle(unit);
        if (obstacle != null && fileUnder(unit, obstacle) != unit.getFirst().filedUnder) {
            take(unit);
            file(unit, obstacle);
        }
        return obstacle == null ? unit : null;
    }

    private @Nullable List<Waiting> first(Position position) {
        long most = position.headroom();
        Waiting member = position.overtakers.first(most, Long.MIN_VALUE);
        while (member != null) {
            List<Waiting> unit = freed(member.unit());
            if (unit != null) {
                return unit;
            }
            member = position.overtakers.first(most, place(member.unit()));
        }
        return null;
    }

    /** What keeps a unit from settling alone; null if nothing does. */
    @Nullable
    Position obstacle(List<Waiting> unit) {
        Account heldUpAt = turn.heldUpAt(unit);
        return heldUpAt != null ? heldUpAt.funds : Cover.tooShort(unit);
    }

    /** Notes that a unit, which has come into the queues, waits for this position. */
    void file(List<Waiting> unit, Position obstacle) {
        for (Waiting member : unit) {
            if (turn.mayOvertake(member)) {
                Waiting first = unit.getFirst();
                Position under = fileUnder(unit, obstacle);
                first.filedUnder = under;
                under.overtakers.add(place(unit), Cover.drawn(unit, under), first);
                return;
            }
        }
    }

    /**
     * Whoever waits for what a payee may receive is filed under the payer's own funds, which are looked at
     * when the payee has sent something ({@link Settler}); nobody looks for payers at the payee's account.
     */
    private static Position fileUnder(List<Waiting> unit, Position obstacle) {
        for (Waiting member : unit) {
            for (int leg = 0; obstacle.isOfReceiver() && leg < member.debited.length; leg++) {
                if (Touches.takes(member, leg).contains(obstacle)) {
                    return member.debited[leg].funds;
                }
            }
        }
        return obstacle;
    }

    /** Forgets what a unit waits for. */
    void take(List<Waiting> unit) {
        Waiting first = unit.getFirst();
        if (first.filedUnder != null) {
            first.filedUnder.overtakers.remove(place(unit));
            first.filedUnder = null;
        }
    }

    private static long place(List<Waiting> unit) {
        long place = Long.MAX_VALUE;
        for (Waiting member : unit) {
            place = Math.min(place, member.place);
        }
        return place;
    }
}
