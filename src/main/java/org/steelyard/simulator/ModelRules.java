package org.steelyard.simulator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.Settlement;

/**
 * The rules of admission as the texts of {@link Reason} state them: looks at an instruction, and collects
 * every rule that it breaks. The first of them in the order of the checks is the answer.
 */
final class ModelRules {

    private static final int MOST_DAYS_AHEAD = 14;
    private static final int MOST_DAYS_TO_RETURN = 10;

    private final NaiveModel model;
    private final Instruction instruction;
    private final List<Reason> broken = new ArrayList<>();

    private ModelRules(NaiveModel model, Instruction instruction) {
        this.model = model;
        this.instruction = instruction;
    }

    /** The rules 4 to 40; none of them broken if empty. */
    static Optional<Reason> firstBroken(NaiveModel model, Instruction instruction, Screened screened) {
        ModelRules rules = new ModelRules(model, instruction);
        instruction.legs().forEach(rules::banksAndAccounts);
        if (rules.broken.isEmpty()) {
            instruction.legs().forEach(rules::valueDate);
        }
        if (rules.broken.isEmpty()) {
            switch (instruction.condition()) {
                case Condition.None none -> {}
                case Condition.Versus versus -> rules.versus(versus);
                case Condition.InCycle in -> {}
                case Condition.ReturnOf returning -> rules.returning(returning);
            }
            rules.room();
            rules.breaks(Reason.CLEARANCE_OF_ANOTHER_MESSAGE, screened instanceof Screened.Clear clear
                    && !clear.clearance().message().equals(instruction.message()));
            if (rules.broken.isEmpty()) {
                model.limits.brokenCap(instruction, rules::isDueToday).ifPresent(rules.broken::add);
            }
            rules.netting();
            rules.breaks(Reason.PAST_REJECT_TIME, instruction.times().rejectMillis() <= model.nowMillis());
        }
        return rules.broken.stream().findFirst();
    }

    private boolean isDueToday(Leg leg) {
        LocalDate today = model.days.date(leg.amount().currency()).orElseThrow();
        return !instruction.valueDate().isAfter(today);
    }

    private void breaks(Reason reason, boolean isBroken) {
        if (isBroken) {
            broken.add(reason);
        }
    }

    private void banksAndAccounts(Leg leg) {
        ModelBooks books = model.books;
        Optional<AccountId> payer = books.accountOf(leg.ledger(), leg.payer());
        Optional<AccountId> payee = books.accountOf(leg.ledger(), leg.payee());
        boolean onIssue = payer.equals(Optional.of(leg.ledger().issue()))
                || payee.equals(Optional.of(leg.ledger().issue()));
        boolean isLiquidity = instruction.kind() == Kind.LIQUIDITY_TRANSFER;
        breaks(Reason.LEDGER_UNKNOWN, !books.hasLedger(leg.ledger()));
        breaks(Reason.PAYER_UNKNOWN, payer.isEmpty());
        breaks(Reason.PAYEE_UNKNOWN, payee.isEmpty());
        breaks(Reason.SENDER_NOT_ACCOUNT_HOLDER,
                !payer.map(AccountId::holder).equals(Optional.of(instruction.references().sender())));
        breaks(Reason.SAME_ACCOUNT, payer.equals(payee));
        breaks(Reason.NOT_A_LIQUIDITY_TRANSFER, onIssue && !isLiquidity);
        breaks(Reason.LIQUIDITY_TRANSFER_OFF_ISSUE, !onIssue && isLiquidity);
    }

    private void valueDate(Leg leg) {
        Optional<LocalDate> today = model.days.date(leg.amount().currency());
        if (today.isEmpty()) {
            broken.add(Reason.DAY_NOT_OPENED);
            return;
        }
        long daysAhead = ChronoUnit.DAYS.between(today.get(), instruction.valueDate());
        Phase phase = model.days.phase(leg.amount().currency()).orElseThrow();
        breaks(Reason.VALUE_DATE_PAST, daysAhead < 0);
        breaks(Reason.VALUE_DATE_TOO_FAR, daysAhead > MOST_DAYS_AHEAD);
        breaks(Reason.PAST_CUSTOMER_CUT_OFF, daysAhead == 0 && phase == Phase.INTERBANK_ONLY
                && instruction.kind() == Kind.CUSTOMER_PAYMENT);
        breaks(Reason.PAST_INTERBANK_CUT_OFF,
                daysAhead == 0 && (phase == Phase.CUT_OFF || phase == Phase.CLOSED));
    }

    private void versus(Condition.Versus versus) {
        Leg leg = instruction.legs().getFirst();
        breaks(Reason.CORRIDOR_UNKNOWN,
                !model.books.joins(leg.amount().currency(), versus.counterAmount().currency()));
        Optional<ModelInstruction> waiting = model.counterLeg(instruction);
        boolean ownSide = waiting.map(other -> other.leg().payer().equals(leg.payer())).orElse(false);
        breaks(Reason.PVP_TERMS_DIFFER,
                waiting.map(other -> !ownSide && !agree(instruction, other.instruction)).orElse(false));
        breaks(Reason.PVP_REFERENCE_USED, ownSide);
    }

    private static boolean agree(Instruction one, Instruction other) {
        return one.legs().getFirst().amount().equals(counterAmount(other))
                && other.legs().getFirst().amount().equals(counterAmount(one));
    }

    private static Amount counterAmount(Instruction instruction) {
        return ((Condition.Versus) instruction.condition()).counterAmount();
    }

    private void returning(Condition.ReturnOf returning) {
        Leg leg = instruction.legs().getFirst();
        Optional<ModelInstruction> settled = model.byUetr(returning.original())
                .filter(ModelInstruction::isReturnable);
        if (settled.isEmpty()) {
            broken.add(Reason.ORIGINAL_NOT_SETTLED);
            return;
        }
        Leg paid = settled.get().leg();
        breaks(Reason.RETURN_NOT_MIRRORED, !leg.ledger().equals(paid.ledger())
                || !leg.payer().equals(paid.payee()) || !leg.payee().equals(paid.payer()));
        breaks(Reason.RETURN_EXCEEDS_ORIGINAL, leg.amount().minor() > paid.amount().minor());
        breaks(Reason.ALREADY_RETURNED, model.isReturned(returning.original()));
        breaks(Reason.RETURN_TOO_LATE,
                ChronoUnit.DAYS.between(settled.get().settledOn,
                        instruction.valueDate()) > MOST_DAYS_TO_RETURN);
    }

    private void netting() {
        if (instruction.condition() instanceof Condition.InCycle in) {
            Leg leg = instruction.legs().getFirst();
            boolean takes = model.netting.of(leg.ledger(), in.cycle()).map(cycle -> !cycle.isCut)
                    .orElse(false);
            boolean today = model.days.date(leg.amount().currency())
                    .equals(Optional.of(instruction.valueDate()));
            breaks(Reason.CYCLE_NOT_OPEN, !takes || !today);
            breaks(Reason.TIMES_IN_CYCLE, instruction.times().areGiven());
        }
        breaks(Reason.NET_SETTLEMENT_OF_A_SENDER, instruction.kind() == Kind.NET_SETTLEMENT);
    }

    private void room() {
        List<ModelInstruction> waiting = model.waiting();
        long minor = minor(instruction);
        for (ModelInstruction each : waiting) {
            minor += minor(each.instruction);
        }
        breaks(Reason.QUEUE_FULL, waiting.size() >= model.mostWaiting || minor > Settlement.MOST_MINOR);
    }

    private static long minor(Instruction instruction) {
        return instruction.legs().stream().mapToLong(leg -> leg.amount().minor()).sum();
    }
}
