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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;

/** Every reason that admission does not give has a row here; those that it gives: {@link AdmissionOrderTest}. */
class ReasonsTest {

    private static final Bic STRANGER = Bic.of("NOBODEF1");
    private static final Bic OTHER_AGENT = RUB_LEDGER.agent();
    private static final Currency YEN = Currency.of("JPY");
    private static final AccountId ANNAS = new AccountId(CNY_LEDGER, ANNA);
    private static final Modification.Change FRONT = new Modification.NewPlace(Modification.End.FRONT);
    private static final Screened CLEAR = new Screened.Clear(new Clearance(MESSAGE, LIST));

    /** Lets happen what this reason is given for, in the last reply. */
    private static void happens(Reason reason, World world) {
        if (reason.number() >= 130 && reason.number() < 140) {
            keptUntilCutOff(reason, world);
        } else if (reason.number() >= 57 && reason.number() <= 62 || reason.number() >= 121
                && reason.number() <= 123) {
            limiting(reason, world);
        } else if (reason.number() < 80) {
            waiting(reason, world);
        } else if (reason.number() < 90) {
            cancelling(reason, world);
        } else if (reason.number() >= 160 && reason.number() < 180) {
            CycleReasons.happens(reason, world);
        } else if (reason.number() < 140) {
            operating(reason, world);
        } else {
            modifying(reason, world);
        }
    }

    private static void waiting(Reason reason, World world) {
        switch (reason) {
            case HIT -> world.submit(payment(10).build(900), new Screened.Hit("a name"));
            case NOT_SCREENED -> world.submit(payment(10).build(900), new Screened.Unavailable("down"));
            case LIST_CHANGED -> {
                world.submit(payment(10));
                world.apply(new Command.PutListInForce(new ScreeningVersion(8, 1)));
            }
            case FUNDS_SHORT -> world.submit(payment(10));
            case BEHIND_OTHERS -> {
                world.submit(payment(10).with(Priority.URGENT));
                world.submit(payment(10));
            }
            case COUNTER_LEG_MISSING -> world.submit(yuanSide());
            case VALUE_DATE_AHEAD -> world.submit(payment(10).value(TODAY.plusDays(1)));
            case ACCEPTED_IN_CYCLE, ABOVE_NET_DEBIT_CAP, ABOVE_CREDIT_IN_CYCLE, NOT_ACCEPTED_AT_CUT,
                    CYCLE_NOT_SETTLED ->
                CycleReasons.happens(reason, world);
            case BEFORE_FROM_TIME -> world.submit(early(), CLEAR);
            case BEFORE_FROM_TIME_AT_CUT_OFF -> {
                world.submit(early(), CLEAR);
                world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
            }
            case REJECT_TIME_PASSED -> {
                world.submit(payment(10).build(900)
                        .with(new Times(Times.AT_ONCE, Times.NEVER, World.MORNING + 5)), CLEAR);
                world.nowMillis += 5;
                world.apply(new Command.Tick());
            }
            case CANCELLED_BY_SENDER -> world.apply(cancel(ANNA, world.submit(payment(10))));
            case FUNDS_SHORT_AT_CUT_OFF -> {
                world.submit(payment(10));
                world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
            }
            case UNMATCHED_AT_CUT_OFF -> {
                world.submit(yuanSide());
                world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
            }
            case HELD_AT_CUT_OFF -> {
                world.submit(payment(10).build(900), new Screened.Hit("a name"));
                world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
            }
            case COUNTER_LEG_GONE -> {
                world.submit(yuanSide());
                world.submit(roubleSide());
                world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
            }
            case OTHER_DAY_NOT_OPENED_AT_CUT_OFF -> {
                world.apply(new Command.ReachPhase(CNY, Phase.CLOSED));
                world.apply(new Command.OpenDay(World.day(CNY, TODAY.plusDays(1))));
                Instruction one = payment(10).value(TODAY.plusDays(1)).build(900);
                world.submit(new Instruction(one.references(), one.kind(),
                        List.of(one.legs().getFirst(), new Leg(RUB_LEDGER, ANNA, BORIS, new Amount(RUB, 1))),
                        Condition.NONE, one.priority(), one.valueDate(), one.purpose(), MESSAGE), CLEAR);
                world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
            }
            default -> throw new AssertionError("no row gives " + reason);
        }
    }

    private static void keptUntilCutOff(Reason reason, World world) {
        happens(Reason.valueOf(reason.name().replace("_AT_CUT_OFF", "")), world);
        world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
    }

    private static void cancelling(Reason reason, World world) {
        switch (reason) {
            case CANCEL_ORIGINAL_UNKNOWN -> world.apply(cancel(CHEN, world.submit(payment(10))));
            case CANCEL_TOO_LATE -> world.apply(cancel(ANNA,
                    world.fund(ANNA, CNY_LEDGER, 10).submit(payment(10))));
            case CANCEL_ALREADY_OVER -> {
                Event.OfInstruction over = world.submit(payment(10));
                world.apply(cancel(ANNA, over));
                world.apply(cancel(ANNA, over));
            }
            case CANCEL_MATCHED -> {
                Event.OfInstruction matched = world.submit(yuanSide());
                world.submit(roubleSide());
                world.apply(cancel(ANNA, matched));
            }
            case CANCEL_IN_CYCLE -> {
                CycleReasons.happens(Reason.ACCEPTED_IN_CYCLE, world);
                world.apply(cancel(ANNA, (Event.OfInstruction) world.last.getLast()));
            }
            case CANCEL_HELD -> world.apply(cancel(ANNA,
                    world.submit(payment(10).build(900), new Screened.Hit("a name"))));
            default -> throw new AssertionError("no row gives " + reason);
        }
    }

    private static void modifying(Reason reason, World world) {
        switch (reason) {
            case MODIFY_ORIGINAL_UNKNOWN -> world.apply(modify(CHEN, world.submit(payment(10)), FRONT));
            case MODIFY_TOO_LATE -> world.apply(modify(ANNA,
                    world.fund(ANNA, CNY_LEDGER, 10).submit(payment(10)), FRONT));
            case MODIFY_ALREADY_OVER -> {
                Event.OfInstruction over = world.submit(payment(10));
                world.apply(cancel(ANNA, over));
                world.apply(modify(ANNA, over, FRONT));
            }
            case MODIFY_MATCHED -> {
                Event.OfInstruction matched = world.submit(yuanSide());
                world.submit(roubleSide());
                world.apply(modify(ANNA, matched, new Modification.NewFromTime(World.MORNING)));
            }
            case MODIFY_HELD -> world.apply(modify(ANNA,
                    world.submit(payment(10).build(900), new Screened.Hit("a name")), FRONT));
            case MODIFY_TIMES_OUT_OF_ORDER -> world.apply(modify(ANNA, world.submit(early(), CLEAR),
                    new Modification.NewTillTime(World.MORNING + 4)));
            case MODIFY_IN_CYCLE -> {
                CycleReasons.happens(Reason.ACCEPTED_IN_CYCLE, world);
                world.apply(modify(ANNA, (Event.OfInstruction) world.last.getLast(),
                        new Modification.NewPriority(Priority.URGENT)));
            }
            case MODIFY_REJECT_TIME_PAST -> world.apply(modify(ANNA, world.submit(payment(10)),
                    new Modification.NewRejectTime(World.MORNING)));
            default -> throw new AssertionError("no row gives " + reason);
        }
    }

    private static void operating(Reason reason, World world) {
        switch (reason) {
            case PARTICIPANT_UNKNOWN -> world.apply(new Command.OpenLedger(new LedgerId(STRANGER, YEN)));
            case PARTICIPANT_DIFFERS -> world.apply(new Command.AddParticipant(
                    new Participant(ANNA, ANNA + " (invented)", Role.CLEARING_BANK)));
            case NOT_A_SETTLEMENT_AGENT -> world.apply(new Command.OpenLedger(new LedgerId(ANNA, CNY)));
            case NOT_A_DIRECT_PARTICIPANT -> world.apply(new Command.OpenAccount(
                    new AccountId(CNY_LEDGER, SMALL), new Amount(CNY, -1)));
            case NOT_AN_INDIRECT_PARTICIPANT -> world.apply(new Command.GrantAccess(BORIS, ANNAS));
            case NOT_A_CLEARING_BANK -> world.apply(new Command.GrantAccess(SMALL, ANNAS));
            case ACCOUNT_UNKNOWN -> world.apply(new Command.GrantAccess(STRANGER,
                    new AccountId(CNY_LEDGER, SMALL)));
            case ACCOUNT_EXISTS -> world.apply(new Command.OpenAccount(ANNAS, new Amount(CNY, -1)));
            case ACCESS_EXISTS -> {
                world.join(Bic.of("CLEACNB1"), Role.CLEARING_BANK);
                AccountId other = new AccountId(CNY_LEDGER, Bic.of("CLEACNB1"));
                world.apply(new Command.OpenAccount(other, Amount.zero(CNY)));
                world.apply(new Command.GrantAccess(SMALL, other));
            }
            case CREDIT_LIMIT_INVALID -> world.apply(new Command.SetCreditLimit(ANNAS, Amount.zero(RUB)));
            case CORRIDOR_DIFFERS -> world.apply(new Command.OpenCorridor(new Corridor("CNY/RUB", CNY, YEN)));
            case DAY_NOT_AFTER_LAST -> {
                world.apply(new Command.ReachPhase(CNY, Phase.CLOSED));
                world.apply(new Command.OpenDay(World.day(CNY, TODAY)));
            }
            case DAY_STILL_OPEN -> world.apply(new Command.OpenDay(World.day(CNY, TODAY.minusDays(1))));
            case PHASE_NOT_AHEAD -> {
                world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
                world.apply(new Command.ReachPhase(CNY, Phase.OPEN));
            }
            case LIST_VERSION_INVALID -> world.apply(new Command.PutListInForce(new ScreeningVersion(0, 1)));
            case INSTRUCTION_UNKNOWN -> world.apply(new Command.Rescreen(77,
                    new Screened.Clear(new Clearance(new Digest(9, 9, 9, 9), LIST))));
            case CURRENCY_WITHOUT_LEDGER -> world.apply(new Command.OpenDay(World.day(YEN, TODAY)));
            case LEDGER_EXISTS -> world.apply(new Command.OpenLedger(new LedgerId(OTHER_AGENT, CNY)));
            case COLLATERAL_INVALID -> collateral(-1, world);
            case COLLATERAL_DRAWN -> {
                collateral(10, world);
                world.submit(payment(10));
                collateral(0, world);
            }
            case TOO_MANY -> {
                for (int number = 0; number < Directory.MOST_CORRIDORS; number++) {
                    world.apply(new Command.OpenCorridor(new Corridor("C" + number, CNY, RUB)));
                }
            }
            default -> throw new AssertionError("no row gives " + reason);
        }
    }

    private static void collateral(long minor, World world) {
        world.apply(new Command.SetCollateral(ANNAS, "XS0000000001", new Amount(CNY, minor), 0));
    }

    private static void limiting(Reason reason, World world) {
        world.fund(ANNA, CNY_LEDGER, 100);
        switch (reason) {
            case LIMIT_BILATERAL -> set(new Limit.Bilateral(ANNAS, BORIS), 9, world);
            case LIMIT_MULTILATERAL -> set(new Limit.Multilateral(ANNAS), 9, world);
            case RESERVED_FOR_URGENT -> set(new Limit.Reservation(ANNAS, Priority.URGENT), 91, world);
            case CORRIDOR_RECEIVER_CAP -> set(new Limit.CorridorReceived(CNY_LEDGER, "CNY/RUB"), 9, world);
            case CORRIDOR_CAP -> set(new Limit.CorridorNet(CNY_LEDGER, "CNY/RUB"), 9, world);
            case CORRIDOR_DAY_CAP -> {
                Event.OfInstruction held = world.submit(payment(10).build(900),
                        new Screened.Unavailable("the screener is down"));
                set(new Limit.CorridorDay(CNY_LEDGER, "CNY/RUB"), 15, world);
                world.submit(payment(10));
                world.apply(new Command.Rescreen(held.number(), CLEAR));
                return;
            }
            case LIMIT_INVALID -> {
                set(new Limit.Multilateral(ANNAS), -1, world);
                return;
            }
            case LIMIT_CORRIDOR_UNKNOWN -> {
                set(new Limit.CorridorNet(CNY_LEDGER, "nowhere"), 1, world);
                return;
            }
            case LIMIT_COUNTERPARTY_UNKNOWN -> {
                set(new Limit.Bilateral(ANNAS, STRANGER), 1, world);
                return;
            }
            default -> throw new AssertionError("no row gives " + reason);
        }
        world.submit(payment(10));
    }

    private static void set(Limit limit, long minor, World world) {
        world.apply(new Command.SetLimit(limit, Optional.of(new Amount(limit.currency(), minor)),
                Limit.Validity.TODAY));
    }

    private static World.Draft payment(long minor) {
        return new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, minor);
    }

    private static Instruction early() {
        return payment(10).build(900).with(new Times(World.MORNING + 5, Times.NEVER, Times.NEVER));
    }

    private static World.Draft yuanSide() {
        return payment(100).on(new Condition.Versus("FX1", new Amount(RUB, 1300)));
    }

    private static World.Draft roubleSide() {
        return new World.Draft(Kind.BANK_PAYMENT, RUB_LEDGER, BORIS, ANNA, 1300)
                .on(new Condition.Versus("FX1", new Amount(CNY, 100)));
    }

    private static Command cancel(Bic sender, Event.OfInstruction of) {
        Uetr original = of.instruction().references().uetr();
        return new Command.Cancel(new Cancellation(sender, "C", original, "CUST"));
    }

    private static Command modify(Bic sender, Event.OfInstruction of, Modification.Change change) {
        return new Command.Modify(new Modification(sender, "Q", of.instruction().references().uetr(),
                List.of(change)));
    }

    private static List<Reason> reasons(List<Event> reply) {
        List<Reason> reasons = new ArrayList<>();
        for (Event event : reply) {
            switch (event) {
                case Event.OfInstruction changed -> reasons.add(changed.reason());
                case Event.Refused refused -> reasons.add(refused.reason());
                case Event.CycleClosed closed -> reasons.add(closed.reason());
                case Event.CancelRefused refused -> reasons.add(refused.reason());
                case Event.ModifyRefused refused -> reasons.add(refused.reason());
                default -> {}
            }
        }
        return reasons;
    }

    static Stream<Reason> reasons() {
        return Arrays.stream(Reason.values()).filter(reason -> reason.number() >= 50);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void the_reason_is_given(Reason reason) {
        World world = World.open();
        happens(reason, world);
        assertThat(reasons(world.last)).contains(reason);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void a_refusal_is_the_whole_answer(Reason reason) {
        World world = World.open();
        happens(reason, world);
        boolean closes = reason.number() >= Reason.POSITIONS_REFUSED.number()
                && reason.number() <= Reason.NOT_SETTLED_IN_TIME.number();
        boolean expires = reason.number() >= 130 && reason.number() < 140;
        if (reason.number() >= 80 && !closes && !expires) {
            assertThat(world.last).hasSize(1);
        }
    }
}
