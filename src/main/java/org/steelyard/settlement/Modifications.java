package org.steelyard.settlement;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What senders change about instructions that wait: their class, their place, their times. */
final class Modifications {

    private static final int FROM = 0;
    private static final int TILL = 1;
    private static final int REJECT = 2;

    private final Journal journal;
    private final Register register;
    private final Instructions instructions;
    private final Timetable timetable;
    /** How often an instruction has gone to the front. */
    private long fronts;
    /** The order of the last one that has gone to the back. */
    private long lastBack;

    Modifications(Journal journal, Instructions instructions, Timetable timetable) {
        this.journal = journal;
        this.register = journal.register;
        this.instructions = instructions;
        this.timetable = timetable;
    }

    void modify(Modification modification) {
        long number = register.numberOf(modification.original());
        Waiting member = instructions.waiting().get(number);
        Reason reason = refusalOf(modification, number, member);
        if (member == null || reason != Reason.NONE) {
            journal.add(new Event.ModifyRefused(modification, reason));
            return;
        }
        boolean wasInQueue = member.inQueue;
        instructions.settler().leave(member.unit());
        timetable.remove(member);
        apply(modification.changes(), member);
        timetable.add(member, journal.nowMillis);
        journal.trace.fold(number);
        journal.trace.fold(member.place);
        journal.add(new Event.Modified(number, member.instruction, member.order, modification));
        goOn(member, wasInQueue);
    }

    /** It takes its place again, or waits for what it waits for now. */
    private void goOn(Waiting member, boolean wasInQueue) {
        boolean isEarly = member.instruction.times().fromMillis() > journal.nowMillis;
        if (wasInQueue && !isEarly) {
            instructions.settler().enter(member.unit(), Mechanism.QUEUE);
        } else if (member.state == State.QUEUED && isEarly != (member.reason == Reason.BEFORE_FROM_TIME)) {
            instructions.release(member);
            instructions.enterIfReady(member, Mechanism.QUEUE);
        }
    }

    private Reason refusalOf(Modification modification, long number, @Nullable Waiting member) {
        if (number == 0 || !register.isSentBy(number, modification.sender())) {
            return Reason.MODIFY_ORIGINAL_UNKNOWN;
        }
        if (member == null) {
            return register.state(number) == State.SETTLED
                    ? Reason.MODIFY_TOO_LATE
                    : Reason.MODIFY_ALREADY_OVER;
        }
        if (member.isMatched() && modification.touchesTimes()) {
            return Reason.MODIFY_MATCHED;
        }
        if (member.isHit()) {
            return Reason.MODIFY_HELD;
        }
        long[] times = timesAfter(modification.changes(), member.instruction.times());
        if (!Times.areInOrder(times[FROM], times[TILL], times[REJECT])) {
            return Reason.MODIFY_TIMES_OUT_OF_ORDER;
        }
        if (times[REJECT] <= journal.nowMillis) {
            return Reason.MODIFY_REJECT_TIME_PAST;
        }
        if (Cycles.belongsToOne(member)) {
            return Reason.MODIFY_IN_CYCLE;
        }
        boolean isBack = modification.changes().contains(new Modification.NewPlace(Modification.End.BACK));
        return isBack && nextBack() == Modification.orderOfEntry(register.last() + 1)
                ? Reason.TOO_MANY
                : Reason.NONE;
    }

    private void apply(List<Modification.Change> changes, Waiting member) {
        long[] times = timesAfter(changes, member.instruction.times());
        member.instruction = member.instruction.with(new Times(times[FROM], times[TILL], times[REJECT]));
        for (Modification.Change change : changes) {
            switch (change) {
                case Modification.NewPriority to ->
                    member.instruction = member.instruction.with(to.priority());
                case Modification.NewPlace(Modification.End end) when end == Modification.End.FRONT -> {
                    fronts++;
                    member.order = Modification.orderOfEntry(0) - fronts;
                }
                case Modification.NewPlace _ -> {
                    lastBack = nextBack();
                    member.order = lastBack;
                }
                case Modification.NewTillTime _ -> member.overdue = false;
                case Modification.NewFromTime _,Modification.NewRejectTime _ -> {
                    // Above.
                }
            }
        }
        member.stand();
    }

    /** Behind all that have come or gone to the back; the next to come stands behind it. */
    private long nextBack() {
        return Math.max(Modification.orderOfEntry(register.last()), lastBack) + 1;
    }

    private static long[] timesAfter(List<Modification.Change> changes, Times before) {
        long[] times = {before.fromMillis(), before.tillMillis(), before.rejectMillis()};
        for (Modification.Change change : changes) {
            switch (change) {
                case Modification.NewFromTime from -> times[FROM] = from.millis();
                case Modification.NewTillTime till -> times[TILL] = till.millis();
                case Modification.NewRejectTime reject -> times[REJECT] = reject.millis();
                case Modification.NewPriority _,Modification.NewPlace _ -> {
                    // Not about time.
                }
            }
        }
        return times;
    }

    void save(SnapshotWriter out) {
        out.putLong(fronts);
        out.putLong(lastBack);
    }

    void restore(SnapshotReader in) {
        fronts = in.getLong();
        lastBack = in.getLong();
    }
}
