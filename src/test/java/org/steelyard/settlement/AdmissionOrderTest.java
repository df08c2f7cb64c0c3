package org.steelyard.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.settlement.World.ANNA;
import static org.steelyard.settlement.World.BORIS;
import static org.steelyard.settlement.World.CHEN;
import static org.steelyard.settlement.World.CNY;
import static org.steelyard.settlement.World.CNY_LEDGER;
import static org.steelyard.settlement.World.LIST;
import static org.steelyard.settlement.World.MESSAGE;
import static org.steelyard.settlement.World.RUB;
import static org.steelyard.settlement.World.RUB_LEDGER;
import static org.steelyard.settlement.World.SMALL;
import static org.steelyard.settlement.World.TODAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;

/** Every rule of admission has a row; and of two broken rules the earlier number is the answer. */
class AdmissionOrderTest {

    private static final Bic STRANGER = Bic.of("NOBODEF1");
    /** Its day is past the interbank cut-off. */
    private static final LedgerId YEN = new LedgerId(CNY_LEDGER.agent(), Currency.of("JPY"));
    /** Its first day has not been opened. */
    private static final LedgerId RUPEE = new LedgerId(CNY_LEDGER.agent(), Currency.of("INR"));
    /** Long enough after the first day that what settled then can be returned no more. */
    private static final LocalDate LATER = TODAY.plusDays(11);
    private static final Uetr OLD = Uetr.fromBits(1, 801);
    private static final Uetr OF_OTHERS = Uetr.fromBits(1, 802);
    private static final Uetr PAID = Uetr.fromBits(1, 803);
    private static final Uetr RETURNED = Uetr.fromBits(1, 804);
    private static final int WAITING = 2;

    /** A payment that is in order, until a row changes something. */
    private static final class Attempt {
        private int mostWaiting = 1_000;
        private Bic sender = ANNA;
        private Bic payer = ANNA;
        private Bic payee = BORIS;
        private LedgerId ledger = CNY_LEDGER;
        private Kind kind = Kind.BANK_PAYMENT;
        private Condition condition = Condition.NONE;
        private LocalDate valueDate = LATER;
        private Uetr uetr = Uetr.fromBits(1, 900);
        private Digest cleared = MESSAGE;
        private Times times = Times.NONE;
        private final List<Limit> caps = new ArrayList<>();

        void returning(Uetr original) {
            kind = Kind.RETURN;
            condition = new Condition.ReturnOf(original);
        }

        void versus(String reference, Amount counterAmount) {
            kind = kind == Kind.RETURN ? Kind.BANK_PAYMENT : kind;
            condition = new Condition.Versus(reference, counterAmount);
        }

        Event.OfInstruction submitted() {
            World world = readyWorld(mostWaiting);
            for (Limit cap : caps) {
                world.apply(new Command.SetLimit(cap, Optional.of(new Amount(CNY, 9)), Limit.Validity.TODAY));
            }
            Instruction instruction = new Instruction(new References(sender, "LAST", "", "", uetr), kind,
                    List.of(new Leg(ledger, payer, payee, new Amount(ledger.currency(), 10))), condition,
                    Priority.NORMAL, valueDate, times, Purpose.GOODS, MESSAGE);
            return world.submit(instruction, new Screened.Clear(new Clearance(cleared, LIST)));
        }
    }

    /** Breaks one rule. */
    private static void breaks(Reason rule, Attempt it) {
        switch (rule) {
            case SENDER_UNKNOWN -> it.sender = STRANGER;
            case SENDER_MAY_NOT_SEND -> it.sender = SMALL;
            case UETR_USED_BY_ANOTHER -> it.uetr = OF_OTHERS;
            case LEDGER_UNKNOWN -> it.ledger = new LedgerId(STRANGER, CNY);
            case PAYER_UNKNOWN -> it.payer = STRANGER;
            case PAYEE_UNKNOWN -> it.payee = STRANGER;
            case SENDER_NOT_ACCOUNT_HOLDER -> it.payer = CHEN;
            case SAME_ACCOUNT -> it.payee = it.payer;
            case NOT_A_LIQUIDITY_TRANSFER -> {
                it.payee = it.ledger.agent();
                it.kind = it.kind == Kind.LIQUIDITY_TRANSFER ? Kind.BANK_PAYMENT : it.kind;
            }
            case LIQUIDITY_TRANSFER_OFF_ISSUE -> {
                it.kind = Kind.LIQUIDITY_TRANSFER;
                it.condition = it.condition instanceof Condition.ReturnOf ? Condition.NONE : it.condition;
            }
            case DAY_NOT_OPENED -> it.ledger = RUPEE;
            case VALUE_DATE_PAST -> it.valueDate = LATER.minusDays(1);
            case VALUE_DATE_TOO_FAR -> it.valueDate = LATER.plusDays(15);
            case PAST_CUSTOMER_CUT_OFF -> {
                it.ledger = RUB_LEDGER;
                it.kind = Kind.CUSTOMER_PAYMENT;
                it.condition = it.condition instanceof Condition.ReturnOf ? Condition.NONE : it.condition;
            }
            case PAST_INTERBANK_CUT_OFF -> it.ledger = YEN;
            case CORRIDOR_UNKNOWN -> it.versus("FX3", new Amount(YEN.currency(), 5));
            case PVP_TERMS_DIFFER -> it.versus("FX1", new Amount(RUB, 999));
            case PVP_REFERENCE_USED -> it.versus("FX2", new Amount(RUB, 130));
            case ORIGINAL_NOT_SETTLED -> it.returning(Uetr.fromBits(7, 7));
            case RETURN_NOT_MIRRORED -> it.returning(OF_OTHERS);
            case RETURN_EXCEEDS_ORIGINAL -> it.returning(PAID);
            case ALREADY_RETURNED -> it.returning(RETURNED);
            case RETURN_TOO_LATE -> it.returning(OLD);
            case QUEUE_FULL -> it.mostWaiting = WAITING;
            case CLEARANCE_OF_ANOTHER_MESSAGE -> it.cleared = new Digest(9, 9, 9, 9);
            case CORRIDOR_AMOUNT_TOO_LARGE ->
                it.caps.add(new Limit.CorridorInstruction(CNY_LEDGER, "CNY/RUB"));
            case CORRIDOR_DAY_CAP_REACHED -> it.caps.add(new Limit.CorridorDay(CNY_LEDGER, "CNY/RUB"));
            case CYCLE_NOT_OPEN -> {
                it.kind = it.kind == Kind.RETURN ? Kind.BANK_PAYMENT : it.kind;
                it.condition = new Condition.InCycle("NEVER");
            }
            case TIMES_IN_CYCLE -> {
                it.kind = it.kind == Kind.RETURN ? Kind.BANK_PAYMENT : it.kind;
                it.condition = new Condition.InCycle("CYCLE");
                it.times = new Times(World.MORNING, Times.NEVER, it.times.rejectMillis());
            }
            case NET_SETTLEMENT_OF_A_SENDER -> it.kind = Kind.NET_SETTLEMENT;
            case PAST_REJECT_TIME -> it.times = new Times(Times.AT_ONCE, Times.NEVER, World.MORNING);
            default -> throw new AssertionError("no row breaks " + rule);
        }
    }

    /** Some payments of the first day and of today, two legs that wait, and a currency in each phase. */
    private static World readyWorld(int mostWaiting) {
        World world = World.open(new Settlement(mostWaiting));
        for (LedgerId ledger : List.of(YEN, RUPEE)) {
            world.apply(new Command.OpenLedger(ledger));
            for (Bic bank : List.of(ANNA, BORIS, CHEN)) {
                world.apply(new Command.OpenAccount(new AccountId(ledger, bank),
                        Amount.zero(ledger.currency())));
            }
        }
        world.fund(ANNA, CNY_LEDGER, 100).fund(BORIS, CNY_LEDGER, 100).fund(CHEN, CNY_LEDGER, 100);
        settle(world, OLD, BORIS, ANNA, 10, Kind.BANK_PAYMENT, Condition.NONE, TODAY);
        for (Currency currency : List.of(CNY, RUB)) {
            world.apply(new Command.ReachPhase(currency, Phase.CLOSED));
            world.apply(new Command.OpenDay(World.day(currency, LATER)));
        }
        world.apply(new Command.OpenDay(World.day(YEN.currency(), LATER)));
        world.apply(new Command.ReachPhase(YEN.currency(), Phase.CUT_OFF));
        settle(world, OF_OTHERS, CHEN, BORIS, 10, Kind.BANK_PAYMENT, Condition.NONE, LATER);
        settle(world, PAID, BORIS, ANNA, 5, Kind.BANK_PAYMENT, Condition.NONE, LATER);
        settle(world, RETURNED, BORIS, ANNA, 10, Kind.BANK_PAYMENT, Condition.NONE, LATER);
        settle(world, Uetr.fromBits(1, 805), ANNA, BORIS, 10, Kind.RETURN, new Condition.ReturnOf(RETURNED),
                LATER);
        world.submit(new World.Draft(Kind.BANK_PAYMENT, RUB_LEDGER, BORIS, ANNA, 130).value(LATER)
                .on(new Condition.Versus("FX1", new Amount(CNY, 10))));
        world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 10).value(LATER)
                .on(new Condition.Versus("FX2", new Amount(RUB, 130))));
        world.apply(new Command.ReachPhase(RUB, Phase.INTERBANK_ONLY));
        world.apply(new Command.OpenCycle(new Cycle(CNY_LEDGER, "CYCLE", Cycle.WITHIN_LEDGER,
                World.INTERBANK_CUT_OFF, World.INTERBANK_CUT_OFF)));
        return world;
    }

    private static void settle(World world, Uetr uetr, Bic payer, Bic payee, long minor, Kind kind,
            Condition condition, LocalDate valueDate) {
        Instruction instruction = new Instruction(new References(payer, "M" + uetr.low(), "", "", uetr),
                kind, List.of(new Leg(CNY_LEDGER, payer, payee, new Amount(CNY, minor))), condition,
                Priority.NORMAL, valueDate, Purpose.GOODS, MESSAGE);
        assertThat(world.submit(instruction, new Screened.Clear(new Clearance(MESSAGE, LIST))).state())
                .isEqualTo(State.SETTLED);
    }

    @Test
    void without_a_broken_rule_it_settles() {
        assertThat(new Attempt().submitted().state()).isEqualTo(State.SETTLED);
    }

    static Stream<Arguments> pairs() {
        List<Reason> rules = Arrays.stream(Reason.values())
                .filter(reason -> reason.number() >= 1 && reason.number() < 50).toList();
        return rules.stream().flatMap(earlier -> rules.stream()
                .filter(later -> later.number() >= earlier.number())
                .filter(later -> !isAcross(earlier) || !isOfCycle(later))
                .map(later -> Arguments.of(earlier, later)));
    }

    private static boolean isAcross(Reason rule) {
        return rule == Reason.CORRIDOR_AMOUNT_TOO_LARGE || rule == Reason.CORRIDOR_DAY_CAP_REACHED;
    }

    /** No corridor's caps bind what belongs to a cycle, so that both kinds of rules are never broken at once. */
    private static boolean isOfCycle(Reason rule) {
        return rule == Reason.CYCLE_NOT_OPEN || rule == Reason.TIMES_IN_CYCLE
                || rule == Reason.NET_SETTLEMENT_OF_A_SENDER;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void of_two_broken_rules_the_earlier_number_is_the_answer(Reason earlier, Reason later) {
        Attempt attempt = new Attempt();
        breaks(later, attempt);
        breaks(earlier, attempt);
        Event.OfInstruction refused = attempt.submitted();
        assertThat(refused.state()).isEqualTo(State.REJECTED);
        assertThat(refused.reason()).isEqualTo(earlier);
    }
}
