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

import org.junit.jupiter.api.Test;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;

class SettlementTest {

    private final World world = World.open();

    @Test
    void a_funded_payment_settles_at_once() {
        world.fund(ANNA, CNY_LEDGER, 100);
        Event.OfInstruction paid = world.pay(ANNA, BORIS, 60);
        assertThat(paid).isInstanceOfSatisfying(Event.Settled.class, settled -> {
            assertThat(settled.mechanism()).isEqualTo(Mechanism.IMMEDIATE);
            assertThat(settled.entries()).extracting(entry -> entry.balance().minor()).containsExactly(40L,
                    60L);
        });
    }

    @Test
    void what_the_agent_has_issued_is_its_negative_balance() {
        world.fund(ANNA, CNY_LEDGER, 100);
        assertThat(world.balance(CNY_LEDGER.agent(), CNY_LEDGER)).isEqualTo(-100);
    }

    @Test
    void a_payment_without_funds_waits_in_the_queue() {
        Event.OfInstruction waits = world.pay(ANNA, BORIS, 60);
        assertThat(waits.state()).isEqualTo(State.QUEUED);
        assertThat(waits.reason()).isEqualTo(Reason.FUNDS_SHORT);
    }

    @Test
    void a_payment_behind_an_urgent_one_waits_though_there_are_funds() {
        world.fund(ANNA, CNY_LEDGER, 50);
        world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 60).with(Priority.URGENT));
        assertThat(world.pay(ANNA, BORIS, 10).reason()).isEqualTo(Reason.BEHIND_OTHERS);
    }

    @Test
    void an_urgent_payment_overtakes_normal_ones() {
        world.fund(ANNA, CNY_LEDGER, 50);
        world.pay(ANNA, BORIS, 60);
        Event.OfInstruction urgent = world
                .submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 10)
                        .with(Priority.URGENT));
        assertThat(urgent.state()).isEqualTo(State.SETTLED);
    }

    @Test
    void funds_that_come_release_the_queue() {
        Event.OfInstruction first = world.pay(ANNA, BORIS, 60);
        Event.OfInstruction second = world.pay(BORIS, CHEN, 50);
        world.fund(ANNA, CNY_LEDGER, 60);
        assertThat(world.state(first)).isEqualTo(State.SETTLED);
        assertThat(world.state(second)).isEqualTo(State.SETTLED);
    }

    @Test
    void credit_lets_a_balance_go_below_zero_and_no_further() {
        world.apply(new Command.SetCreditLimit(new AccountId(CNY_LEDGER, ANNA), new Amount(CNY, 30)));
        assertThat(world.pay(ANNA, BORIS, 30).state()).isEqualTo(State.SETTLED);
        assertThat(world.pay(ANNA, BORIS, 1).state()).isEqualTo(State.QUEUED);
        world.apply(new Command.SetCreditLimit(new AccountId(CNY_LEDGER, ANNA), new Amount(CNY, 10)));
        assertThat(world.balance(ANNA, CNY_LEDGER)).isEqualTo(-30);
    }

    @Test
    void payments_in_a_ring_settle_together_without_any_money() {
        Event.OfInstruction first = world.pay(ANNA, BORIS, 60);
        Event.OfInstruction second = world.pay(BORIS, CHEN, 60);
        Event.OfInstruction third = world.pay(CHEN, ANNA, 60);
        assertThat(third).isInstanceOfSatisfying(Event.Settled.class,
                settled -> assertThat(settled.mechanism()).isEqualTo(Mechanism.OFFSETTING));
        assertThat(world.state(first)).isEqualTo(State.SETTLED);
        assertThat(world.state(second)).isEqualTo(State.SETTLED);
    }

    private World.Draft versus(org.steelyard.money.Bic payer, org.steelyard.money.Bic payee,
            org.steelyard.money.LedgerId ledger, long minor, Amount counter) {
        return new World.Draft(Kind.BANK_PAYMENT, ledger, payer, payee, minor)
                .on(new Condition.Versus("FX1", counter));
    }

    @Test
    void payment_versus_payment_settles_both_sides_at_once() {
        world.fund(ANNA, CNY_LEDGER, 100).fund(BORIS, RUB_LEDGER, 1300);
        Event.OfInstruction yuan = world.submit(versus(ANNA, BORIS, CNY_LEDGER, 100, new Amount(RUB, 1300)));
        assertThat(yuan.reason()).isEqualTo(Reason.COUNTER_LEG_MISSING);
        Event.OfInstruction rouble = world
                .submit(versus(BORIS, ANNA, RUB_LEDGER, 1300, new Amount(CNY, 100)));
        assertThat(rouble.state()).isEqualTo(State.SETTLED);
        assertThat(world.state(yuan)).isEqualTo(State.SETTLED);
        assertThat(world.last).anyMatch(Event.Matched.class::isInstance);
    }

    @Test
    void payment_versus_payment_settles_neither_side_while_one_lacks_funds() {
        world.fund(ANNA, CNY_LEDGER, 100).fund(BORIS, RUB_LEDGER, 1299);
        Event.OfInstruction yuan = world.submit(versus(ANNA, BORIS, CNY_LEDGER, 100, new Amount(RUB, 1300)));
        Event.OfInstruction rouble = world
                .submit(versus(BORIS, ANNA, RUB_LEDGER, 1300, new Amount(CNY, 100)));
        assertThat(world.state(yuan)).isEqualTo(State.QUEUED);
        assertThat(world.state(rouble)).isEqualTo(State.QUEUED);
        assertThat(world.balance(ANNA, CNY_LEDGER)).isEqualTo(100);
        world.fund(BORIS, RUB_LEDGER, 1);
        assertThat(world.state(yuan)).isEqualTo(State.SETTLED);
        assertThat(world.state(rouble)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_leg_without_its_counter_leg_holds_nobody_up() {
        world.fund(ANNA, CNY_LEDGER, 100);
        world.submit(versus(ANNA, BORIS, CNY_LEDGER, 100, new Amount(RUB, 1300)));
        assertThat(world.pay(ANNA, BORIS, 100).state()).isEqualTo(State.SETTLED);
    }

    @Test
    void an_indirect_bank_settles_over_its_clearing_bank() {
        world.fund(BORIS, CNY_LEDGER, 100);
        World.Draft draft = new World.Draft(Kind.CUSTOMER_PAYMENT, CNY_LEDGER, SMALL, ANNA, 70).from(BORIS);
        assertThat(world.submit(draft).state()).isEqualTo(State.SETTLED);
        assertThat(world.balance(BORIS, CNY_LEDGER)).isEqualTo(30);
    }

    @Test
    void without_a_clearance_nothing_settles() {
        world.fund(ANNA, CNY_LEDGER, 100);
        Instruction instruction = new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 10).build(900);
        assertThat(world.submit(instruction, new Screened.Unavailable("screener down")).reason())
                .isEqualTo(Reason.NOT_SCREENED);
        world.apply(new Command.Rescreen(world.settlement.outcome(instruction.references().uetr()).isPresent()
                ? ((Event.OfInstruction) world.last.getLast()).number()
                : 0, new Screened.Clear(new Clearance(MESSAGE, LIST))));
        assertThat(world.standing(instruction.references().uetr()).state()).isEqualTo(State.SETTLED);
    }

    @Test
    void a_hit_stays_held_whatever_a_second_screening_says() {
        world.fund(ANNA, CNY_LEDGER, 100);
        Instruction instruction = new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 10).build(900);
        long number = world.submit(instruction, new Screened.Hit("name on the list")).number();
        world.apply(new Command.Rescreen(number, new Screened.Clear(new Clearance(MESSAGE, LIST))));
        assertThat(world.settlement.outcome(instruction.references().uetr()).orElseThrow().reason())
                .isEqualTo(Reason.HIT);
    }

    @Test
    void a_new_list_holds_all_that_waits_until_it_is_screened_again() {
        Event.OfInstruction waits = world.pay(ANNA, BORIS, 60);
        ScreeningVersion next = new ScreeningVersion(8, 1);
        world.apply(new Command.PutListInForce(next));
        world.apply(new Command.Submit(
                new World.Draft(Kind.LIQUIDITY_TRANSFER, CNY_LEDGER, CNY_LEDGER.agent(), ANNA, 60).build(901),
                new Screened.Clear(new Clearance(MESSAGE, next)), OriginalMessage.NONE));
        assertThat(world.reason(waits)).isEqualTo(Reason.LIST_CHANGED);
        world.apply(new Command.Rescreen(waits.number(), new Screened.Clear(new Clearance(MESSAGE, next))));
        assertThat(world.state(waits)).isEqualTo(State.SETTLED);
    }

    @Test
    void without_a_list_all_that_waits_is_held_and_nothing_settles() {
        Event.OfInstruction queued = world.pay(ANNA, BORIS, 60);
        Event.OfInstruction warehoused = world.submit(
                new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 10).value(TODAY.plusDays(1)));
        world.apply(new Command.PutListInForce(ScreeningVersion.NONE));
        assertThat(world.reason(queued)).isEqualTo(Reason.NOT_SCREENED);
        assertThat(world.reason(warehoused)).isEqualTo(Reason.NOT_SCREENED);
        Instruction funds = new World.Draft(Kind.LIQUIDITY_TRANSFER, CNY_LEDGER, CNY_LEDGER.agent(), ANNA, 60)
                .build(901);
        Screened clear = new Screened.Clear(new Clearance(MESSAGE, LIST));
        Event.OfInstruction held = world.submit(funds, clear);
        assertThat(held.state()).isEqualTo(State.HELD);
        assertThat(world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 1).build(902),
                new Screened.Clear(new Clearance(MESSAGE, ScreeningVersion.NONE))).state())
                .isEqualTo(State.HELD);

        world.apply(new Command.PutListInForce(LIST));
        assertThat(world.reason(queued)).isEqualTo(Reason.NOT_SCREENED);
        world.apply(new Command.Rescreen(queued.number(), clear));
        world.apply(new Command.Rescreen(held.number(), clear));
        assertThat(world.state(queued)).isEqualTo(State.SETTLED);
    }

    @Test
    void rules_without_a_list_cannot_be_put_in_force() {
        world.apply(new Command.PutListInForce(new ScreeningVersion(0, 1)));
        assertThat(world.last)
                .containsExactly(new Event.Refused(Reason.LIST_VERSION_INVALID,
                        new ScreeningVersion(0, 1).toString()));
        assertThat(world.settlement.listInForce()).isEqualTo(LIST);
    }

    @Test
    void the_same_message_again_gets_the_first_answer_and_moves_nothing() {
        world.fund(ANNA, CNY_LEDGER, 100);
        Instruction instruction = new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 10).build(900);
        Screened clear = new Screened.Clear(new Clearance(MESSAGE, LIST));
        world.submit(instruction, clear);
        long sequence = world.settlement.sequence();
        assertThat(world.submit(instruction, clear)).isInstanceOfSatisfying(Event.Repeated.class, again -> {
            assertThat(again.first().state()).isEqualTo(State.SETTLED);
            assertThat(again.first().sequence()).isEqualTo(sequence);
        });
        assertThat(world.balance(ANNA, CNY_LEDGER)).isEqualTo(90);
    }

    @Test
    void a_waiting_instruction_can_be_cancelled_and_a_settled_one_cannot() {
        Event.OfInstruction waits = world.pay(ANNA, BORIS, 60);
        world.apply(cancel(waits));
        assertThat(world.state(waits)).isEqualTo(State.CANCELLED);
        world.fund(ANNA, CNY_LEDGER, 60);
        Event.OfInstruction settled = world.pay(ANNA, BORIS, 60);
        world.apply(cancel(settled));
        assertThat(world.last).singleElement().isInstanceOfSatisfying(Event.CancelRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.CANCEL_TOO_LATE));
    }

    private static Command cancel(Event.OfInstruction of) {
        References references = of.instruction().references();
        return new Command.Cancel(new Cancellation(references.sender(), "C" + references.messageId(),
                references.uetr(), "CUST"));
    }

    @Test
    void cancelling_the_head_of_the_queue_lets_those_behind_it_go() {
        world.fund(ANNA, CNY_LEDGER, 10);
        Event.OfInstruction large = world.pay(ANNA, BORIS, 60);
        Event.OfInstruction small = world.pay(ANNA, BORIS, 10);
        world.apply(cancel(large));
        assertThat(world.state(small)).isEqualTo(State.SETTLED);
    }

    @Test
    void money_comes_back_once_and_only_as_a_new_instruction() {
        world.fund(ANNA, CNY_LEDGER, 100);
        Event.OfInstruction paid = world.pay(ANNA, BORIS, 60);
        World.Draft back = new World.Draft(Kind.RETURN, CNY_LEDGER, BORIS, ANNA, 60)
                .on(new Condition.ReturnOf(paid.instruction().references().uetr()));
        assertThat(world.submit(back).state()).isEqualTo(State.SETTLED);
        assertThat(world.state(paid)).isEqualTo(State.SETTLED);
        assertThat(world.submit(back).reason()).isEqualTo(Reason.ALREADY_RETURNED);
    }

    @Test
    void a_future_value_date_waits_for_its_day() {
        world.fund(ANNA, CNY_LEDGER, 100);
        Event.OfInstruction later = world
                .submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 10)
                        .value(TODAY.plusDays(1)));
        assertThat(later.state()).isEqualTo(State.WAREHOUSED);
        world.apply(new Command.ReachPhase(CNY, Phase.CLOSED));
        assertThat(world.state(later)).isEqualTo(State.WAREHOUSED);
        world.apply(new Command.OpenDay(
                new BusinessDay(CNY, TODAY.plusDays(1), 5_000_000, 6_000_000, 7_000_000)));
        assertThat(world.state(later)).isEqualTo(State.SETTLED);
    }

    @Test
    void the_customer_cut_off_stops_customers_and_the_interbank_cut_off_everybody() {
        world.fund(ANNA, CNY_LEDGER, 100);
        world.nowMillis = World.CUSTOMER_CUT_OFF;
        assertThat(world.submit(new World.Draft(Kind.CUSTOMER_PAYMENT, CNY_LEDGER, ANNA, BORIS, 10)).reason())
                .isEqualTo(Reason.PAST_CUSTOMER_CUT_OFF);
        assertThat(world.pay(ANNA, BORIS, 10).state()).isEqualTo(State.SETTLED);
        Event.OfInstruction waits = world.pay(ANNA, BORIS, 1000);
        world.nowMillis = World.INTERBANK_CUT_OFF;
        world.apply(new Command.Tick());
        assertThat(world.reason(waits)).isEqualTo(Reason.FUNDS_SHORT_AT_CUT_OFF);
        assertThat(world.pay(ANNA, BORIS, 10).reason()).isEqualTo(Reason.PAST_INTERBANK_CUT_OFF);
    }

    @Test
    void an_engine_restored_from_its_snapshot_is_the_same_engine() {
        world.fund(ANNA, CNY_LEDGER, 100);
        world.pay(ANNA, BORIS, 60);
        world.pay(ANNA, BORIS, 60);
        world.submit(versus(ANNA, BORIS, CNY_LEDGER, 100, new Amount(RUB, 1300)));
        byte[] state = ByteSnapshot.of(world.settlement);
        Settlement restored = ByteSnapshot.restore(state);
        assertThat(ByteSnapshot.of(restored)).isEqualTo(state);
        Command next = new Command.SetCreditLimit(new AccountId(CNY_LEDGER, ANNA), new Amount(CNY, 20));
        assertThat(restored.apply(next, world.nowMillis)).isEqualTo(world.apply(next));
        assertThat(restored.stateHash()).isEqualTo(world.settlement.stateHash());
    }
}
