package org.steelyard.simulator;

import java.util.List;

import org.steelyard.settlement.Modification;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.State;
import org.steelyard.settlement.Times;

/** What senders change about instructions that wait, in the naive model. */
final class ModelChanges {

    private final ModelInstruction one;
    private final List<Modification.Change> changes;
    private long from;
    private long till;
    private long reject;
    private boolean touchesTimes;

    ModelChanges(ModelInstruction one, Modification modification) {
        this.one = one;
        this.changes = modification.changes();
        this.from = one.instruction.times().fromMillis();
        this.till = one.instruction.times().tillMillis();
        this.reject = one.instruction.times().rejectMillis();
        for (Modification.Change change : changes) {
            from = change instanceof Modification.NewFromTime wish ? wish.millis() : from;
            till = change instanceof Modification.NewTillTime wish ? wish.millis() : till;
            reject = change instanceof Modification.NewRejectTime wish ? wish.millis() : reject;
            touchesTimes |= !(change instanceof Modification.NewPriority)
                    && !(change instanceof Modification.NewPlace);
        }
    }

    /** NONE, if the sender may change these things now. */
    Reason refusal(long nowMillis) {
        if (one.state() == State.SETTLED) {
            return Reason.MODIFY_TOO_LATE;
        }
        if (one.isOver()) {
            return Reason.MODIFY_ALREADY_OVER;
        }
        if (one.isMatched() && touchesTimes) {
            return Reason.MODIFY_MATCHED;
        }
        if (one.isHit()) {
            return Reason.MODIFY_HELD;
        }
        if (from > till || from > reject || till != Times.NEVER && till > reject) {
            return Reason.MODIFY_TIMES_OUT_OF_ORDER;
        }
        return reject <= nowMillis ? Reason.MODIFY_REJECT_TIME_PAST : Reason.NONE;
    }

    /**
     * Makes the changes.
     *
     * @param last the number of the last instruction that has come
     * @param turn how many modifications there have been, this one included
     */
    void make(long last, long turn) {
        one.instruction = one.instruction.with(new Times(from, till, reject));
        for (Modification.Change change : changes) {
            if (change instanceof Modification.NewPriority to) {
                one.instruction = one.instruction.with(to.priority());
            } else if (change.equals(new Modification.NewPlace(Modification.End.FRONT))) {
                one.figure = -turn;
                one.turn = 0;
            } else if (change.equals(new Modification.NewPlace(Modification.End.BACK))) {
                one.figure = last;
                one.turn = turn;
            } else if (change instanceof Modification.NewTillTime) {
                one.overdue = false;
            }
        }
    }
}
