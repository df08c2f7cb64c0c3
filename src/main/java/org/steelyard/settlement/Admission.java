package org.steelyard.settlement;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;

/**
 * The rules that an instruction must meet before it gets a place in the engine, in the order of their numbers
 * in {@link Reason}. Looks only; changes nothing.
 */
final class Admission {

    /**
     * How many calendar days ahead a value date may lie: ten business days and two weekends (catalogue B4).
     */
    static final int MOST_DAYS_AHEAD = 14;
    /** How many calendar days after settlement a payment may be returned. */
    static final int MOST_DAYS_TO_RETURN = 10;

    /** What the rules say. */
    sealed interface Decision {
    }

    /** It may come in, over these accounts, one of each for each leg. */
    static final class Admitted implements Decision {
        final Account[] debited;
        final Account[] credited;
        final @Nullable Waiting counterLeg;

        private Admitted(int legs, @Nullable Waiting counterLeg) {
            debited = new Account[legs];
            credited = new Account[legs];
            this.counterLeg = counterLeg;
        }
    }

    /** It may not. */
    record Refused(Reason reason, String detail) implements Decision {
    }

    private final Directory directory;
    private final Pairs pairs;
    private final Register register;
    private final Cycles cycles;

    Admission(Directory directory, Pairs pairs, Register register, Cycles cycles) {
        this.directory = directory;
        this.pairs = pairs;
        this.register = register;
        this.cycles = cycles;
    }

    /** All rules but those of the sender, of repetition, and of what the queue can hold. */
    Decision decide(Instruction instruction, Screened screened, boolean hasRoom, long nowMillis) {
        int legs = instruction.legs().size();
        Admitted admitted = new Admitted(legs, counterLeg(instruction));
        Refused refused = null;
        for (int leg = 0; leg < legs && refused == null; leg++) {
            refused = accounts(instruction, leg, admitted);
        }
        for (int leg = 0; leg < legs && refused == null; leg++) {
            refused = valueDate(instruction, admitted.debited[leg].ledger);
        }
        if (refused == null) {
            refused = condition(instruction, admitted);
        }
        if (refused == null && !hasRoom) {
            refused = new Refused(Reason.QUEUE_FULL, "");
        }
        if (refused == null && screened instanceof Screened.Clear clear
                && !clear.clearance().message().equals(instruction.message())) {
            refused = new Refused(Reason.CLEARANCE_OF_ANOTHER_MESSAGE,
                    clear.clearance().message().toString());
        }
        for (int leg = 0; leg < legs && refused == null; leg++) {
            refused = caps(instruction, leg, admitted.debited[leg]);
        }
        if (refused == null) {
            refused = netting(instruction);
        }
        if (refused == null && instruction.times().rejectMillis() <= nowMillis) {
            refused = new Refused(Reason.PAST_REJECT_TIME,
                    "by " + (nowMillis - instruction.times().rejectMillis()) + " ms");
        }
        return refused != null ? refused : admitted;
    }

    private static @Nullable Refused caps(Instruction instruction, int number, Account debited) {
        Leg leg = instruction.legs().get(number);
        for (Cap cap : debited.ledger.caps.values()) {
            if (cap.isCrossedBy(instruction, leg)) {
                if (cap.instruction >= 0 && leg.amount().minor() > cap.instruction) {
                    return new Refused(Reason.CORRIDOR_AMOUNT_TOO_LARGE, cap.corridor);
                }
                Days.Day day = debited.ledger.day;
                Position left = Touches.day(debited, cap);
                if (left != null && leg.amount().minor() > left.headroom() && day != null
                        && !instruction.valueDate().isAfter(day.businessDay.date())) {
                    return new Refused(Reason.CORRIDOR_DAY_CAP_REACHED, cap.corridor);
                }
            }
        }
        return null;
    }

    private @Nullable Waiting counterLeg(Instruction instruction) {
        return instruction.condition() instanceof Condition.Versus versus
                ? pairs.waitingFor(instruction, versus)
                : null;
    }

    private @Nullable Refused accounts(Instruction instruction, int number, Admitted admitted) {
        Leg leg = instruction.legs().get(number);
        Ledger ledger = directory.ledger(leg.ledger());
        if (ledger == null) {
            return new Refused(Reason.LEDGER_UNKNOWN, leg.ledger().toString());
        }
        Account debited = ledger.routes.get(leg.payer());
        if (debited == null) {
            return new Refused(Reason.PAYER_UNKNOWN, leg.payer().toString());
        }
        Account credited = ledger.routes.get(leg.payee());
        if (credited == null) {
            return new Refused(Reason.PAYEE_UNKNOWN, leg.payee().toString());
        }
        Bic sender = instruction.references().sender();
        if (!debited.id.holder().equals(sender)) {
            return new Refused(Reason.SENDER_NOT_ACCOUNT_HOLDER, debited.id.toString());
        }
        if (debited == credited) {
            return new Refused(Reason.SAME_ACCOUNT, debited.id.toString());
        }
        boolean touchesIssue = debited.id.isIssue() || credited.id.isIssue();
        boolean isLiquidityTransfer = instruction.kind() == Kind.LIQUIDITY_TRANSFER;
        if (touchesIssue && !isLiquidityTransfer) {
            return new Refused(Reason.NOT_A_LIQUIDITY_TRANSFER, leg.ledger().issue().toString());
        }
        if (isLiquidityTransfer && !touchesIssue) {
            return new Refused(Reason.LIQUIDITY_TRANSFER_OFF_ISSUE, debited.id.toString());
        }
        admitted.debited[number] = debited;
        admitted.credited[number] = credited;
        return null;
    }

    private @Nullable Refused valueDate(Instruction instruction, Ledger ledger) {
        Days.Day day = ledger.day;
        if (day == null) {
            return new Refused(Reason.DAY_NOT_OPENED, ledger.id.currency().toString());
        }
        long ahead = instruction.valueDate().toEpochDay() - day.businessDay.date().toEpochDay();
        Reason reason = Reason.NONE;
        if (ahead < 0) {
            reason = Reason.VALUE_DATE_PAST;
        } else if (ahead > MOST_DAYS_AHEAD) {
            reason = Reason.VALUE_DATE_TOO_FAR;
        } else if (ahead == 0 && !day.isSettling()) {
            reason = Reason.PAST_INTERBANK_CUT_OFF;
        } else if (ahead == 0 && day.phase == Phase.INTERBANK_ONLY
                && instruction.kind() == Kind.CUSTOMER_PAYMENT) {
            reason = Reason.PAST_CUSTOMER_CUT_OFF;
        }
        return reason == Reason.NONE
                ? null
                : new Refused(reason, instruction.valueDate() + ", business day " + day.businessDay.date());
    }

    private @Nullable Refused condition(Instruction instruction, Admitted admitted) {
        return switch (instruction.condition()) {
            case Condition.None none -> null;
            case Condition.Versus versus -> versus(instruction, versus, admitted.counterLeg);
            case Condition.InCycle in -> null;
            case Condition.ReturnOf returning -> returning(instruction, returning, admitted.credited[0]);
        };
    }

    private @Nullable Refused versus(Instruction instruction, Condition.Versus versus,
            @Nullable Waiting counterLeg) {
        Leg leg = instruction.legs().getFirst();
        if (!directory.hasCorridor(leg.amount().currency(), versus.counterAmount().currency())) {
            return new Refused(Reason.CORRIDOR_UNKNOWN,
                    leg.amount().currency() + "/" + versus.counterAmount().currency());
        }
        if (counterLeg == null) {
            return null;
        }
        if (counterLeg.instruction.legs().getFirst().payer().equals(leg.payer())) {
            return new Refused(Reason.PVP_REFERENCE_USED, versus.reference());
        }
        return Pairs.agree(instruction, counterLeg.instruction)
                ? null
                : new Refused(Reason.PVP_TERMS_DIFFER, versus.reference());
    }

    private @Nullable Refused returning(Instruction instruction, Condition.ReturnOf returning,
            Account credited) {
        Leg leg = instruction.legs().getFirst();
        String original = returning.original().toString();
        long number = register.numberOf(returning.original());
        if (number == 0 || !register.isReturnable(number)) {
            return new Refused(Reason.ORIGINAL_NOT_SETTLED, original);
        }
        if (!register.isMirroredBy(number, leg, credited)) {
            return new Refused(Reason.RETURN_NOT_MIRRORED, original);
        }
        if (leg.amount().minor() > register.amount(number)) {
            return new Refused(Reason.RETURN_EXCEEDS_ORIGINAL, leg.amount().toString());
        }
        if (register.returnedBy(number) != 0) {
            return new Refused(Reason.ALREADY_RETURNED, original);
        }
        // By its value date, not by today: it could wait for a later day otherwise.
        boolean tooLate = instruction.valueDate().toEpochDay()
                - register.settledEpochDay(number) > MOST_DAYS_TO_RETURN;
        return tooLate ? new Refused(Reason.RETURN_TOO_LATE, original) : null;
    }

    private @Nullable Refused netting(Instruction instruction) {
        if (instruction.condition() instanceof Condition.InCycle in) {
            LedgerId id = instruction.legs().getFirst().ledger();
            Ledger ledger = directory.ledger(id);
            NetCycle cycle = cycles.of(id, in.cycle());
            boolean isOpen = cycle != null && cycle.phase == NetCycle.Phase.OPEN && ledger != null
                    && ledger.day != null
                    && instruction.valueDate().equals(ledger.day.businessDay.date());
            if (!isOpen) {
                return new Refused(Reason.CYCLE_NOT_OPEN, in.cycle() + ", " + instruction.valueDate());
            }
            if (instruction.times().areGiven()) {
                return new Refused(Reason.TIMES_IN_CYCLE, in.cycle());
            }
        }
        return instruction.kind() == Kind.NET_SETTLEMENT
                ? new Refused(Reason.NET_SETTLEMENT_OF_A_SENDER, "")
                : null;
    }
}
