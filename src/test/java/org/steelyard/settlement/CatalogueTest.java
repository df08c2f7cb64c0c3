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
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;

/** Lines of the catalogue of requirements, as far as the engine builds them; each test names its line. */
class CatalogueTest {

    private final World world = World.open();

    private static World.Draft payment(Bic payer, Bic payee, long minor) {
        return new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, payer, payee, minor);
    }

    private static World.Draft side(Bic payer, Bic payee, LedgerId ledger, long minor, Amount counter) {
        return new World.Draft(Kind.BANK_PAYMENT, ledger, payer, payee, minor)
                .on(new Condition.Versus("FX1", counter));
    }

    private void cancel(Event.OfInstruction of) {
        References references = of.instruction().references();
        world.apply(new Command.Cancel(
                new Cancellation(references.sender(), "C1", references.uetr(), "CUST")));
    }

    @Test
    @DisplayName("A1: a currency is booked on the ledger of its settlement agent and nowhere else")
    void a_currency_is_booked_on_its_agents_ledger_alone() {
        LedgerId elsewhere = new LedgerId(RUB_LEDGER.agent(), CNY);
        world.apply(new Command.OpenLedger(elsewhere));
        assertThat(world.last).singleElement().isInstanceOf(Event.Refused.class);
        assertThat(world.submit(new World.Draft(Kind.BANK_PAYMENT, elsewhere, ANNA, BORIS, 1)).reason())
                .isEqualTo(Reason.LEDGER_UNKNOWN);
    }

    @Test
    @DisplayName("A2: a ledger has the account of issue and settlement accounts (the other types come later)")
    void a_ledger_opens_with_the_account_of_issue() {
        assertThat(world.settlement.balances()).containsKey(CNY_LEDGER.issue());
        assertThat(world.submit(payment(ANNA, CNY_LEDGER.agent(), 1)).reason())
                .isEqualTo(Reason.NOT_A_LIQUIDITY_TRANSFER);
    }

    @Test
    @DisplayName("A3: every entry has its counter-entry, and a currency adds up to zero")
    void every_debit_has_its_credit() {
        world.fund(ANNA, CNY_LEDGER, 100);
        Event.OfInstruction paid = world.submit(payment(ANNA, BORIS, 60));
        assertThat(paid).isInstanceOfSatisfying(Event.Settled.class, settled -> assertThat(
                settled.entries().stream().mapToLong(entry -> entry.amount().minor()).sum()).isZero());
        assertThat(world.settlement.balances().values().stream()
                .filter(balance -> balance.currency().equals(CNY)).mapToLong(Amount::minor).sum()).isZero();
    }

    @Test
    @DisplayName("A4: a direct participant has one account a currency")
    void a_bank_has_one_account_on_a_ledger() {
        AccountId annas = new AccountId(CNY_LEDGER, ANNA);
        world.apply(new Command.OpenAccount(annas, new Amount(CNY, 5)));
        assertThat(world.last).containsExactly(
                new Event.Refused(Reason.ACCOUNT_EXISTS, annas.toString()));
    }

    @Test
    @DisplayName("A5: no balance falls below nothing less the credit limit, alone or in an offsetting run")
    void credit_binds_in_an_offsetting_run_too() {
        world.apply(new Command.SetCreditLimit(new AccountId(CNY_LEDGER, ANNA), new Amount(CNY, 5)));
        Event.OfInstruction sixteen = world.submit(payment(ANNA, BORIS, 16));
        world.submit(payment(BORIS, ANNA, 10));
        assertThat(world.state(sixteen)).isEqualTo(State.QUEUED);
        cancel(sixteen);
        Event.OfInstruction fifteen = world.submit(payment(ANNA, BORIS, 15));
        assertThat(world.state(fifteen)).isEqualTo(State.SETTLED);
        assertThat(world.balance(ANNA, CNY_LEDGER)).isEqualTo(-5);
    }

    @Test
    @DisplayName("B1: from a final state nothing leads on, whatever is tried")
    void a_final_state_is_final() {
        Map<State, Event.OfInstruction> ends = new EnumMap<>(State.class);
        world.fund(ANNA, CNY_LEDGER, 10);
        ends.put(State.SETTLED, world.submit(payment(ANNA, BORIS, 10)));
        ends.put(State.REJECTED, world.submit(payment(ANNA, ANNA, 10)));
        Event.OfInstruction cancelled = world.submit(payment(ANNA, BORIS, 10));
        cancel(cancelled);
        ends.put(State.CANCELLED, cancelled);
        Event.OfInstruction expired = world.submit(payment(ANNA, BORIS, 10));
        world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
        ends.put(State.EXPIRED, expired);
        ends.forEach((state, of) -> {
            cancel(of);
            world.apply(new Command.Rescreen(of.number(), new Screened.Hit("too late")));
            world.submit(of.instruction(), new Screened.Clear(new Clearance(MESSAGE, LIST)));
            assertThat(world.state(of)).isEqualTo(state);
        });
        assertThat(ends.keySet()).isEqualTo(finalStates());
    }

    private static Set<State> finalStates() {
        Set<State> states = EnumSet.allOf(State.class);
        states.removeIf(state -> !state.isFinal());
        return states;
    }

    @Test
    @DisplayName("B2: the same message, and the same UETR in another message, get the first answer again")
    void a_duplicate_moves_nothing_by_message_or_by_uetr() {
        world.fund(ANNA, CNY_LEDGER, 100);
        Instruction first = payment(ANNA, BORIS, 10).build(900);
        Screened clear = new Screened.Clear(new Clearance(MESSAGE, LIST));
        world.submit(first, clear);
        References old = first.references();
        for (References again : List.of(old,
                new References(ANNA, old.messageId(), "", "", org.steelyard.money.Uetr.fromBits(9, 9)),
                new References(ANNA, "ANOTHER", "", "", old.uetr()))) {
            world.submit(new Instruction(again, first.kind(), first.legs(), first.condition(),
                    first.priority(), first.valueDate(), first.purpose(), MESSAGE), clear);
            assertThat(world.last).singleElement().isInstanceOfSatisfying(Event.Repeated.class,
                    repeated -> assertThat(repeated.first().state()).isEqualTo(State.SETTLED));
        }
        assertThat(world.balance(ANNA, CNY_LEDGER)).isEqualTo(90);
    }

    @Test
    @DisplayName("B3: a return cannot be returned, and a payment only once, in time, for what it was at most")
    void a_return_is_not_returned() {
        world.fund(ANNA, CNY_LEDGER, 100);
        Event.OfInstruction paid = world.submit(payment(ANNA, BORIS, 60));
        Event.OfInstruction back = world.submit(new World.Draft(Kind.RETURN, CNY_LEDGER, BORIS, ANNA, 50)
                .on(new Condition.ReturnOf(paid.instruction().references().uetr())));
        assertThat(back.state()).isEqualTo(State.SETTLED);
        assertThat(world.submit(new World.Draft(Kind.RETURN, CNY_LEDGER, ANNA, BORIS, 50)
                .on(new Condition.ReturnOf(back.instruction().references().uetr()))).reason())
                .isEqualTo(Reason.ORIGINAL_NOT_SETTLED);
    }

    @Test
    @DisplayName("B3: a return that was cancelled leaves room for another")
    void a_return_that_is_over_without_settlement_can_be_tried_again() {
        world.fund(ANNA, CNY_LEDGER, 60);
        Event.OfInstruction paid = world.submit(payment(ANNA, BORIS, 60));
        world.submit(payment(BORIS, CHEN, 60));
        World.Draft back = new World.Draft(Kind.RETURN, CNY_LEDGER, BORIS, ANNA, 60)
                .on(new Condition.ReturnOf(paid.instruction().references().uetr()));
        Event.OfInstruction waits = world.submit(back);
        assertThat(world.submit(back).reason()).isEqualTo(Reason.ALREADY_RETURNED);
        cancel(waits);
        assertThat(world.submit(back).state()).isEqualTo(State.QUEUED);
    }

    @Test
    @DisplayName("B4: what is warehoused is released at the start of its day, under the list then in force")
    void a_warehoused_payment_needs_a_clearance_of_its_day() {
        world.fund(ANNA, CNY_LEDGER, 100);
        Event.OfInstruction later = world.submit(payment(ANNA, BORIS, 10).value(TODAY.plusDays(14)));
        world.apply(new Command.PutListInForce(new ScreeningVersion(8, 1)));
        world.apply(new Command.ReachPhase(CNY, Phase.CLOSED));
        world.apply(new Command.OpenDay(World.day(CNY, TODAY.plusDays(14))));
        assertThat(world.reason(later)).isEqualTo(Reason.LIST_CHANGED);
        world.apply(new Command.Rescreen(later.number(),
                new Screened.Clear(new Clearance(MESSAGE, new ScreeningVersion(8, 1)))));
        assertThat(world.state(later)).isEqualTo(State.SETTLED);
    }

    @Test
    @DisplayName("B5: a cut-off binds to the millisecond (times of single payments: TimesTest)")
    void a_cut_off_binds_to_the_millisecond() {
        world.nowMillis = World.INTERBANK_CUT_OFF - 1;
        assertThat(world.submit(payment(ANNA, BORIS, 10)).state()).isEqualTo(State.QUEUED);
        world.nowMillis = World.INTERBANK_CUT_OFF;
        assertThat(world.submit(payment(ANNA, BORIS, 10)).reason()).isEqualTo(Reason.PAST_INTERBANK_CUT_OFF);
    }

    @Test
    @DisplayName("B6: every change of state is an event, and one of refusal or end has an ISO code")
    void what_is_refused_or_over_has_a_code_for_the_sender() {
        for (Reason reason : Reason.values()) {
            boolean toSender = reason.number() >= 1 && reason.number() < 50
                    || reason.number() >= 70 && reason.number() < 90
                    || reason.number() >= 130 && reason.number() < 150;
            assertThat(reason.code()).as(reason.name()).hasSize(toSender ? 4 : 0);
        }
    }

    @Test
    @DisplayName("B7: between any two commands the engine can be stopped and brought back")
    void an_engine_brought_back_after_each_command_is_the_same() {
        World broken = World.open();
        List<Event.OfInstruction> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            answers.add(world.submit(payment(i % 2 == 0 ? ANNA : BORIS, CHEN, 10 + i)));
            broken = new World(ByteSnapshot.restore(ByteSnapshot.of(broken.settlement)), i);
            assertThat(broken.submit(payment(i % 2 == 0 ? ANNA : BORIS, CHEN, 10 + i)))
                    .isEqualTo(answers.getLast());
        }
        assertThat(broken.settlement.stateHash()).isEqualTo(world.settlement.stateHash());
    }

    @Test
    @DisplayName("C1: three priorities, and first in, first out within one")
    void the_queue_goes_by_priority_and_then_by_entry() {
        List<Event.OfInstruction> waiting = new ArrayList<>();
        for (Priority priority : List.of(Priority.NORMAL, Priority.URGENT, Priority.HIGHLY_URGENT,
                Priority.NORMAL, Priority.URGENT, Priority.HIGHLY_URGENT)) {
            waiting.add(world.submit(payment(ANNA, BORIS, 10).with(priority)));
        }
        List<Long> settled = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            world.fund(ANNA, CNY_LEDGER, 10);
            world.last.stream().filter(Event.Settled.class::isInstance).map(Event.Settled.class::cast)
                    .filter(it -> it.instruction().kind() == Kind.BANK_PAYMENT)
                    .forEach(it -> settled.add(it.number()));
        }
        assertThat(settled).containsExactly(waiting.get(2).number(), waiting.get(5).number(),
                waiting.get(1).number(), waiting.get(4).number(), waiting.get(0).number(),
                waiting.get(3).number());
    }

    @Test
    @DisplayName("C2: a waiting payment is revoked, a settled one is not (reordering comes later)")
    void a_payment_is_revoked_while_it_waits_only() {
        Event.OfInstruction waits = world.submit(payment(ANNA, BORIS, 10));
        cancel(waits);
        assertThat(world.state(waits)).isEqualTo(State.CANCELLED);
        world.fund(ANNA, CNY_LEDGER, 10);
        Event.OfInstruction settled = world.submit(payment(ANNA, BORIS, 10));
        cancel(settled);
        assertThat(world.last).singleElement().isInstanceOf(Event.CancelRefused.class);
    }

    @Test
    @DisplayName("C6: between match and settlement nobody behind takes the funds of an urgent matched leg")
    void an_urgent_matched_leg_keeps_its_place_before_those_behind_it() {
        world.submit(side(ANNA, BORIS, CNY_LEDGER, 100, new Amount(RUB, 1300)).with(Priority.URGENT));
        world.submit(side(BORIS, ANNA, RUB_LEDGER, 1300, new Amount(CNY, 100)).with(Priority.URGENT));
        world.fund(ANNA, CNY_LEDGER, 100);
        assertThat(world.submit(payment(ANNA, CHEN, 50)).reason()).isEqualTo(Reason.BEHIND_OTHERS);
        assertThat(world.balance(ANNA, CNY_LEDGER)).isEqualTo(100);
    }

    @Test
    @DisplayName("E5: unmatched at its cut-off, a leg is over with that reason")
    void a_leg_without_a_counter_leg_is_over_at_its_cut_off() {
        Event.OfInstruction yuan = world.submit(side(ANNA, BORIS, CNY_LEDGER, 100, new Amount(RUB, 1300)));
        world.submit(side(BORIS, ANNA, RUB_LEDGER, 1300, new Amount(CNY, 101)));
        world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
        assertThat(world.reason(yuan)).isEqualTo(Reason.UNMATCHED_AT_CUT_OFF);
    }

    @Test
    @DisplayName("E5: a leg whose counter-currency has had its day is over at its own cut-off, and pays nothing")
    void a_counter_leg_in_a_currency_whose_day_is_over_does_not_come() {
        world.fund(ANNA, CNY_LEDGER, 100);
        world.apply(new Command.ReachPhase(RUB, Phase.CUT_OFF));
        Event.OfInstruction yuan = world.submit(side(ANNA, BORIS, CNY_LEDGER, 100, new Amount(RUB, 1300)));
        assertThat(world.submit(side(BORIS, ANNA, RUB_LEDGER, 1300, new Amount(CNY, 100))).reason())
                .isEqualTo(Reason.PAST_INTERBANK_CUT_OFF);
        world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
        assertThat(world.state(yuan)).isEqualTo(State.EXPIRED);
        assertThat(world.balance(ANNA, CNY_LEDGER)).isEqualTo(100);
    }

    @Test
    @DisplayName("G1: the phases come in their order, each once, and the day closes")
    void the_day_goes_through_all_its_phases() {
        world.nowMillis = World.CLOSE;
        world.apply(new Command.Tick());
        assertThat(world.last.stream().map(Event.PhaseReached.class::cast)
                .filter(reached -> reached.currency().equals(CNY)).map(Event.PhaseReached::phase))
                .containsExactly(Phase.INTERBANK_ONLY, Phase.CUT_OFF, Phase.CLOSED);
    }

    @Test
    @DisplayName("G1: each currency has its own day")
    void one_currency_settles_while_another_is_closed() {
        world.fund(ANNA, CNY_LEDGER, 100);
        world.apply(new Command.ReachPhase(RUB, Phase.CLOSED));
        assertThat(world.submit(payment(ANNA, BORIS, 10)).state()).isEqualTo(State.SETTLED);
    }

    @Test
    @DisplayName("K1: neither another message's clearance nor another list's moves money")
    void a_clearance_is_bound_to_its_message_and_its_list() {
        world.fund(ANNA, CNY_LEDGER, 100);
        Instruction one = payment(ANNA, BORIS, 10).build(900);
        assertThat(
                world.submit(one, new Screened.Clear(new Clearance(new Digest(9, 9, 9, 9), LIST))).reason())
                .isEqualTo(Reason.CLEARANCE_OF_ANOTHER_MESSAGE);
        Instruction other = payment(ANNA, BORIS, 10).build(901);
        assertThat(world.submit(other,
                new Screened.Clear(new Clearance(MESSAGE, new ScreeningVersion(6, 1)))).reason())
                .isEqualTo(Reason.LIST_CHANGED);
        assertThat(world.balance(ANNA, CNY_LEDGER)).isEqualTo(100);
    }

    @Test
    @DisplayName("L1: an indirect bank is paid over its clearing bank, and sends nothing itself")
    void an_indirect_bank_takes_part_through_another() {
        world.fund(ANNA, CNY_LEDGER, 100);
        assertThat(world.submit(payment(ANNA, SMALL, 10)).state()).isEqualTo(State.SETTLED);
        assertThat(world.balance(BORIS, CNY_LEDGER)).isEqualTo(10);
        assertThat(world.submit(payment(SMALL, ANNA, 10)).reason()).isEqualTo(Reason.SENDER_MAY_NOT_SEND);
        assertThat(world.submit(payment(SMALL, ANNA, 10).from(CHEN)).reason())
                .isEqualTo(Reason.SENDER_NOT_ACCOUNT_HOLDER);
    }
}
