package org.steelyard.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steelyard.settlement.World.ANNA;
import static org.steelyard.settlement.World.BORIS;
import static org.steelyard.settlement.World.CHEN;
import static org.steelyard.settlement.World.CNY;
import static org.steelyard.settlement.World.CNY_LEDGER;
import static org.steelyard.settlement.World.LIST;
import static org.steelyard.settlement.World.MESSAGE;
import static org.steelyard.settlement.World.MORNING;
import static org.steelyard.settlement.World.RUB;
import static org.steelyard.settlement.World.RUB_LEDGER;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;

/** What senders change about what waits (camt.007; catalogue C2). */
class ModificationTest {

    private static final Modification.Change FRONT = new Modification.NewPlace(Modification.End.FRONT);
    private static final Modification.Change BACK = new Modification.NewPlace(Modification.End.BACK);
    private static final Modification.Change URGENT = new Modification.NewPriority(Priority.URGENT);

    private final World world = World.open();

    private List<Event> modify(Bic sender, Event.OfInstruction of, Modification.Change... changes) {
        return world.apply(new Command.Modify(new Modification(sender, "Q1",
                of.instruction().references().uetr(), List.of(changes))));
    }

    private void modify(Event.OfInstruction of, Modification.Change... changes) {
        modify(of.instruction().references().sender(), of, changes);
    }

    private static Reason refused(List<Event> reply) {
        assertThat(reply).hasExactlyElementsOfTypes(Event.ModifyRefused.class);
        return ((Event.ModifyRefused) reply.getFirst()).reason();
    }

    private void settlesFirst(Event.OfInstruction expected, long minor) {
        world.fund(ANNA, CNY_LEDGER, minor);
        assertThat(world.last.stream().filter(Event.Settled.class::isInstance).map(Event.Settled.class::cast)
                .filter(settled -> settled.instruction().kind() == Kind.BANK_PAYMENT).findFirst()
                .map(Event.Settled::number)).contains(expected.number());
    }

    @Test
    void a_payment_made_urgent_overtakes_those_that_are_not() {
        world.pay(ANNA, BORIS, 60);
        Event.OfInstruction second = world.pay(ANNA, BORIS, 60);
        modify(second, URGENT);
        assertThat(world.last.getFirst()).isInstanceOfSatisfying(Event.Modified.class,
                done -> assertThat(done.instruction().priority()).isEqualTo(Priority.URGENT));
        settlesFirst(second, 60);
    }

    @Test
    void a_payment_in_front_goes_before_all_of_its_class() {
        world.pay(ANNA, BORIS, 60);
        world.pay(ANNA, BORIS, 60);
        Event.OfInstruction third = world.pay(ANNA, BORIS, 60);
        modify(third, FRONT);
        settlesFirst(third, 60);
    }

    @Test
    void the_last_to_go_to_the_front_is_the_first() {
        Event.OfInstruction first = world.pay(ANNA, BORIS, 60);
        Event.OfInstruction second = world.pay(ANNA, BORIS, 60);
        modify(second, FRONT);
        modify(first, FRONT);
        settlesFirst(first, 60);
    }

    @Test
    void the_front_of_a_class_is_behind_the_class_above_it() {
        Event.OfInstruction urgent = world.submit(
                new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 60).with(Priority.URGENT));
        modify(world.pay(ANNA, BORIS, 60), FRONT);
        settlesFirst(urgent, 60);
    }

    @Test
    void a_payment_that_goes_to_the_back_lets_those_that_wait_pass_but_not_those_that_come() {
        Event.OfInstruction first = world.pay(ANNA, BORIS, 60);
        Event.OfInstruction second = world.pay(ANNA, BORIS, 60);
        modify(first, BACK);
        Event.OfInstruction third = world.pay(ANNA, BORIS, 60);
        settlesFirst(second, 60);
        settlesFirst(first, 60);
        settlesFirst(third, 60);
    }

    @Test
    void what_stood_behind_a_payment_that_gives_way_settles_at_once() {
        world.fund(ANNA, CNY_LEDGER, 20);
        Event.OfInstruction large = world.submit(
                new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 60).with(Priority.URGENT));
        Event.OfInstruction small = world.submit(
                new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 20).with(Priority.URGENT));
        modify(large, BACK);
        assertThat(world.state(small)).isEqualTo(State.SETTLED);
        assertThat(world.state(large)).isEqualTo(State.QUEUED);
    }

    @Test
    void a_payment_brought_to_the_front_may_close_a_ring() {
        world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, CHEN, 500).with(Priority.URGENT));
        Event.OfInstruction there = world.submit(
                new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 60).with(Priority.URGENT));
        Event.OfInstruction back = world.pay(BORIS, ANNA, 60);
        modify(there, FRONT);
        assertThat(world.state(there)).isEqualTo(State.SETTLED);
        assertThat(world.state(back)).isEqualTo(State.SETTLED);
    }

    @Test
    void places_survive_a_snapshot() {
        world.pay(ANNA, BORIS, 60);
        Event.OfInstruction second = world.pay(ANNA, BORIS, 60);
        Event.OfInstruction third = world.pay(ANNA, BORIS, 60);
        modify(third, FRONT);
        World restored = new World(ByteSnapshot.restore(ByteSnapshot.of(world.settlement)), 100);
        restored.apply(new Command.Modify(new Modification(ANNA, "Q2",
                second.instruction().references().uetr(), List.of(FRONT))));
        restored.fund(ANNA, CNY_LEDGER, 60);
        assertThat(restored.state(second)).isEqualTo(State.SETTLED);
        restored.fund(ANNA, CNY_LEDGER, 60);
        assertThat(restored.state(third)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_from_time_that_is_brought_forward_lets_a_payment_enter() {
        world.fund(ANNA, CNY_LEDGER, 60);
        Event.OfInstruction early = world.submit(
                new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 60).build(900)
                        .with(new Times(MORNING + 1_000, Times.NEVER, Times.NEVER)),
                new Screened.Clear(new Clearance(MESSAGE, LIST)));
        modify(early, new Modification.NewFromTime(MORNING));
        assertThat(world.state(early)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_from_time_that_is_put_off_takes_a_payment_out_of_the_way() {
        world.fund(ANNA, CNY_LEDGER, 20);
        Event.OfInstruction large = world.pay(ANNA, BORIS, 60);
        Event.OfInstruction small = world.pay(ANNA, BORIS, 20);
        modify(large, new Modification.NewFromTime(MORNING + 1_000));
        assertThat(world.state(small)).isEqualTo(State.SETTLED);
        assertThat(world.reason(large)).isEqualTo(Reason.BEFORE_FROM_TIME);
        world.nowMillis = MORNING + 1_000;
        world.apply(new Command.Tick());
        assertThat(world.reason(large)).isEqualTo(Reason.FUNDS_SHORT);
    }

    @Test
    void a_new_till_time_is_told_anew() {
        Event.OfInstruction late = world.pay(ANNA, BORIS, 60);
        for (long till : new long[]{MORNING + 5, MORNING + 10}) {
            modify(late, new Modification.NewTillTime(till));
            world.nowMillis = till;
            assertThat(world.apply(new Command.Tick())).hasExactlyElementsOfTypes(Event.Overdue.class);
        }
    }

    @Test
    void an_old_reject_time_counts_no_more() {
        Event.OfInstruction late = world.pay(ANNA, BORIS, 60);
        modify(late, new Modification.NewRejectTime(MORNING + 5));
        modify(late, new Modification.NewRejectTime(MORNING + 50));
        world.nowMillis = MORNING + 5;
        world.apply(new Command.Tick());
        assertThat(world.state(late)).isEqualTo(State.QUEUED);
        world.nowMillis = MORNING + 50;
        world.apply(new Command.Tick());
        assertThat(world.reason(late)).isEqualTo(Reason.REJECT_TIME_PASSED);
    }

    @Test
    void each_side_of_a_pair_has_its_own_place_but_shares_the_times() {
        world.pay(ANNA, CHEN, 10);
        Event.OfInstruction yuan = world.submit(
                new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 100)
                        .on(new Condition.Versus("FX1", new Amount(RUB, 1300))));
        world.fund(BORIS, RUB_LEDGER, 1300);
        world.submit(new World.Draft(Kind.BANK_PAYMENT, RUB_LEDGER, BORIS, ANNA, 1300)
                .on(new Condition.Versus("FX1", new Amount(CNY, 100))));
        assertThat(refused(modify(ANNA, yuan, new Modification.NewRejectTime(MORNING + 5))))
                .isEqualTo(Reason.MODIFY_MATCHED);
        modify(yuan, URGENT);
        world.fund(ANNA, CNY_LEDGER, 100);
        assertThat(world.state(yuan)).isEqualTo(State.SETTLED);
    }

    @Test
    void only_the_sender_changes_anything() {
        Event.OfInstruction waits = world.pay(ANNA, BORIS, 60);
        assertThat(refused(modify(BORIS, waits, FRONT))).isEqualTo(Reason.MODIFY_ORIGINAL_UNKNOWN);
    }

    @Test
    void an_account_that_gets_credit_pays_in_the_changed_order() {
        world.pay(ANNA, BORIS, 60);
        Event.OfInstruction second = world.pay(ANNA, BORIS, 60);
        modify(second, FRONT);
        world.apply(new Command.SetCreditLimit(new AccountId(CNY_LEDGER, ANNA), new Amount(CNY, 60)));
        assertThat(world.state(second)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_wish_for_nothing_or_for_two_places_cannot_be_said() {
        Event.OfInstruction waits = world.pay(ANNA, BORIS, 60);
        assertThatThrownBy(() -> modify(waits)).hasMessageContaining("changes something");
        assertThatThrownBy(() -> modify(waits, FRONT, BACK)).hasMessageContaining("one thing once");
    }
}
