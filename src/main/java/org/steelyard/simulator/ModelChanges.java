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
        if (reject <= nowMillis) {
            return Reason.MODIFY_REJECT_TIME_PAST;
        }
        return one.isObligation() || one.isNetSettlement() ? Reason.MODIFY_IN_CYCLE : Reason.NONE;
    }

    /**
     * The order as the engine counts it: what went to the front before the first entry, and what went to the
     * back after the entry of the last one that had come, one after the other.
     */
    static long order(ModelInstruction one) {
        return Modification.orderOfEntry(Math.max(0, one.figure)) + Math.min(0, one.figure) + one.turn;
    }

    /** Makes the changes. */
    void make(NaiveModel model) {
        one.instruction = one.instruction.with(new Times(from, till, reject));
        for (Modification.Change change : changes) {
            if (change instanceof Modification.NewPriority to) {
                one.instruction = one.instruction.with(to.priority());
            } else if (change.equals(new Modification.NewPlace(Modification.End.FRONT))) {
                model.fronts++;
                one.figure = -model.fronts;
                one.turn = 0;
            } else if (change.equals(new Modification.NewPlace(Modification.End.BACK))) {
                // After the last that has come, and after those that went there since.
                long last = model.instructions.size();
                model.backs = last == model.lastAtBack ? model.backs + 1 : 1;
                model.lastAtBack = last;
                one.figure = last;
                one.turn = model.backs;
            } else if (change instanceof Modification.NewTillTime) {
                one.overdue = false;
            }
        }
    }
}
