package org.steelyard.simulator;

import java.time.LocalDate;

import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Outcome;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.State;

/** An instruction as the naive model remembers it, from its first event on. */
final class ModelInstruction {

    private static final int NO_COUNTER_LEG = 0;

    final long number;
    /** As its sender has it stand now. */
    Instruction instruction;
    /** Where it stands in its class: after those with a lower figure, and of several in turn. */
    long figure;
    long turn;
    /** Not if its UETR was another participant's before. */
    final boolean ownsUetr;
    Outcome outcome = new Outcome(State.REJECTED, Reason.NONE, 0, 0);
    /** The number of the counter-leg that it has matched. */
    long counterNumber = NO_COUNTER_LEG;
    LocalDate settledOn = LocalDate.EPOCH;
    /** Whether its sender has been told that its till-time has passed. */
    boolean overdue;

    ModelInstruction(long number, Instruction instruction, boolean ownsUetr) {
        this.number = number;
        this.figure = number;
        this.instruction = instruction;
        this.ownsUetr = ownsUetr;
    }

    State state() {
        return outcome.state();
    }

    Reason reason() {
        return outcome.reason();
    }

    boolean isOver() {
        return state().isFinal();
    }

    boolean isHit() {
        return state() == State.HELD && reason() == Reason.HIT;
    }

    boolean isVersus() {
        return instruction.condition() instanceof Condition.Versus;
    }

    boolean isObligation() {
        return instruction.condition() instanceof Condition.InCycle;
    }

    /** Whether it is binding in its cycle. */
    boolean isAccepted() {
        return reason() == Reason.ACCEPTED_IN_CYCLE;
    }

    boolean isNetSettlement() {
        return instruction.kind() == Kind.NET_SETTLEMENT;
    }

    boolean isMatched() {
        return counterNumber != NO_COUNTER_LEG;
    }

    boolean isSentBy(Bic sender) {
        return instruction.references().sender().equals(sender);
    }

    boolean isIn(Currency currency) {
        return instruction.legs().stream().anyMatch(leg -> leg.amount().currency().equals(currency));
    }

    /** Its only leg, for conditions that allow one leg alone. */
    Leg leg() {
        return instruction.legs().getFirst();
    }

    boolean isReturnable() {
        Kind kind = instruction.kind();
        return state() == State.SETTLED && instruction.legs().size() == 1 && kind != Kind.RETURN
                && kind != Kind.LIQUIDITY_TRANSFER && kind != Kind.NET_SETTLEMENT;
    }

    /** Why it is over, when the cut-off finds it waiting. */
    Reason reasonToExpire(ModelQueues queues) {
        if (state() == State.HELD) {
            return Reason.HELD_AT_CUT_OFF;
        }
        if (state() == State.WAREHOUSED) {
            return Reason.OTHER_DAY_NOT_OPENED_AT_CUT_OFF;
        }
        if (reason() == Reason.BEFORE_FROM_TIME) {
            return Reason.BEFORE_FROM_TIME_AT_CUT_OFF;
        }
        if (reason() == Reason.COUNTER_LEG_MISSING) {
            return Reason.UNMATCHED_AT_CUT_OFF;
        }
        if (!queues.queued.contains(this)) {
            return Reason.FUNDS_SHORT_AT_CUT_OFF;
        }
        return queues.mayGo(queues.unit(this))
                ? queues.tooShort(queues.unit(this)).map(position -> atCutOff(position.shortage()))
                        .orElse(Reason.FUNDS_SHORT_AT_CUT_OFF)
                : Reason.BEHIND_OTHERS_AT_CUT_OFF;
    }

    /** The reason of one that is over is called like that of one that waits. */
    private static Reason atCutOff(Reason shortage) {
        return Reason.valueOf(shortage.name() + "_AT_CUT_OFF");
    }

    /** NONE, if its sender may take it back now. */
    Reason reasonNotToCancel() {
        if (state() == State.SETTLED) {
            return Reason.CANCEL_TOO_LATE;
        }
        if (isOver()) {
            return Reason.CANCEL_ALREADY_OVER;
        }
        if (isMatched()) {
            return Reason.CANCEL_MATCHED;
        }
        if (isHit()) {
            return Reason.CANCEL_HELD;
        }
        return isAccepted() || isNetSettlement() ? Reason.CANCEL_IN_CYCLE : Reason.NONE;
    }
}
