package org.steelyard.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.settlement.World.ANNA;
import static org.steelyard.settlement.World.BORIS;
import static org.steelyard.settlement.World.CHEN;
import static org.steelyard.settlement.World.CNY;
import static org.steelyard.settlement.World.CNY_LEDGER;
import static org.steelyard.settlement.World.RUB;
import static org.steelyard.settlement.World.RUB_LEDGER;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;

/** Who may settle before whom, and by which rules. */
class OvertakingTest {

    private final World world = World.open();

    private Event.OfInstruction pay(Bic payer, Bic payee, long minor, Priority priority) {
        return world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, payer, payee, minor)
                .with(priority));
    }

    private Event.OfInstruction side(Bic payer, Bic payee, LedgerId ledger, long minor, Amount counter) {
        return world.submit(new World.Draft(Kind.BANK_PAYMENT, ledger, payer, payee, minor)
                .on(new Condition.Versus("FX1", counter)));
    }

    private List<Long> settled() {
        return world.last.stream().filter(Event.Settled.class::isInstance).map(Event.Settled.class::cast)
                .map(Event.Settled::number).toList();
    }

    @Test
    void a_normal_payment_overtakes_one_that_lacks_funds() {
        world.fund(ANNA, CNY_LEDGER, 50);
        Event.OfInstruction large = world.pay(ANNA, BORIS, 60);
        assertThat(world.pay(ANNA, BORIS, 10).state()).isEqualTo(State.SETTLED);
        assertThat(world.state(large)).isEqualTo(State.QUEUED);
    }

    @Test
    void nobody_overtakes_an_urgent_payment() {
        world.fund(ANNA, CNY_LEDGER, 50);
        pay(ANNA, BORIS, 60, Priority.URGENT);
        assertThat(pay(ANNA, BORIS, 10, Priority.NORMAL).reason()).isEqualTo(Reason.BEHIND_OTHERS);
        assertThat(pay(ANNA, BORIS, 10, Priority.URGENT).reason()).isEqualTo(Reason.BEHIND_OTHERS);
        assertThat(pay(ANNA, BORIS, 10, Priority.HIGHLY_URGENT).state()).isEqualTo(State.SETTLED);
    }

    @Test
    void when_the_urgent_payment_is_gone_the_normal_ones_behind_it_go() {
        world.fund(ANNA, CNY_LEDGER, 50);
        Event.OfInstruction urgent = pay(ANNA, BORIS, 60, Priority.URGENT);
        Event.OfInstruction large = pay(ANNA, BORIS, 55, Priority.NORMAL);
        Event.OfInstruction small = pay(ANNA, BORIS, 20, Priority.NORMAL);
        References references = urgent.instruction().references();
        world.apply(new Command.Cancel(new Cancellation(ANNA, "C", references.uetr(), "CUST")));
        assertThat(settled()).containsExactly(small.number());
        assertThat(world.state(large)).isEqualTo(State.QUEUED);
    }

    @Test
    void of_several_that_can_settle_the_first_in_the_queue_goes_first() {
        Event.OfInstruction largest = world.pay(ANNA, BORIS, 60);
        Event.OfInstruction first = world.pay(ANNA, BORIS, 25);
        Event.OfInstruction second = world.pay(ANNA, BORIS, 20);
        Event.OfInstruction third = world.pay(ANNA, BORIS, 15);
        world.fund(ANNA, CNY_LEDGER, 40);
        assertThat(settled()).endsWith(first.number(), third.number());
        assertThat(world.state(second)).isEqualTo(State.QUEUED);
        assertThat(world.state(largest)).isEqualTo(State.QUEUED);
    }

    @Test
    void of_two_accounts_the_payment_that_came_first_goes_first() {
        Event.OfInstruction bought = world.pay(CHEN, BORIS, 30);
        Event.OfInstruction first = world.pay(BORIS, CHEN, 60);
        Event.OfInstruction second = world.pay(ANNA, CHEN, 60);
        Event.OfInstruction several = world.pay(BORIS, ANNA, 20);
        world.fund(ANNA, CNY_LEDGER, 30);
        world.fund(BORIS, CNY_LEDGER, 20);
        assertThat(settled()).endsWith(several.number());
        assertThat(world.reason(first)).isEqualTo(Reason.FUNDS_SHORT);
        world.fund(ANNA, CNY_LEDGER, 10);
        assertThat(settled()).endsWith(second.number(), bought.number());
    }

    @Test
    void without_overtaking_the_head_holds_up_all_behind_it() {
        world.apply(new Command.SetRules(Rules.FIRST_IN_FIRST_OUT));
        world.fund(ANNA, CNY_LEDGER, 50);
        world.pay(ANNA, BORIS, 60);
        Event.OfInstruction small = world.pay(ANNA, BORIS, 10);
        assertThat(small.reason()).isEqualTo(Reason.BEHIND_OTHERS);
        world.apply(new Command.SetRules(Rules.ALL));
        assertThat(settled()).containsExactly(small.number());
    }

    @Test
    void a_pair_holds_up_no_payment() {
        world.fund(ANNA, CNY_LEDGER, 60);
        Event.OfInstruction yuan = side(ANNA, BORIS, CNY_LEDGER, 50, new Amount(RUB, 700));
        side(BORIS, ANNA, RUB_LEDGER, 700, new Amount(CNY, 50));
        assertThat(world.pay(ANNA, CHEN, 55).state()).isEqualTo(State.SETTLED);
        assertThat(world.state(yuan)).isEqualTo(State.QUEUED);
        world.fund(ANNA, CNY_LEDGER, 45);
        world.fund(BORIS, RUB_LEDGER, 700);
        assertThat(world.last).filteredOn(Event.Settled.class::isInstance).last()
                .isInstanceOfSatisfying(Event.Settled.class,
                        it -> assertThat(it.mechanism()).isEqualTo(Mechanism.QUEUE));
        assertThat(world.state(yuan)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_normal_pair_stands_behind_the_payments_that_came_after_it() {
        Event.OfInstruction yuan = side(ANNA, BORIS, CNY_LEDGER, 50, new Amount(RUB, 700));
        Event.OfInstruction roubles = side(BORIS, ANNA, RUB_LEDGER, 700, new Amount(CNY, 50));
        Event.OfInstruction payment = world.pay(ANNA, CHEN, 100);
        world.fund(BORIS, RUB_LEDGER, 700);
        world.fund(ANNA, CNY_LEDGER, 150);
        assertThat(settled()).endsWith(payment.number(), yuan.number(), roubles.number());
    }

    @Test
    void a_ring_waits_while_nobody_looks_for_sets_and_settles_when_somebody_does() {
        world.apply(new Command.SetRules(Rules.FIRST_IN_FIRST_OUT));
        Event.OfInstruction one = world.pay(ANNA, BORIS, 100);
        Event.OfInstruction two = world.pay(BORIS, CHEN, 100);
        Event.OfInstruction three = world.pay(CHEN, ANNA, 100);
        assertThat(world.state(one)).isEqualTo(State.QUEUED);
        world.apply(new Command.SetRules(new Rules(Rules.Overtaking.NONE, false, true)));
        assertThat(settled()).containsExactly(one.number(), two.number(), three.number());
    }

    @Test
    void the_money_of_a_set_lets_somebody_overtake_and_so_on_until_nothing_moves() {
        Event.OfInstruction one = world.pay(ANNA, BORIS, 100);
        Event.OfInstruction stuck = world.pay(BORIS, CHEN, 100);
        Event.OfInstruction small = world.pay(BORIS, CHEN, 30);
        Event.OfInstruction back = world.pay(BORIS, ANNA, 65);
        world.apply(new Command.SetCreditLimit(new AccountId(CNY_LEDGER, ANNA), new Amount(CNY, 40)));
        assertThat(world.state(one)).isEqualTo(State.QUEUED);
        world.fund(ANNA, CNY_LEDGER, 60);
        assertThat(settled()).endsWith(one.number(), stuck.number());
        assertThat(world.state(small)).isEqualTo(State.QUEUED);
        assertThat(world.state(back)).isEqualTo(State.QUEUED);
    }

    @Test
    void on_entry_a_payment_is_offset_with_what_waits_the_other_way() {
        world.apply(new Command.SetRules(new Rules(Rules.Overtaking.NORMAL, true, false)));
        world.pay(BORIS, CHEN, 500);
        Event.OfInstruction first = world.pay(BORIS, ANNA, 60);
        Event.OfInstruction second = world.pay(BORIS, ANNA, 40);
        Event.OfInstruction entering = world.pay(ANNA, BORIS, 100);
        assertThat(settled()).containsExactly(first.number(), second.number(), entering.number());
        assertThat(world.last).last().isInstanceOfSatisfying(Event.Settled.class,
                it -> assertThat(it.mechanism()).isEqualTo(Mechanism.BILATERAL_OFFSETTING));
    }

    @Test
    void nothing_is_offset_on_entry_where_an_urgent_payment_would_be_passed() {
        world.apply(new Command.SetRules(new Rules(Rules.Overtaking.NORMAL, true, false)));
        pay(BORIS, CHEN, 500, Priority.URGENT);
        world.pay(BORIS, ANNA, 100);
        assertThat(world.pay(ANNA, BORIS, 100).reason()).isEqualTo(Reason.FUNDS_SHORT);
    }

    @Test
    void rules_already_in_force_change_nothing() {
        assertThat(world.settlement.rules()).isEqualTo(Rules.ALL);
        world.apply(new Command.SetRules(Rules.ALL));
        assertThat(world.last).containsExactly(new Event.Unchanged());
    }
}
