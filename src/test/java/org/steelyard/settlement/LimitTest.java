package org.steelyard.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.settlement.World.ANNA;
import static org.steelyard.settlement.World.BORIS;
import static org.steelyard.settlement.World.CHEN;
import static org.steelyard.settlement.World.CNY;
import static org.steelyard.settlement.World.CNY_LEDGER;
import static org.steelyard.settlement.World.RUB;
import static org.steelyard.settlement.World.RUB_LEDGER;
import static org.steelyard.settlement.World.TODAY;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;

/** Bilateral and multilateral limits, reservations, and caps of a corridor (catalogue C3 to C5). */
class LimitTest {

    private static final AccountId ANNAS = new AccountId(CNY_LEDGER, ANNA);
    private static final String CORRIDOR = "CNY/RUB";

    private final World world = World.open();

    private void set(Limit limit, long minor) {
        set(limit, minor, Limit.Validity.TODAY);
    }

    private void set(Limit limit, long minor, Limit.Validity validity) {
        world.apply(new Command.SetLimit(limit, Optional.of(new Amount(limit.currency(), minor)), validity));
    }

    private void remove(Limit limit) {
        world.apply(new Command.SetLimit(limit, Optional.empty(), Limit.Validity.TODAY));
    }

    private Event.OfInstruction pay(Bic payer, Bic payee, long minor, Priority priority) {
        return world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, payer, payee, minor)
                .with(priority));
    }

    private Reason refusal() {
        return ((Event.Refused) world.last.getFirst()).reason();
    }

    @Test
    void a_bilateral_limit_holds_back_what_is_over_it_and_receipts_fill_it_again() {
        world.fund(ANNA, CNY_LEDGER, 1_000);
        world.fund(BORIS, CNY_LEDGER, 1_000);
        set(new Limit.Bilateral(ANNAS, BORIS), 100);
        assertThat(world.pay(ANNA, BORIS, 100).state()).isEqualTo(State.SETTLED);
        Event.OfInstruction over = world.pay(ANNA, BORIS, 1);
        assertThat(over.reason()).isEqualTo(Reason.LIMIT_BILATERAL);
        assertThat(world.pay(ANNA, CHEN, 500).state()).isEqualTo(State.SETTLED);
        world.pay(BORIS, ANNA, 1);
        assertThat(world.state(over)).isEqualTo(State.SETTLED);
    }

    @Test
    void what_expires_says_what_held_it_at_the_cut_off_and_not_what_did_when_it_came() {
        Event.OfInstruction waits = world.pay(ANNA, BORIS, 10);
        assertThat(waits.reason()).isEqualTo(Reason.FUNDS_SHORT);
        set(new Limit.Bilateral(ANNAS, BORIS), 9);
        world.fund(ANNA, CNY_LEDGER, 1_000);
        world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
        assertThat(world.reason(waits)).isEqualTo(Reason.LIMIT_BILATERAL_AT_CUT_OFF);
    }

    @Test
    void limits_do_not_bind_urgent_payments() {
        world.fund(ANNA, CNY_LEDGER, 1_000);
        set(new Limit.Bilateral(ANNAS, BORIS), 0);
        set(new Limit.Multilateral(ANNAS), 0);
        assertThat(pay(ANNA, BORIS, 10, Priority.URGENT).state()).isEqualTo(State.SETTLED);
        assertThat(pay(ANNA, CHEN, 10, Priority.HIGHLY_URGENT).state()).isEqualTo(State.SETTLED);
        assertThat(pay(ANNA, BORIS, 10, Priority.NORMAL).reason()).isEqualTo(Reason.LIMIT_BILATERAL);
        assertThat(pay(ANNA, CHEN, 10, Priority.NORMAL).reason()).isEqualTo(Reason.LIMIT_MULTILATERAL);
    }

    @Test
    void a_raised_limit_and_a_removed_one_let_go_what_waited() {
        world.fund(ANNA, CNY_LEDGER, 1_000);
        set(new Limit.Multilateral(ANNAS), 10);
        Event.OfInstruction first = world.pay(ANNA, BORIS, 11);
        Event.OfInstruction second = world.pay(ANNA, CHEN, 50);
        set(new Limit.Multilateral(ANNAS), 11);
        assertThat(world.state(first)).isEqualTo(State.SETTLED);
        assertThat(world.state(second)).isEqualTo(State.QUEUED);
        remove(new Limit.Multilateral(ANNAS));
        assertThat(world.state(second)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_limit_lowered_under_what_is_used_stops_further_payments_only() {
        world.fund(ANNA, CNY_LEDGER, 1_000);
        set(new Limit.Bilateral(ANNAS, BORIS), 100);
        world.pay(ANNA, BORIS, 80);
        set(new Limit.Bilateral(ANNAS, BORIS), 50);
        assertThat(world.pay(ANNA, BORIS, 1).reason()).isEqualTo(Reason.LIMIT_BILATERAL);
    }

    @Test
    void limits_bind_in_a_set_that_offsets_itself() {
        set(new Limit.Bilateral(ANNAS, BORIS), 99);
        Event.OfInstruction one = world.pay(ANNA, BORIS, 100);
        world.pay(BORIS, CHEN, 100);
        world.pay(CHEN, ANNA, 100);
        assertThat(world.state(one)).isEqualTo(State.QUEUED);
        set(new Limit.Bilateral(ANNAS, BORIS), 100);
        assertThat(world.state(one)).isEqualTo(State.SETTLED);
    }

    @Test
    void what_is_reserved_is_there_for_its_class_and_the_more_urgent_one() {
        world.fund(ANNA, CNY_LEDGER, 100);
        set(new Limit.Reservation(ANNAS, Priority.HIGHLY_URGENT), 30);
        set(new Limit.Reservation(ANNAS, Priority.URGENT), 20);
        Event.OfInstruction normal = pay(ANNA, BORIS, 51, Priority.NORMAL);
        assertThat(normal.reason()).isEqualTo(Reason.RESERVED_FOR_URGENT);
        Event.OfInstruction urgent = pay(ANNA, BORIS, 71, Priority.URGENT);
        assertThat(urgent.reason()).isEqualTo(Reason.RESERVED_FOR_URGENT);
        world.apply(new Command.Cancel(
                new Cancellation(ANNA, "C", urgent.instruction().references().uetr(), "CUST")));
        assertThat(pay(ANNA, BORIS, 20, Priority.URGENT).state()).isEqualTo(State.SETTLED);
        assertThat(pay(ANNA, BORIS, 30, Priority.HIGHLY_URGENT).state()).isEqualTo(State.SETTLED);
        assertThat(pay(ANNA, BORIS, 50, Priority.NORMAL).state()).isEqualTo(State.SETTLED);
        assertThat(world.state(normal)).isEqualTo(State.QUEUED);
    }

    @Test
    void where_less_is_there_than_is_reserved_nothing_draws_on_it_even_if_as_much_comes_in() {
        world.fund(ANNA, CNY_LEDGER, 20);
        set(new Limit.Reservation(ANNAS, Priority.HIGHLY_URGENT), 30);
        Event.OfInstruction back = world.pay(BORIS, ANNA, 10);
        Event.OfInstruction urgent = pay(ANNA, BORIS, 10, Priority.URGENT);
        assertThat(urgent.reason()).isEqualTo(Reason.RESERVED_FOR_URGENT);
        assertThat(world.state(back)).isEqualTo(State.QUEUED);
        set(new Limit.Reservation(ANNAS, Priority.HIGHLY_URGENT), 20);
        assertThat(world.state(urgent)).isEqualTo(State.SETTLED);
        assertThat(world.state(back)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_lowered_reservation_lets_normal_payments_go() {
        world.fund(ANNA, CNY_LEDGER, 100);
        set(new Limit.Reservation(ANNAS, Priority.URGENT), 60);
        Event.OfInstruction normal = pay(ANNA, BORIS, 50, Priority.NORMAL);
        set(new Limit.Reservation(ANNAS, Priority.URGENT), 50);
        assertThat(world.state(normal)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_corridor_cap_binds_every_class_on_either_side_of_a_pair_and_between_the_countries() {
        world.fund(ANNA, CNY_LEDGER, 1_000);
        world.fund(BORIS, RUB_LEDGER, 1_000);
        set(new Limit.CorridorNet(CNY_LEDGER, CORRIDOR), 100);
        assertThat(pay(ANNA, CHEN, 500, Priority.NORMAL).state()).isEqualTo(State.SETTLED);
        assertThat(pay(ANNA, BORIS, 60, Priority.HIGHLY_URGENT).state()).isEqualTo(State.SETTLED);
        world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 41)
                .on(new Condition.Versus("FX1", new Amount(RUB, 500))));
        Event.OfInstruction roubles = world
                .submit(new World.Draft(Kind.BANK_PAYMENT, RUB_LEDGER, BORIS, ANNA, 500)
                        .on(new Condition.Versus("FX1", new Amount(CNY, 41))));
        assertThat(roubles.reason()).isEqualTo(Reason.CORRIDOR_CAP);
        assertThat(pay(ANNA, BORIS, 41, Priority.HIGHLY_URGENT).reason()).isEqualTo(Reason.CORRIDOR_CAP);
        pay(BORIS, ANNA, 1, Priority.NORMAL);
        assertThat(world.last).anyMatch(event -> event instanceof Event.Settled settled
                && settled.instruction().priority() == Priority.HIGHLY_URGENT);
    }

    @Test
    void an_instruction_over_the_cap_of_one_is_refused_and_over_the_day_s_too() {
        world.fund(ANNA, CNY_LEDGER, 1_000);
        set(new Limit.CorridorInstruction(CNY_LEDGER, CORRIDOR), 100);
        set(new Limit.CorridorDay(CNY_LEDGER, CORRIDOR), 150);
        assertThat(world.pay(ANNA, BORIS, 101).reason()).isEqualTo(Reason.CORRIDOR_AMOUNT_TOO_LARGE);
        assertThat(world.pay(ANNA, BORIS, 100).state()).isEqualTo(State.SETTLED);
        world.pay(BORIS, ANNA, 100);
        assertThat(world.pay(ANNA, BORIS, 51).reason()).isEqualTo(Reason.CORRIDOR_DAY_CAP_REACHED);
        assertThat(world.pay(ANNA, BORIS, 50).state()).isEqualTo(State.SETTLED);
        assertThat(world.pay(ANNA, CHEN, 500).state()).isEqualTo(State.SETTLED);
    }

    @Test
    void two_that_wait_for_one_day_s_cap_do_not_both_go() {
        set(new Limit.CorridorDay(CNY_LEDGER, CORRIDOR), 150);
        Event.OfInstruction one = world.pay(ANNA, BORIS, 100);
        Event.OfInstruction two = world.pay(ANNA, BORIS, 100);
        world.fund(ANNA, CNY_LEDGER, 1_000);
        assertThat(world.state(one)).isEqualTo(State.SETTLED);
        assertThat(world.state(two)).isEqualTo(State.QUEUED);
    }

    @Test
    void today_s_value_ends_with_the_day_and_the_standing_one_begins_with_the_next() {
        set(new Limit.Bilateral(ANNAS, BORIS), 100, Limit.Validity.STANDING);
        set(new Limit.Bilateral(ANNAS, CHEN), 0, Limit.Validity.TODAY);
        world.fund(ANNA, CNY_LEDGER, 1_000);
        assertThat(world.pay(ANNA, BORIS, 400).state()).isEqualTo(State.SETTLED);
        assertThat(world.pay(ANNA, CHEN, 1).reason()).isEqualTo(Reason.LIMIT_BILATERAL);
        world.apply(new Command.ReachPhase(CNY, Phase.CLOSED));
        world.apply(new Command.OpenDay(World.day(CNY, TODAY.plusDays(1))));
        World.Draft tomorrow = new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 101)
                .value(TODAY.plusDays(1));
        assertThat(world.submit(tomorrow).reason()).isEqualTo(Reason.LIMIT_BILATERAL);
        assertThat(world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, CHEN, 300)
                .value(TODAY.plusDays(1))).state()).isEqualTo(State.SETTLED);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        set(new Limit.Multilateral(new AccountId(CNY_LEDGER, Bic.of("NOBODEF1"))), 1);
        assertThat(refusal()).isEqualTo(Reason.ACCOUNT_UNKNOWN);
        set(new Limit.Bilateral(ANNAS, ANNA), 1);
        assertThat(refusal()).isEqualTo(Reason.LIMIT_COUNTERPARTY_UNKNOWN);
        set(new Limit.CorridorDay(CNY_LEDGER, "nowhere"), 1);
        assertThat(refusal()).isEqualTo(Reason.LIMIT_CORRIDOR_UNKNOWN);
        set(new Limit.Multilateral(ANNAS), -1);
        assertThat(refusal()).isEqualTo(Reason.LIMIT_INVALID);
        set(new Limit.Multilateral(CNY_LEDGER.issue()), 1);
        assertThat(refusal()).isEqualTo(Reason.LIMIT_INVALID);
        world.apply(new Command.SetLimit(new Limit.Multilateral(ANNAS), Optional.of(new Amount(RUB, 1)),
                Limit.Validity.TODAY));
        assertThat(refusal()).isEqualTo(Reason.LIMIT_INVALID);
    }

    @Test
    void limits_and_what_is_used_of_them_outlive_a_restart() {
        world.fund(ANNA, CNY_LEDGER, 1_000);
        set(new Limit.Bilateral(ANNAS, BORIS), 100);
        set(new Limit.Reservation(ANNAS, Priority.URGENT), 300);
        world.pay(ANNA, BORIS, 60);
        World again = new World(ByteSnapshot.restore(ByteSnapshot.of(world.settlement)), 50);
        assertThat(again.pay(ANNA, BORIS, 41).reason()).isEqualTo(Reason.LIMIT_BILATERAL);
        assertThat(again.pay(ANNA, CHEN, 641).reason()).isEqualTo(Reason.RESERVED_FOR_URGENT);
        assertThat(again.pay(ANNA, BORIS, 40).state()).isEqualTo(State.SETTLED);
    }
}
