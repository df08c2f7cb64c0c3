package org.steelyard.settlement;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** An instruction that is accepted and not over: the engine's own, changing view of it. */
final class Waiting {

    private static final int CLASS_SHIFT = 60;
    /** Payments versus payment of priority NORMAL: behind the others, so that a pair holds up no payment. */
    private static final int CLASS_OF_PAIRS = 3;

    final long number;
    /** As it stands now: its sender may change its priority and its times. */
    Instruction instruction;
    /** The accounts of each leg, in the order of the legs. */
    final Account[] debited;
    final Account[] credited;
    /** Where it stands within its class: by entry, unless its sender has changed it. */
    long order;
    /** Where it stands in a queue: by class, then by order. Changes only while it is in none. */
    long place;

    State state = State.QUEUED;
    Reason reason = Reason.NONE;
    /** By which list and rules it is cleared; NONE while it is held. */
    ScreeningVersion clearedBy = ScreeningVersion.NONE;
    boolean inQueue;
    /** Whether its till-time has passed and its sender has been told. */
    boolean overdue;
    /** Whether it stands in the {@link WaitingList}. */
    boolean listed;
    /** On the first of a unit that may overtake: the position for which the unit waits. */
    @Nullable
    Position filedUnder;
    /** Its legs as payments of {@link Queues}; none while it is in no queue, or the queues are not told. */
    int[] payments = {};
    private List<Waiting> unit;

    Waiting(long number, Instruction instruction, Account[] debited, Account[] credited) {
        this.number = number;
        this.instruction = instruction;
        this.debited = debited;
        this.credited = credited;
        this.order = Modification.orderOfEntry(number);
        this.unit = List.of(this);
        stand();
    }

    /** Reckons its place anew from its class and its order. */
    void stand() {
        place = placeBehindPayments();
    }

    /** Its place where pairs stand in line with the others. */
    long placeInLine() {
        return (long) instruction.priority().rank() << CLASS_SHIFT | order;
    }

    /** Its place where normal pairs are a class of their own, the last. */
    long placeBehindPayments() {
        return needsMate() && !isUrgent() ? (long) CLASS_OF_PAIRS << CLASS_SHIFT | order : placeInLine();
    }

    boolean isMatched() {
        return unit.size() > 1;
    }

    void match(Waiting counterLeg) {
        unit = number < counterLeg.number ? List.of(this, counterLeg) : List.of(counterLeg, this);
        counterLeg.unit = unit;
    }

    boolean needsMate() {
        return instruction.condition() instanceof Condition.Versus;
    }

    /** All that settles with it, itself included, in the order of entry. */
    List<Waiting> unit() {
        return unit;
    }

    /** Whether nobody of a lower class may overtake it, nor anybody of its own. */
    boolean isUrgent() {
        return instruction.priority().compareTo(Priority.NORMAL) < 0;
    }

    boolean isHit() {
        return state == State.HELD && reason == Reason.HIT;
    }
}
