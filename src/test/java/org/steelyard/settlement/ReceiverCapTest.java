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

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;

/** What an account may receive across a corridor: Anna and Chen are here, Boris and Dmitri are there. */
class ReceiverCapTest {

    private static final Bic DMITRI = Bic.of("DMITRUM1");
    private static final Limit CAP = new Limit.CorridorReceived(CNY_LEDGER, "CNY/RUB");

    private final World world = World.open();

    @BeforeEach
    void join() {
        world.join(DMITRI, Role.DIRECT);
        world.apply(new Command.OpenAccount(new AccountId(CNY_LEDGER, DMITRI), Amount.zero(CNY)));
    }

    private void cap(long minor) {
        world.apply(new Command.SetLimit(CAP, Optional.of(new Amount(CNY, minor)), Limit.Validity.TODAY));
    }

    private World funded() {
        for (Bic bank : List.of(ANNA, BORIS, CHEN, DMITRI)) {
            world.fund(bank, CNY_LEDGER, 1_000);
        }
        return world;
    }

    private void cancel(Event.OfInstruction of) {
        References references = of.instruction().references();
        world.apply(new Command.Cancel(
                new Cancellation(references.sender(), "C1", references.uetr(), "CUST")));
    }

    @Test
    void a_payment_waits_that_would_bring_more_than_may_be_received() {
        funded();
        cap(10);
        assertThat(world.pay(BORIS, ANNA, 7).state()).isEqualTo(State.SETTLED);
        assertThat(world.pay(DMITRI, ANNA, 3).state()).isEqualTo(State.SETTLED);
        assertThat(world.pay(BORIS, ANNA, 1).reason()).isEqualTo(Reason.CORRIDOR_RECEIVER_CAP);
        assertThat(world.pay(BORIS, CHEN, 10).state()).isEqualTo(State.SETTLED);
        assertThat(world.pay(CHEN, ANNA, 500).state()).as("this one crosses nothing")
                .isEqualTo(State.SETTLED);
    }

    @Test
    void the_cap_binds_all_priorities() {
        funded();
        cap(10);
        assertThat(world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, BORIS, ANNA, 11)
                .with(Priority.HIGHLY_URGENT)).reason()).isEqualTo(Reason.CORRIDOR_RECEIVER_CAP);
    }

    @Test
    void what_the_receiver_sends_across_makes_room_for_whoever_waits_to_pay_it() {
        funded();
        cap(10);
        Event.OfInstruction waits = world.pay(BORIS, ANNA, 12);
        world.pay(ANNA, DMITRI, 1);
        assertThat(world.state(waits)).isEqualTo(State.QUEUED);
        world.pay(ANNA, DMITRI, 1);
        assertThat(world.state(waits)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_raised_cap_a_removed_one_and_a_new_day_let_go_what_waited() {
        funded();
        cap(10);
        Event.OfInstruction eleven = world.pay(BORIS, ANNA, 11);
        cap(11);
        assertThat(world.state(eleven)).isEqualTo(State.SETTLED);
        Event.OfInstruction more = world.pay(BORIS, ANNA, 1);
        world.apply(new Command.SetLimit(CAP, Optional.of(new Amount(CNY, 11)), Limit.Validity.STANDING));
        world.apply(new Command.SetLimit(CAP, Optional.empty(), Limit.Validity.TODAY));
        assertThat(world.state(more)).isEqualTo(State.SETTLED);
        world.apply(new Command.ReachPhase(CNY, Phase.CLOSED));
        world.apply(new Command.OpenDay(World.day(CNY, TODAY.plusDays(1))));
        assertThat(world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, BORIS, ANNA, 11)
                .value(TODAY.plusDays(1))).state()).isEqualTo(State.SETTLED);
    }

    @Test
    void both_sides_of_a_payment_versus_payment_wait_for_one_cap() {
        funded();
        world.fund(ANNA, RUB_LEDGER, 500);
        cap(10);
        Event.OfInstruction yuan = world
                .submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, BORIS, ANNA, 11)
                        .on(new Condition.Versus("FX1", new Amount(RUB, 130))));
        Event.OfInstruction rouble = world.submit(
                new World.Draft(Kind.BANK_PAYMENT, RUB_LEDGER, ANNA, BORIS, 130)
                        .on(new Condition.Versus("FX1", new Amount(CNY, 11))));
        assertThat(rouble.reason()).isEqualTo(Reason.CORRIDOR_RECEIVER_CAP);
        world.pay(ANNA, DMITRI, 1);
        assertThat(List.of(world.state(yuan), world.state(rouble))).containsOnly(State.SETTLED);
    }

    @Test
    void offsetting_on_entry_counts_what_comes_in_against_what_goes_out() {
        world.fund(BORIS, CNY_LEDGER, 20);
        cap(10);
        Event.OfInstruction waits = world.pay(BORIS, ANNA, 15);
        assertThat(waits.reason()).isEqualTo(Reason.CORRIDOR_RECEIVER_CAP);
        Event.OfInstruction entering = world.pay(ANNA, BORIS, 5);
        assertThat(List.of(world.state(waits), world.state(entering))).containsOnly(State.SETTLED);
        assertThat(world.last).filteredOn(event -> event instanceof Event.Settled settled
                && settled.mechanism() == Mechanism.BILATERAL_OFFSETTING).hasSize(2);
    }

    /** All five would settle together; Anna would receive 16. */
    private Event.OfInstruction twoRings(boolean chenPaysBorisFirst) {
        Event.OfInstruction borisPays = world.pay(BORIS, ANNA, 8);
        world.pay(ANNA, CHEN, 8);
        world.pay(ANNA, CHEN, 8);
        world.pay(CHEN, chenPaysBorisFirst ? BORIS : DMITRI, 8);
        world.pay(CHEN, chenPaysBorisFirst ? DMITRI : BORIS, 8);
        return borisPays;
    }

    private long settledTogether() {
        return world.last.stream().filter(event -> event instanceof Event.Settled settled
                && settled.mechanism() == Mechanism.OFFSETTING).count();
    }

    @Test
    void of_a_set_that_would_bring_too_much_the_last_to_pay_goes_and_the_rest_settles() {
        cap(10);
        world.apply(new Command.SetRules(new Rules(Rules.Overtaking.NONE, false, false)));
        twoRings(true);
        world.pay(DMITRI, ANNA, 8);
        world.apply(new Command.SetRules(new Rules(Rules.Overtaking.NONE, false, true)));
        assertThat(settledTogether()).isEqualTo(3);
        assertThat(world.last).filteredOn(event -> event instanceof Event.RunEnded).singleElement()
                .isInstanceOfSatisfying(Event.RunEnded.class, run -> {
                    assertThat(run.settled()).isEqualTo(3);
                    assertThat(run.dropped()).isEqualTo(3);
                    assertThat(run.value()).isEqualTo(24);
                    assertThat(run.bound()).isEqualTo(48);
                });
    }

    @Test
    void what_the_rule_left_alone_is_found_when_something_else_is_withdrawn() {
        cap(10);
        Event.OfInstruction borisPays = twoRings(false);
        world.pay(DMITRI, ANNA, 8);
        assertThat(settledTogether()).as("without Dmitri, Chen cannot pay Boris after him").isZero();
        cancel(borisPays);
        assertThat(settledTogether()).isEqualTo(3);
    }

    @Test
    void a_proposed_set_brings_no_more_than_may_be_received() {
        funded();
        cap(10);
        Event.OfInstruction six = world.pay(BORIS, ANNA, 11);
        Event.OfInstruction seven = world.pay(DMITRI, ANNA, 12);
        Event.OfInstruction back = world.pay(ANNA, BORIS, 2_000);
        world.apply(new Command.SettleTogether(new ProposedSet(1, List.of(six.number(), seven.number()), 3,
                Weights.EVEN, 23)));
        assertThat(List.of(world.state(six), world.state(seven), world.state(back)))
                .containsOnly(State.QUEUED);
    }

    @Test
    void what_was_received_outlives_a_restart() {
        funded();
        cap(10);
        world.pay(BORIS, ANNA, 7);
        Event.OfInstruction waits = world.pay(BORIS, ANNA, 4);
        World again = new World(ByteSnapshot.restore(ByteSnapshot.of(world.settlement)), 100);
        again.nowMillis = world.nowMillis;
        assertThat(again.pay(DMITRI, ANNA, 3).state()).isEqualTo(State.SETTLED);
        again.pay(ANNA, DMITRI, 4);
        assertThat(again.state(waits)).isEqualTo(State.SETTLED);
    }
}
