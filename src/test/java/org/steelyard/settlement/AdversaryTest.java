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
import static org.steelyard.settlement.World.TODAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;

/** What bad luck or bad faith may try against the engine, and what must not come of it. */
class AdversaryTest {

    private final World world = World.open();

    private static final LocalDate TOMORROW = TODAY.plusDays(1);
    private static final Screened CLEAR = new Screened.Clear(new Clearance(MESSAGE, LIST));

    private static Leg leg(LedgerId ledger, Bic payer, Bic payee, long minor) {
        return new Leg(ledger, payer, payee, new Amount(ledger.currency(), minor));
    }

    /** As the draft says, but with these legs. */
    private static Instruction of(World.Draft draft, long number, List<Leg> legs) {
        Instruction one = draft.build(number);
        return new Instruction(one.references(), one.kind(), legs, one.condition(), one.priority(),
                one.valueDate(), one.purpose(), one.message());
    }

    private static Instruction largestIssue(long number) {
        Bic agent = CNY_LEDGER.agent();
        return of(new World.Draft(Kind.LIQUIDITY_TRANSFER, CNY_LEDGER, agent, ANNA, 1), number,
                Collections.nCopies(Instruction.MOST_LEGS, leg(CNY_LEDGER, agent, ANNA, Leg.MOST_MINOR)));
    }

    @Test
    void money_is_issued_up_to_a_limit_and_never_over_the_end_of_the_numbers() {
        for (int number = 901; number < 910; number++) {
            world.submit(largestIssue(number), CLEAR);
        }
        assertThat(world.balance(ANNA, CNY_LEDGER)).isEqualTo(Instruction.MOST_LEGS * Leg.MOST_MINOR);
        assertThat(world.settlement.outcome(largestIssue(902).references().uetr()).orElseThrow().reason())
                .isEqualTo(Reason.FUNDS_SHORT);
    }

    private static Bic oneOfMany(int number) {
        return Bic.of("BANKCNB" + number / 100 + (char) ('A' + number / 10 % 10)
                + (char) ('A' + number % 10) + "X");
    }

    @Test
    void the_credit_of_a_ledger_has_a_limit_so_that_no_balance_can_overflow() {
        List<Reason> reasons = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            world.apply(new Command.AddParticipant(
                    new Participant(oneOfMany(number), "invented", Role.DIRECT)));
            world.apply(new Command.OpenAccount(new AccountId(CNY_LEDGER, oneOfMany(number)),
                    new Amount(CNY, Leg.MOST_MINOR)));
            reasons.add(world.last.getFirst() instanceof Event.Refused refused
                    ? refused.reason()
                    : Reason.NONE);
        }
        assertThat(reasons.subList(0, 256)).containsOnly(Reason.NONE);
        assertThat(reasons.subList(256, 300)).containsOnly(Reason.TOO_MANY);
        world.apply(new Command.SetCreditLimit(new AccountId(CNY_LEDGER, ANNA),
                new Amount(CNY, Leg.MOST_MINOR)));
        assertThat(world.last).singleElement().isInstanceOfSatisfying(Event.Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY));
    }

    @Test
    void a_currency_has_one_ledger_whatever_decimals_somebody_gives_it() {
        Currency other = new Currency("CNY", 3);
        world.apply(new Command.OpenLedger(new LedgerId(CNY_LEDGER.agent(), other)));
        assertThat(world.last).containsExactly(
                new Event.Refused(Reason.LEDGER_EXISTS, CNY_LEDGER.toString()));
        world.apply(new Command.OpenDay(World.day(other, TOMORROW)));
        assertThat(world.last).containsExactly(
                new Event.Refused(Reason.CURRENCY_WITHOUT_LEDGER, "CNY"));
    }

    @Test
    void an_open_account_is_not_the_same_with_its_limit_in_another_currency() {
        world.apply(new Command.OpenAccount(new AccountId(CNY_LEDGER, ANNA), Amount.zero(RUB)));
        assertThat(world.last).singleElement().isInstanceOfSatisfying(Event.Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.ACCOUNT_EXISTS));
    }

    private static World.Draft side(Bic payer, Bic payee, LedgerId ledger, long minor, Amount counter) {
        return new World.Draft(Kind.BANK_PAYMENT, ledger, payer, payee, minor)
                .on(new Condition.Versus("FX1", counter));
    }

    /** Both days anew; the roubles' hours come before the yuan's. */
    private void secondDay() {
        world.apply(new Command.ReachPhase(CNY, Phase.CLOSED));
        world.apply(new Command.ReachPhase(RUB, Phase.CLOSED));
        world.apply(new Command.OpenDay(
                new BusinessDay(CNY, TOMORROW, 5_000_000, 6_000_000, 9_000_000)));
        world.apply(new Command.OpenDay(
                new BusinessDay(RUB, TOMORROW, 3_000_000, 4_000_000, 7_000_000)));
    }

    @Test
    void cut_offs_that_were_missed_take_effect_in_the_order_of_their_hours() {
        secondDay();
        world.nowMillis = 8_000_000;
        world.apply(new Command.Tick());
        assertThat(world.last.stream().map(event -> (Event.PhaseReached) event)
                .map(reached -> reached.currency() + " " + reached.phase()))
                .containsExactly("RUB INTERBANK_ONLY", "RUB CUT_OFF", "CNY INTERBANK_ONLY", "CNY CUT_OFF",
                        "RUB CLOSED");
    }

    @Test
    void the_end_of_time_ends_every_day_and_no_more() {
        world.nowMillis = Long.MAX_VALUE;
        world.apply(new Command.Tick());
        assertThat(world.last).hasSize(6);
        assertThat(world.apply(new Command.Tick())).containsExactly(new Event.Unchanged());
    }

    @Test
    void a_command_that_changes_nothing_says_so_even_if_a_cut_off_was_due() {
        world.nowMillis = World.CUSTOMER_CUT_OFF;
        world.apply(new Command.SetCreditLimit(new AccountId(CNY_LEDGER, ANNA), Amount.zero(CNY)));
        assertThat(world.last).hasSize(3).last().isEqualTo(new Event.Unchanged());
        world.nowMillis = World.INTERBANK_CUT_OFF;
        world.apply(new Command.Tick());
        assertThat(world.last).hasSize(2).allMatch(Event.PhaseReached.class::isInstance);
    }

    @Test
    void a_return_cannot_be_dated_beyond_its_time() {
        world.fund(ANNA, CNY_LEDGER, 60);
        Event.OfInstruction paid = world.pay(ANNA, BORIS, 60);
        World.Draft back = new World.Draft(Kind.RETURN, CNY_LEDGER, BORIS, ANNA, 60)
                .on(new Condition.ReturnOf(paid.instruction().references().uetr()));
        assertThat(world.submit(back.value(TODAY.plusDays(11))).reason()).isEqualTo(Reason.RETURN_TOO_LATE);
        assertThat(world.submit(back.value(TODAY.plusDays(10))).state()).isEqualTo(State.WAREHOUSED);
    }

    @Test
    void what_a_cut_off_sets_free_settles_before_the_next_cut_off_that_was_missed() {
        world.fund(ANNA, CNY_LEDGER, 50);
        secondDay();
        world.submit(side(ANNA, BORIS, CNY_LEDGER, 100, new Amount(RUB, 1300)).value(TOMORROW));
        world.submit(side(BORIS, ANNA, RUB_LEDGER, 1300, new Amount(CNY, 100)).value(TOMORROW));
        Event.OfInstruction behind = world
                .submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, CHEN, 50).value(TOMORROW));
        world.nowMillis = 8_000_000;
        world.apply(new Command.Tick());
        assertThat(world.state(behind)).isEqualTo(State.SETTLED);
    }

    @Test
    void at_the_start_of_the_day_the_urgent_go_first_whatever_came_first() {
        world.fund(ANNA, CNY_LEDGER, 50);
        World.Draft tomorrow = new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 50)
                .value(TOMORROW);
        Event.OfInstruction normal = world.submit(tomorrow);
        Event.OfInstruction urgent = world.submit(tomorrow.with(Priority.URGENT));
        secondDay();
        assertThat(world.state(urgent)).isEqualTo(State.SETTLED);
        assertThat(world.state(normal)).isEqualTo(State.QUEUED);
    }

    @Test
    void a_hit_found_later_holds_what_waits_in_the_queue() {
        Event.OfInstruction waits = world.pay(ANNA, BORIS, 60);
        Event.OfInstruction behind = world.pay(ANNA, BORIS, 10);
        world.apply(new Command.Rescreen(waits.number(), new Screened.Hit("a name on the list")));
        assertThat(world.reason(waits)).isEqualTo(Reason.HIT);
        world.fund(ANNA, CNY_LEDGER, 60);
        assertThat(world.state(waits)).isEqualTo(State.HELD);
        assertThat(world.state(behind)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_hit_on_one_side_takes_the_other_side_out_of_the_queue() {
        Event.OfInstruction yuan = world.submit(side(ANNA, BORIS, CNY_LEDGER, 100, new Amount(RUB, 1300)));
        Event.OfInstruction rouble = world
                .submit(side(BORIS, ANNA, RUB_LEDGER, 1300, new Amount(CNY, 100)));
        world.apply(new Command.Rescreen(yuan.number(), new Screened.Hit("a name on the list")));
        assertThat(world.state(yuan)).isEqualTo(State.HELD);
        assertThat(world.reason(rouble)).isEqualTo(Reason.COUNTER_LEG_MISSING);
        world.fund(ANNA, CNY_LEDGER, 100).fund(BORIS, RUB_LEDGER, 1300);
        assertThat(world.state(rouble)).isEqualTo(State.QUEUED);
        world.apply(new Command.ReachPhase(RUB, Phase.CUT_OFF));
        assertThat(world.reason(rouble)).isEqualTo(Reason.UNMATCHED_AT_CUT_OFF);
        assertThat(world.reason(yuan)).isEqualTo(Reason.COUNTER_LEG_GONE);
    }

    @Test
    void a_matched_leg_cannot_be_cancelled_and_the_answer_does_not_tell_of_a_hit() {
        Instruction yuan = side(ANNA, BORIS, CNY_LEDGER, 100, new Amount(RUB, 1300)).build(901);
        world.submit(yuan, new Screened.Hit("a name on the list"));
        world.submit(side(BORIS, ANNA, RUB_LEDGER, 1300, new Amount(CNY, 100)));
        world.apply(new Command.Cancel(new Cancellation(ANNA, "C1", yuan.references().uetr(), "CUST")));
        assertThat(world.last).singleElement().isInstanceOfSatisfying(Event.CancelRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.CANCEL_MATCHED));
    }

    @Test
    void legs_in_two_currencies_are_over_when_one_of_their_days_is() {
        Instruction both = of(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 1)
                .value(TOMORROW), 901,
                List.of(leg(CNY_LEDGER, ANNA, BORIS, 10), leg(RUB_LEDGER, ANNA, BORIS, 10)));
        Event.OfInstruction waits = world.submit(both, CLEAR);
        world.apply(new Command.ReachPhase(CNY, Phase.CLOSED));
        world.apply(new Command.OpenDay(
                new BusinessDay(CNY, TOMORROW, 5_000_000, 6_000_000, 9_000_000)));
        assertThat(world.state(waits)).isEqualTo(State.WAREHOUSED);
        world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
        assertThat(world.reason(waits)).isEqualTo(Reason.OTHER_DAY_NOT_OPENED_AT_CUT_OFF);
    }
}
