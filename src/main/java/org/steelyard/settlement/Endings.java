package org.steelyard.settlement;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.steelyard.money.Currency;

/** How waiting ends without settlement: by the sender's wish, at a cut-off, at a reject-time. */
final class Endings {

    private final Journal journal;
    private final Register register;
    private final WaitingList waiting;
    private final Settler settler;
    private final Pairs pairs;
    private final Timetable timetable;
    private final Cycles cycles;

    Endings(Journal journal, WaitingList waiting, Settler settler, Pairs pairs, Timetable timetable,
            Cycles cycles) {
        this.journal = journal;
        this.register = journal.register;
        this.waiting = waiting;
        this.settler = settler;
        this.pairs = pairs;
        this.timetable = timetable;
        this.cycles = cycles;
    }

    void cancel(Cancellation cancellation) {
        long number = register.numberOf(cancellation.original());
        Waiting member = waiting.get(number);
        Reason reason = refusalOf(cancellation, number);
        if (member == null || reason != Reason.NONE) {
            journal.add(new Event.CancelRefused(cancellation, reason));
            return;
        }
        end(member);
        journal.changed(new Event.Cancelled(number, member.instruction, cancellation));
    }

    private Reason refusalOf(Cancellation cancellation, long number) {
        if (number == 0 || !register.isSentBy(number, cancellation.sender())) {
            return Reason.CANCEL_ORIGINAL_UNKNOWN;
        }
        Waiting member = waiting.get(number);
        if (member == null) {
            return register.state(number) == State.SETTLED
                    ? Reason.CANCEL_TOO_LATE
                    : Reason.CANCEL_ALREADY_OVER;
        }
        if (member.isMatched()) {
            return Reason.CANCEL_MATCHED;
        }
        if (member.isHit()) {
            return Reason.CANCEL_HELD;
        }
        return cycles.isBound(member) ? Reason.CANCEL_IN_CYCLE : Reason.NONE;
    }

    /**
     * A currency's interbank cut-off has come: what still waits in it is over, and its counter-legs with it.
     * What has a later value date stays. No last run over the queues is needed: after each command, and after
     * the cycles that ended at the cut-off, nothing is left that could settle.
     */
    void expire(Currency currency, BusinessDay day) {
        TreeMap<Long, Reason> over = new TreeMap<>();
        for (Waiting member : waiting.all()) {
            if (!member.instruction.valueDate().isAfter(day.date()) && isIn(currency, member.instruction)) {
                over.put(member.number, reasonToExpire(member));
                member.unit().forEach(each -> over.putIfAbsent(each.number, Reason.COUNTER_LEG_GONE));
            }
        }
        expire(over);
    }

    /** These are over, for these reasons, in the order of their numbers. */
    void expire(SortedMap<Long, Reason> over) {
        over.forEach((number, reason) -> {
            Waiting member = waiting.get(number);
            if (member != null) {
                end(member);
                journal.changed(new Event.Expired(number, member.instruction, reason));
            }
        });
    }

    /** The reject-time of an instruction has come: it is over, and what was to settle with it. */
    void reject(Waiting member) {
        TreeMap<Long, Reason> over = new TreeMap<>();
        member.unit().forEach(each -> over.put(each.number, Reason.COUNTER_LEG_GONE));
        over.put(member.number, Reason.REJECT_TIME_PASSED);
        expire(over);
    }

    private static boolean isIn(Currency currency, Instruction instruction) {
        return instruction.legs().stream().anyMatch(leg -> leg.amount().currency().equals(currency));
    }

    private Reason reasonToExpire(Waiting member) {
        if (member.state == State.HELD) {
            return Reason.HELD_AT_CUT_OFF;
        }
        if (member.state == State.WAREHOUSED) {
            return Reason.OTHER_DAY_NOT_OPENED_AT_CUT_OFF;
        }
        if (member.reason == Reason.BEFORE_FROM_TIME) {
            return Reason.BEFORE_FROM_TIME_AT_CUT_OFF;
        }
        if (member.reason == Reason.COUNTER_LEG_MISSING) {
            return Reason.UNMATCHED_AT_CUT_OFF;
        }
        return member.inQueue ? reasonOfQueue(member.unit()) : Reason.FUNDS_SHORT_AT_CUT_OFF;
    }

    /** What keeps a unit in the queue now, whatever did when it came. */
    private Reason reasonOfQueue(List<Waiting> unit) {
        if (settler.heldUpAt(unit) != null) {
            return Reason.BEHIND_OTHERS_AT_CUT_OFF;
        }
        Position obstacle = settler.obstacle(unit);
        return switch (obstacle == null ? Reason.FUNDS_SHORT : obstacle.shortage) {
            case LIMIT_BILATERAL -> Reason.LIMIT_BILATERAL_AT_CUT_OFF;
            case LIMIT_MULTILATERAL -> Reason.LIMIT_MULTILATERAL_AT_CUT_OFF;
            case RESERVED_FOR_URGENT -> Reason.RESERVED_FOR_URGENT_AT_CUT_OFF;
            case CORRIDOR_CAP -> Reason.CORRIDOR_CAP_AT_CUT_OFF;
            case CORRIDOR_DAY_CAP -> Reason.CORRIDOR_DAY_CAP_AT_CUT_OFF;
            case CORRIDOR_RECEIVER_CAP -> Reason.CORRIDOR_RECEIVER_CAP_AT_CUT_OFF;
            default -> Reason.FUNDS_SHORT_AT_CUT_OFF;
        };
    }

    /** Ends a waiting instruction without settlement. */
    private void end(Waiting member) {
        settler.leave(List.of(member));
        pairs.remove(member);
        cycles.forget(member);
        waiting.remove(member);
        timetable.remove(member);
        if (member.instruction.condition() instanceof Condition.ReturnOf returning) {
            register.returnedBy(register.numberOf(returning.original()), 0);
        }
    }
}
