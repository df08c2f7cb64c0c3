package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.steelyard.money.Amount;

/**
 * Tries out which change of one limit frees an instruction. Like the amounts of {@link WhySearch}, each
 * answer is the engine's own: the limit is set on an engine out of the picture, and either the instruction
 * settles or it does not.
 */
final class WhyLimits {

    /** Whoever stands further in front is not asked which limits hold him. */
    private static final int MOST_IN_FRONT = 1_000;
    /** So many limits are tried: those of the instruction first, then those of whom stands in front of it. */
    private static final int MOST_LIMITS = 16;

    private final Picture picture;
    private final Settlement engine;
    private final Waiting member;

    WhyLimits(Picture picture, Settlement engine, Waiting member) {
        this.picture = picture;
        this.engine = engine;
        this.member = member;
    }

    /** A limit in force, with the position that it bounds and what counts of it now. */
    private record Bound(Limit limit, Position position, long nowMinor) {

        boolean isReservation() {
            return limit instanceof Limit.Reservation;
        }

        /** What the limit is when it gives way by so much: a reservation falls, all others rise. */
        long after(long minor) {
            return isReservation() ? nowMinor - minor : nowMinor + minor;
        }

        long mostToGive() {
            return isReservation() ? nowMinor : Leg.MOST_MINOR - nowMinor;
        }

        Amount amount(long minor) {
            return new Amount(limit.currency(), minor);
        }
    }

    /** The changes each of which frees it alone, the smallest first. */
    List<Why.LimitChange> changes() {
        List<Why.LimitChange> changes = new ArrayList<>();
        bounds().stream().limit(MOST_LIMITS).forEach(bound -> smallest(bound).ifPresent(
                minor -> changes.add(new Why.LimitChange(bound.limit, bound.amount(bound.nowMinor),
                        bound.amount(bound.after(minor))))));
        changes.sort(Comparator.comparingLong(Why.LimitChange::byMinor));
        return changes;
    }

    private List<Bound> bounds() {
        Set<Position> positions = new LinkedHashSet<>();
        for (Waiting side : member.unit()) {
            for (Account account : side.debited) {
                addDrawn(side, account, positions);
            }
        }
        for (Waiting side : member.unit()) {
            for (Account account : side.debited) {
                account.queue.headMap(side.place).values().stream().limit(MOST_IN_FRONT)
                        .forEach(before -> addDrawn(before, account, positions));
            }
        }
        List<Bound> bounds = new ArrayList<>();
        positions.forEach(position -> addBounds(position, bounds));
        return bounds;
    }

    private static void addDrawn(Waiting by, Account of, Set<Position> positions) {
        for (int leg = 0; leg < by.debited.length; leg++) {
            if (by.debited[leg] == of) {
                positions.addAll(Touches.takes(by, leg));
            }
        }
    }

    private void addBounds(Position position, List<Bound> to) {
        Restrictions restrictions = position.owner.restrictions;
        if (restrictions == null || position == position.owner.funds) {
            return;
        }
        boolean isOfNormal = position == restrictions.normalFunds;
        if (isOfNormal || position == restrictions.urgentFunds) {
            addReservation(position, Priority.HIGHLY_URGENT, restrictions.forHighlyUrgent, to);
            addReservation(position, Priority.URGENT, isOfNormal ? restrictions.forUrgent : 0, to);
            return;
        }
        Limit limit = limitOf(position, restrictions);
        to.add(new Bound(limit, position, engine.limits().todayMinor(limit)));
    }

    private static void addReservation(Position position, Priority priority, long minor, List<Bound> to) {
        Limit limit = new Limit.Reservation(position.owner.id, priority);
        boolean isKnown = to.stream().anyMatch(bound -> bound.limit.equals(limit));
        if (minor > 0 && !isKnown) {
            to.add(new Bound(limit, position, minor));
        }
    }

    private Limit limitOf(Position position, Restrictions restrictions) {
        if (position == restrictions.multilateral) {
            return new Limit.Multilateral(position.owner.id);
        }
        for (Map.Entry<Integer, Position> each : restrictions.bilateral.entrySet()) {
            if (each.getValue() == position) {
                return new Limit.Bilateral(position.owner.id,
                        engine.directory().account(each.getKey()).id.holder());
            }
        }
        for (Map.Entry<String, Position> each : restrictions.net.entrySet()) {
            if (each.getValue() == position) {
                return new Limit.CorridorNet(position.owner.ledger.id, each.getKey());
            }
        }
        for (Map.Entry<String, Position> each : restrictions.day.entrySet()) {
            if (each.getValue() == position) {
                return new Limit.CorridorDay(position.owner.ledger.id, each.getKey());
            }
        }
        for (Map.Entry<String, Position> each : restrictions.received.entrySet()) {
            if (each.getValue() == position) {
                return new Limit.CorridorReceived(position.owner.ledger.id, each.getKey());
            }
        }
        throw new IllegalStateException("a position is of funds or of a limit");
    }

    /**
     * By how little the limit can give way that it frees the instruction: it is tried what the instruction
     * lacks, what all up to it lack, what all in the queue lack, and steps between; then by halving between
     * the last that was too little and the first that was enough.
     */
    private Optional<Long> smallest(Bound bound) {
        long most = Math.min(bound.mostToGive(), Math.max(1, lacking(bound.position, Long.MAX_VALUE)));
        TreeSet<Long> steps = new TreeSet<>();
        addWithOneLess(Cover.drawn(member.unit(), bound.position) - bound.position.headroom(), steps);
        addWithOneLess(lacking(bound.position, member.place), steps);
        if (frees(bound, most)) {
            for (long step = 1; step < most && step > 0; step <<= 1) {
                steps.add(step);
            }
            steps.add(most);
        }
        long tooLittle = 0;
        long enough = 0;
        for (long step : steps) {
            if (enough == 0 && step > 0 && step <= most) {
                if (frees(bound, step)) {
                    enough = step;
                } else {
                    tooLittle = step;
                }
            }
        }
        if (enough == 0) {
            return Optional.empty();
        }
        while (enough - tooLittle > 1) {
            long middle = tooLittle + (enough - tooLittle) / 2;
            if (frees(bound, middle)) {
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return Optional.of(enough);
    }

    private static void addWithOneLess(long minor, Set<Long> steps) {
        steps.add(minor - 1);
        steps.add(minor);
    }

    /** What the position lacks for all that draw on it and stand in its queue up to this place. */
    private static long lacking(Position position, long upToPlace) {
        if (position.shortage == Reason.CORRIDOR_RECEIVER_CAP) {
            // Its drawers stand in many queues: all that waits to be paid to the receiver is enough.
            return position.owner.queuedIn - position.headroom();
        }
        long drawn = 0;
        for (Waiting each : position.owner.queue.headMap(upToPlace, true).values()) {
            for (int leg = 0; leg < each.debited.length; leg++) {
                if (each.debited[leg] == position.owner && Touches.drawn(each, leg).contains(position)) {
                    drawn = Math.addExact(drawn, each.instruction.legs().get(leg).amount().minor());
                }
            }
        }
        return drawn - position.headroom();
    }

    private boolean frees(Bound bound, long minor) {
        return settledWith(bound.limit, bound.amount(bound.after(minor))).contains(member.number);
    }

    /** What settles, by number, when the limit is changed to this. */
    List<Long> settledWith(Limit limit, Amount to) {
        return WhySearch.settled(picture.engine().apply(
                new Command.SetLimit(limit, Optional.of(to), Limit.Validity.TODAY), picture.timeMillis()));
    }
}
