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
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    private static final Screened CLEAR = new Screened.Clear(new Clearance(MESSAGE, LIST));

    /** What has to happen for a reason to be given in the last reply. */
    private enum Row {
        HIT(world -> world.submit(payment(10).build(900), new Screened.Hit("a name"))),
        NOT_SCREENED(world -> world.submit(payment(10).build(900), new Screened.Unavailable("down"))),
        LIST_CHANGED(world -> {
            world.submit(payment(10));
            world.apply(new Command.PutListInForce(new ScreeningVersion(8, 1)));
        }),
        FUNDS_SHORT(world -> world.submit(payment(10))),
        BEHIND_OTHERS(world -> {
            world.submit(payment(10));
            world.submit(payment(10));
        }),
        COUNTER_LEG_MISSING(world -> world.submit(yuanSide())),
        VALUE_DATE_AHEAD(world -> world.submit(payment(10).value(TODAY.plusDays(1)))),
        CANCELLED_BY_SENDER(world -> world.apply(cancel(ANNA, world.submit(payment(10))))),
        FUNDS_SHORT_AT_CUT_OFF(world -> {
            world.submit(payment(10));
            world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
        }),
        UNMATCHED_AT_CUT_OFF(world -> {
            world.submit(yuanSide());
            world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
        }),
        HELD_AT_CUT_OFF(world -> {
            world.submit(payment(10).build(900), new Screened.Hit("a name"));
            world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
        }),
        COUNTER_LEG_GONE(world -> {
            world.submit(yuanSide());
            world.submit(roubleSide());
            world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
        }),
        OTHER_DAY_NOT_OPENED_AT_CUT_OFF(world -> {
            world.apply(new Command.ReachPhase(CNY, Phase.CLOSED));
            world.apply(new Command.OpenDay(World.day(CNY, TODAY.plusDays(1))));
            Instruction one = payment(10).value(TODAY.plusDays(1)).build(900);
            world.submit(new Instruction(one.references(), one.kind(),
                    List.of(one.legs().getFirst(), new Leg(RUB_LEDGER, ANNA, BORIS, new Amount(RUB, 1))),
                    Condition.NONE, one.priority(), one.valueDate(), one.purpose(), MESSAGE), CLEAR);
            world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
        }),
        CANCEL_ORIGINAL_UNKNOWN(world -> world.apply(cancel(CHEN, world.submit(payment(10))))),
        CANCEL_TOO_LATE(world -> world.apply(cancel(ANNA,
                world.fund(ANNA, CNY_LEDGER, 10).submit(payment(10))))),
        CANCEL_ALREADY_OVER(world -> {
            Event.OfInstruction over = world.submit(payment(10));
            world.apply(cancel(ANNA, over));
            world.apply(cancel(ANNA, over));
        }),
        CANCEL_MATCHED(world -> {
            Event.OfInstruction matched = world.submit(yuanSide());
            world.submit(roubleSide());
            world.apply(cancel(ANNA, matched));
        }),
        CANCEL_HELD(world -> world.apply(cancel(ANNA,
                world.submit(payment(10).build(900), new Screened.Hit("a name"))))),
        PARTICIPANT_UNKNOWN(world -> world.apply(new Command.OpenLedger(new LedgerId(STRANGER, YEN)))),
        PARTICIPANT_DIFFERS(world -> world.apply(new Command.AddParticipant(
                new Participant(ANNA, ANNA + " (invented)", Role.CLEARING_BANK)))),
        NOT_A_SETTLEMENT_AGENT(world -> world.apply(new Command.OpenLedger(new LedgerId(ANNA, CNY)))),
        NOT_A_DIRECT_PARTICIPANT(world -> world.apply(new Command.OpenAccount(
                new AccountId(CNY_LEDGER, SMALL), new Amount(CNY, -1)))),
        NOT_AN_INDIRECT_PARTICIPANT(world -> world.apply(new Command.GrantAccess(BORIS, ANNAS))),
        NOT_A_CLEARING_BANK(world -> world.apply(new Command.GrantAccess(SMALL, ANNAS))),
        ACCOUNT_UNKNOWN(world -> world.apply(new Command.GrantAccess(STRANGER,
                new AccountId(CNY_LEDGER, SMALL)))),
        ACCOUNT_EXISTS(world -> world.apply(new Command.OpenAccount(ANNAS, new Amount(CNY, -1)))),
        ACCESS_EXISTS(world -> {
            world.join(Bic.of("CLEACNB1"), Role.CLEARING_BANK);
            AccountId other = new AccountId(CNY_LEDGER, Bic.of("CLEACNB1"));
            world.apply(new Command.OpenAccount(other, Amount.zero(CNY)));
            world.apply(new Command.GrantAccess(SMALL, other));
        }),
        CREDIT_LIMIT_INVALID(world -> world.apply(new Command.SetCreditLimit(ANNAS, Amount.zero(RUB)))),
        CORRIDOR_DIFFERS(world -> world.apply(new Command.OpenCorridor(new Corridor("CNY/RUB", CNY, YEN)))),
        DAY_NOT_AFTER_LAST(world -> {
            world.apply(new Command.ReachPhase(CNY, Phase.CLOSED));
            world.apply(new Command.OpenDay(World.day(CNY, TODAY)));
        }),
        DAY_STILL_OPEN(world -> world.apply(new Command.OpenDay(World.day(CNY, TODAY.minusDays(1))))),
        PHASE_NOT_AHEAD(world -> {
            world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
            world.apply(new Command.ReachPhase(CNY, Phase.OPEN));
        }),
        LIST_VERSION_INVALID(world -> world.apply(new Command.PutListInForce(new ScreeningVersion(0, 1)))),
        INSTRUCTION_UNKNOWN(world -> world.apply(new Command.Rescreen(77,
                new Screened.Clear(new Clearance(new Digest(9, 9, 9, 9), LIST))))),
        CURRENCY_WITHOUT_LEDGER(world -> world.apply(new Command.OpenDay(World.day(YEN, TODAY)))),
        LEDGER_EXISTS(world -> world.apply(new Command.OpenLedger(new LedgerId(OTHER_AGENT, CNY)))),
        TOO_MANY(world -> {
            for (int number = 0; number < Directory.MOST_CORRIDORS; number++) {
                world.apply(new Command.OpenCorridor(new Corridor("C" + number, CNY, RUB)));
            }
        });

        private final Consumer<World> happening;

        Row(Consumer<World> happening) {
            this.happening = happening;
        }
    }

    private static World.Draft payment(long minor) {
        return new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, minor);
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

    private static List<Reason> reasons(List<Event> reply) {
        List<Reason> reasons = new ArrayList<>();
        for (Event event : reply) {
            switch (event) {
                case Event.OfInstruction changed -> reasons.add(changed.reason());
                case Event.Refused refused -> reasons.add(refused.reason());
                case Event.CancelRefused refused -> reasons.add(refused.reason());
                default -> {}
            }
        }
        return reasons;
    }

    @ParameterizedTest
    @EnumSource
    void the_reason_is_given(Row row) {
        World world = World.open();
        row.happening.accept(world);
        assertThat(reasons(world.last)).contains(Reason.valueOf(row.name()));
    }

    @Test
    void every_reason_has_a_row_and_one_that_is_none_has_none() {
        assertThat(Arrays.stream(Row.values()).map(Row::name)).containsExactlyElementsOf(
                Arrays.stream(Reason.values()).filter(it -> it.number() >= 50).map(Reason::name).toList());
        assertThat(Reason.values()[0]).isEqualTo(Reason.NONE);
    }

    @Test
    void a_command_that_is_refused_changes_nothing() {
        for (Row row : Row.values()) {
            if (Reason.valueOf(row.name()).number() >= 80) {
                World world = World.open();
                row.happening.accept(world);
                var before = world.settlement.balances();
                long instructions = world.settlement.register().last();
                assertThat(world.last).as(row.name()).hasSize(1);
                assertThat(world.settlement.balances()).isEqualTo(before);
                assertThat(world.settlement.register().last()).isEqualTo(instructions);
            }
        }
    }
}
