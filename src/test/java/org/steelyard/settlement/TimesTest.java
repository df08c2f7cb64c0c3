package org.steelyard.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steelyard.settlement.World.ANNA;
import static org.steelyard.settlement.World.BORIS;
import static org.steelyard.settlement.World.CNY;
import static org.steelyard.settlement.World.CNY_LEDGER;
import static org.steelyard.settlement.World.LIST;
import static org.steelyard.settlement.World.MESSAGE;
import static org.steelyard.settlement.World.MORNING;
import static org.steelyard.settlement.World.RUB;
import static org.steelyard.settlement.World.RUB_LEDGER;
import static org.steelyard.settlement.World.TODAY;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;

/** From-, till- and reject-time of instructions (catalogue C2). */
class TimesTest {

    private static final Screened CLEAR = new Screened.Clear(new Clearance(MESSAGE, LIST));
    private static final long FROM = MORNING + 1_000;
    private static final long TILL = MORNING + 2_000;
    private static final long REJECT = MORNING + 3_000;

    private final World world = World.open();
    private long numbers = 500;

    private Event.OfInstruction pay(Bic payer, Bic payee, long minor, Times times) {
        return submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, payer, payee, minor), times);
    }

    private Event.OfInstruction submit(World.Draft draft, Times times) {
        return world.submit(draft.build(++numbers).with(times), CLEAR);
    }

    private List<Event> at(long millis) {
        world.nowMillis = millis;
        return world.apply(new Command.Tick());
    }

    private static Times from(long millis) {
        return new Times(millis, Times.NEVER, Times.NEVER);
    }

    @Test
    void a_payment_with_funds_waits_for_its_from_time_and_settles_then() {
        world.fund(ANNA, CNY_LEDGER, 100);
        Event.OfInstruction paid = pay(ANNA, BORIS, 60, from(FROM));
        assertThat(paid.reason()).isEqualTo(Reason.BEFORE_FROM_TIME);
        at(FROM - 1);
        assertThat(world.state(paid)).isEqualTo(State.QUEUED);
        at(FROM);
        assertThat(world.state(paid)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_payment_whose_from_time_has_come_enters_at_once() {
        world.fund(ANNA, CNY_LEDGER, 100);
        assertThat(pay(ANNA, BORIS, 60, from(MORNING)).state()).isEqualTo(State.SETTLED);
    }

    @Test
    void before_its_from_time_a_payment_is_in_nobodys_way() {
        world.fund(ANNA, CNY_LEDGER, 100);
        Event.OfInstruction early = pay(ANNA, BORIS, 60, from(FROM));
        assertThat(world.pay(ANNA, BORIS, 60).state()).isEqualTo(State.SETTLED);
        at(FROM);
        assertThat(world.reason(early)).isEqualTo(Reason.FUNDS_SHORT);
    }

    @Test
    void at_its_from_time_a_payment_takes_the_place_of_its_entry() {
        pay(ANNA, BORIS, 60, from(FROM));
        Event.OfInstruction later = world.pay(ANNA, BORIS, 60);
        at(FROM);
        world.fund(ANNA, CNY_LEDGER, 60);
        assertThat(world.state(later)).isEqualTo(State.QUEUED);
    }

    @Test
    void a_from_time_that_comes_with_a_ring_settles_the_ring() {
        Event.OfInstruction early = pay(ANNA, BORIS, 60, from(FROM));
        Event.OfInstruction back = world.pay(BORIS, ANNA, 60);
        at(FROM);
        assertThat(world.state(early)).isEqualTo(State.SETTLED);
        assertThat(world.state(back)).isEqualTo(State.SETTLED);
    }

    @Test
    void what_still_waits_at_its_till_time_is_told_once_and_waits_on() {
        Event.OfInstruction late = pay(ANNA, BORIS, 60, new Times(Times.AT_ONCE, TILL, Times.NEVER));
        assertThat(at(TILL)).containsExactly(new Event.Overdue(late.number(), late.instruction()));
        assertThat(at(TILL + 5)).containsExactly(new Event.Unchanged());
        assertThat(world.state(late)).isEqualTo(State.QUEUED);
    }

    @Test
    void what_has_settled_before_its_till_time_is_not_overdue() {
        world.fund(ANNA, CNY_LEDGER, 100);
        pay(ANNA, BORIS, 60, new Times(Times.AT_ONCE, TILL, REJECT));
        assertThat(at(REJECT)).containsExactly(new Event.Unchanged());
    }

    @Test
    void what_still_waits_at_its_reject_time_is_over() {
        Event.OfInstruction late = pay(ANNA, BORIS, 60, new Times(FROM, TILL, REJECT));
        assertThat(at(REJECT)).hasExactlyElementsOfTypes(Event.Queued.class, Event.Overdue.class,
                Event.Expired.class);
        assertThat(world.state(late)).isEqualTo(State.EXPIRED);
        assertThat(world.reason(late)).isEqualTo(Reason.REJECT_TIME_PASSED);
    }

    @Test
    void what_was_behind_a_rejected_payment_moves_up() {
        world.fund(ANNA, CNY_LEDGER, 50);
        pay(ANNA, BORIS, 60, new Times(Times.AT_ONCE, Times.NEVER, REJECT));
        Event.OfInstruction behind = world.pay(ANNA, BORIS, 50);
        at(REJECT);
        assertThat(world.state(behind)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_payment_past_its_reject_time_is_refused() {
        world.fund(ANNA, CNY_LEDGER, 50);
        assertThat(pay(ANNA, BORIS, 50, new Times(Times.AT_ONCE, Times.NEVER, MORNING)).reason())
                .isEqualTo(Reason.PAST_REJECT_TIME);
    }

    @Test
    void a_pair_settles_when_the_later_from_time_of_its_sides_has_come() {
        world.fund(ANNA, CNY_LEDGER, 100).fund(BORIS, RUB_LEDGER, 1300);
        Event.OfInstruction yuan = submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 100)
                .on(new Condition.Versus("FX1", new Amount(RUB, 1300))), from(FROM));
        Event.OfInstruction rouble = submit(new World.Draft(Kind.BANK_PAYMENT, RUB_LEDGER, BORIS, ANNA, 1300)
                .on(new Condition.Versus("FX1", new Amount(CNY, 100))), from(TILL));
        at(FROM);
        assertThat(world.reason(yuan)).isEqualTo(Reason.COUNTER_LEG_MISSING);
        at(TILL);
        assertThat(world.state(yuan)).isEqualTo(State.SETTLED);
        assertThat(world.state(rouble)).isEqualTo(State.SETTLED);
    }

    @Test
    void the_reject_time_of_one_side_ends_the_other_too() {
        Event.OfInstruction yuan = submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 100)
                .on(new Condition.Versus("FX1", new Amount(RUB, 1300))),
                new Times(Times.AT_ONCE, Times.NEVER, REJECT));
        Event.OfInstruction rouble = submit(new World.Draft(Kind.BANK_PAYMENT, RUB_LEDGER, BORIS, ANNA, 1300)
                .on(new Condition.Versus("FX1", new Amount(CNY, 100))), Times.NONE);
        at(REJECT);
        assertThat(world.reason(yuan)).isEqualTo(Reason.REJECT_TIME_PASSED);
        assertThat(world.reason(rouble)).isEqualTo(Reason.COUNTER_LEG_GONE);
    }

    @Test
    void a_held_payment_keeps_its_times() {
        world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 60).build(900)
                .with(new Times(FROM, TILL, REJECT)), new Screened.Hit("a name"));
        assertThat(at(FROM)).containsExactly(new Event.Unchanged());
        assertThat(at(TILL)).hasExactlyElementsOfTypes(Event.Overdue.class);
        assertThat(at(REJECT)).hasExactlyElementsOfTypes(Event.Expired.class);
    }

    @Test
    void a_warehoused_payment_waits_for_its_day_and_then_for_its_from_time() {
        long tomorrow = World.CLOSE + 1_000;
        Event.OfInstruction ahead = submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 60)
                .value(TODAY.plusDays(1)), from(tomorrow));
        assertThat(ahead.state()).isEqualTo(State.WAREHOUSED);
        at(World.CLOSE);
        world.apply(new Command.OpenDay(new BusinessDay(CNY, TODAY.plusDays(1), tomorrow + 50_000,
                tomorrow + 60_000, tomorrow + 70_000)));
        assertThat(world.reason(ahead)).isEqualTo(Reason.BEFORE_FROM_TIME);
        at(tomorrow);
        assertThat(world.reason(ahead)).isEqualTo(Reason.FUNDS_SHORT);
    }

    @Test
    void times_and_cut_offs_that_are_due_together_come_in_the_order_of_their_hours() {
        world.fund(ANNA, CNY_LEDGER, 60);
        Event.OfInstruction before = pay(ANNA, BORIS, 60, from(World.INTERBANK_CUT_OFF - 1));
        Event.OfInstruction after = pay(BORIS, ANNA, 10, from(World.INTERBANK_CUT_OFF));
        at(World.CLOSE);
        assertThat(world.state(before)).isEqualTo(State.SETTLED);
        assertThat(world.reason(after)).isEqualTo(Reason.BEFORE_FROM_TIME_AT_CUT_OFF);
    }

    @Test
    void times_survive_a_snapshot() {
        Event.OfInstruction told = pay(ANNA, BORIS, 60, new Times(Times.AT_ONCE, TILL, REJECT));
        Event.OfInstruction early = pay(ANNA, BORIS, 60, from(REJECT));
        at(TILL);
        World restored = new World(ByteSnapshot.restore(ByteSnapshot.of(world.settlement)));
        restored.nowMillis = TILL + 1;
        assertThat(restored.apply(new Command.Tick())).containsExactly(new Event.Unchanged());
        restored.nowMillis = REJECT;
        assertThat(restored.apply(new Command.Tick())).hasExactlyElementsOfTypes(Event.Queued.class,
                Event.Expired.class);
        assertThat(restored.reason(early)).isEqualTo(Reason.FUNDS_SHORT);
        assertThat(restored.state(told)).isEqualTo(State.EXPIRED);
    }

    @Test
    void times_out_of_order_cannot_be_said() {
        assertThatThrownBy(() -> new Times(TILL, FROM, REJECT)).hasMessageContaining("comes first");
        assertThatThrownBy(() -> new Times(FROM, REJECT, TILL)).hasMessageContaining("comes first");
        assertThatThrownBy(() -> new Times(REJECT, Times.NEVER, TILL)).hasMessageContaining("comes first");
    }
}
