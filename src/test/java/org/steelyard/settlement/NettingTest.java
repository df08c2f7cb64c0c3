package org.steelyard.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.settlement.World.ANNA;
import static org.steelyard.settlement.World.BORIS;
import static org.steelyard.settlement.World.CHEN;
import static org.steelyard.settlement.World.CNY;
import static org.steelyard.settlement.World.CNY_LEDGER;
import static org.steelyard.settlement.World.MORNING;
import static org.steelyard.settlement.World.RUB_LEDGER;
import static org.steelyard.settlement.World.SMALL;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;

/** Deferred net settlement, told with three banks. */
class NettingTest {

    static final String NAME = "MORNING";
    static final long CONFIRM_BY = MORNING + 1_000;
    static final long SETTLE_BY = MORNING + 2_000;
    private static final List<Bic> BANKS = List.of(ANNA, BORIS, CHEN);

    /** A cycle on the yuan ledger, step by step. */
    static final class Cycles {
        private final World world;
        private String corridor = Cycle.WITHIN_LEDGER;

        Cycles(World world) {
            this.world = world;
        }

        Cycles across(String other) {
            corridor = other;
            return this;
        }

        /** Everybody may owe so much, gives that much credit to each, and guarantees for it. */
        Cycles agree(long minor) {
            for (Bic bank : BANKS) {
                set(NettingTerm.of(NettingTerm.Kind.NET_DEBIT_CAP, account(bank)), minor);
                set(NettingTerm.of(NettingTerm.Kind.GUARANTEE, account(bank)), minor);
                BANKS.stream().filter(other -> !other.equals(bank))
                        .forEach(other -> set(NettingTerm.credit(account(bank), account(other)), minor));
            }
            return this;
        }

        void set(NettingTerm term, long minor) {
            world.apply(new Command.SetNettingTerm(term, new Amount(CNY, minor)));
        }

        Cycles open() {
            world.apply(new Command.OpenCycle(new Cycle(CNY_LEDGER, NAME, corridor, CONFIRM_BY, SETTLE_BY)));
            return this;
        }

        Event.OfInstruction obligation(Bic payer, Bic payee, long minor) {
            return world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, payer, payee, minor)
                    .on(new Condition.InCycle(NAME)));
        }

        Cycles owe(Bic payer, Bic payee, long minor) {
            obligation(payer, payee, minor);
            return this;
        }

        Cycles cut() {
            world.apply(new Command.CutCycle(CNY_LEDGER, NAME));
            return this;
        }

        Cycles confirm() {
            return answer(CNY_LEDGER.agent(), Command.AnswerCycle.Answer.CONFIRMED);
        }

        Cycles answer(Bic agent, Command.AnswerCycle.Answer answer) {
            NetCycle cycle = world.settlement.instructions().cycles().of(CNY_LEDGER, NAME);
            world.apply(new Command.AnswerCycle(CNY_LEDGER, NAME, cycle == null ? 0 : cycle.cut, agent,
                    answer));
            return this;
        }
    }

    private final World world = World.open();
    private final Cycles cycles = new Cycles(world);

    private static AccountId account(Bic bank) {
        return new AccountId(CNY_LEDGER, bank);
    }

    private <T extends Event> T only(Class<T> type) {
        List<T> found = world.last.stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private void passTime(long toMillis) {
        world.nowMillis = toMillis;
        world.apply(new Command.Tick());
    }

    @Test
    void only_the_net_positions_move_money_and_all_obligations_are_final_with_them() {
        world.fund(CHEN, CNY_LEDGER, 20);
        cycles.agree(100).open();
        Event.OfInstruction first = cycles.obligation(ANNA, BORIS, 70);
        Event.OfInstruction second = cycles.obligation(BORIS, CHEN, 60);
        Event.OfInstruction third = cycles.obligation(CHEN, ANNA, 80);
        assertThat(world.reason(first)).isEqualTo(Reason.ACCEPTED_IN_CYCLE);
        cycles.cut();
        Event.CycleCut cut = only(Event.CycleCut.class);
        assertThat(cut.positions()).extracting(each -> each.net().minor()).containsExactly(10L, 10L, -20L);
        assertThat(cut.gross().minor()).isEqualTo(210);
        assertThat(cut.net().minor()).isEqualTo(20);
        cycles.confirm();
        assertThat(only(Event.Settled.class).instruction().legs()).hasSize(2);
        assertThat(world.last).filteredOn(Event.Netted.class::isInstance).hasSize(3);
        assertThat(List.of(first, second, third)).extracting(world::state).containsOnly(State.SETTLED);
        assertThat(BANKS).extracting(bank -> world.balance(bank, CNY_LEDGER)).containsExactly(10L, 10L, 0L);
        assertThat(only(Event.CycleClosed.class).reason()).isEqualTo(Reason.NONE);
    }

    @Test
    void an_obligation_above_the_net_debit_cap_waits_until_others_owe_the_payer() {
        cycles.agree(50).open().owe(ANNA, BORIS, 30);
        Event.OfInstruction large = cycles.obligation(ANNA, CHEN, 40);
        assertThat(large.reason()).isEqualTo(Reason.ABOVE_NET_DEBIT_CAP);
        cycles.owe(BORIS, ANNA, 20);
        assertThat(world.reason(large)).isEqualTo(Reason.ACCEPTED_IN_CYCLE);
    }

    @Test
    void an_obligation_says_that_it_waits_for_its_cycle_and_when_that_settles_at_the_latest() {
        world.fund(ANNA, CNY_LEDGER, 10);
        cycles.agree(50).open();
        Event.OfInstruction owed = cycles.obligation(ANNA, BORIS, 30);
        Event.OfInstruction outside = cycles.obligation(ANNA, CHEN, 40);
        assertThat(why(owed).constraint()).isEqualTo(Why.Constraint.CYCLE);
        assertThat(why(owed).words()).contains("binding in its cycle");
        assertThat(why(outside).toldTo(ANNA).words()).contains("net debit cap");
        assertThat(why(outside).fundings()).as("funds do not help").isEmpty();
        assertThat(why(owed).expectedMillis()).as("nobody has confirmed").isEqualTo(Times.NEVER);
        cycles.cut().confirm();
        assertThat(why(owed).expectedMillis()).isEqualTo(SETTLE_BY);
    }

    private Why why(Event.OfInstruction of) {
        return Why.of(world.settlement.picture(), of.instruction().references().uetr()).orElseThrow();
    }

    @Test
    void an_obligation_above_the_credit_of_its_payee_waits() {
        cycles.agree(50);
        cycles.set(NettingTerm.credit(account(BORIS), account(ANNA)), 20);
        cycles.open();
        assertThat(cycles.obligation(ANNA, BORIS, 30).reason()).isEqualTo(Reason.ABOVE_CREDIT_IN_CYCLE);
        assertThat(cycles.obligation(ANNA, CHEN, 30).reason()).isEqualTo(Reason.ACCEPTED_IN_CYCLE);
    }

    @Test
    void an_indirect_participant_owes_through_its_clearing_bank() {
        cycles.agree(100).open();
        world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, SMALL, 5)
                .on(new Condition.InCycle(NAME)));
        cycles.cut();
        assertThat(only(Event.CycleCut.class).positions()).extracting(NetPosition::account)
                .containsExactly(account(ANNA), account(BORIS));
    }

    @Test
    void both_agents_of_a_corridor_must_confirm() {
        world.fund(ANNA, CNY_LEDGER, 10);
        cycles.agree(100).across("CNY/RUB").open().owe(ANNA, BORIS, 10).cut().confirm();
        assertThat(world.balance(BORIS, CNY_LEDGER)).isZero();
        cycles.answer(RUB_LEDGER.agent(), Command.AnswerCycle.Answer.CONFIRMED);
        assertThat(world.balance(BORIS, CNY_LEDGER)).isEqualTo(10);
    }

    @Test
    void the_guarantees_of_a_corridor_cover_the_largest_two_debtors() {
        cycles.agree(100);
        cycles.set(NettingTerm.of(NettingTerm.Kind.GUARANTEE, account(ANNA)), 10);
        cycles.set(NettingTerm.of(NettingTerm.Kind.GUARANTEE, account(BORIS)), 10);
        cycles.set(NettingTerm.of(NettingTerm.Kind.GUARANTEE, account(CHEN)), 20);
        cycles.across("CNY/RUB").open().owe(ANNA, CHEN, 25).owe(BORIS, CHEN, 25).cut();
        assertThat(only(Event.Refused.class).reason()).isEqualTo(Reason.DEBTOR_NOT_COVERED);
    }

    @Test
    void without_both_confirmations_in_time_all_goes_back() {
        world.fund(ANNA, CNY_LEDGER, 10);
        cycles.agree(100).across("CNY/RUB").open();
        Event.OfInstruction owed = cycles.obligation(ANNA, BORIS, 10);
        cycles.cut().confirm();
        passTime(CONFIRM_BY);
        assertThat(only(Event.CycleClosed.class).reason()).isEqualTo(Reason.NOT_CONFIRMED_IN_TIME);
        assertThat(world.state(owed)).isEqualTo(State.EXPIRED);
        assertThat(world.balance(ANNA, CNY_LEDGER)).isEqualTo(10);
    }

    @Test
    void the_net_settlement_waits_whole_for_funds() {
        cycles.agree(100).open().owe(ANNA, BORIS, 30).owe(ANNA, CHEN, 30).cut().confirm();
        world.fund(ANNA, CNY_LEDGER, 59);
        assertThat(world.balance(BORIS, CNY_LEDGER)).isZero();
        world.fund(ANNA, CNY_LEDGER, 1);
        assertThat(BANKS).extracting(bank -> world.balance(bank, CNY_LEDGER)).containsExactly(0L, 30L, 30L);
    }

    @Test
    void the_net_settlement_and_other_payments_may_free_each_other() {
        cycles.agree(100).open().owe(ANNA, BORIS, 30).cut().confirm();
        world.pay(BORIS, ANNA, 30);
        assertThat(only(Event.Netted.class).number()).isEqualTo(1);
        assertThat(BANKS).extracting(bank -> world.balance(bank, CNY_LEDGER)).containsOnly(0L);
    }

    @Test
    void a_failed_debtor_is_paid_for_by_its_guarantee_then_by_shares_of_those_who_gave_it_credit() {
        cycles.agree(100);
        cycles.set(NettingTerm.of(NettingTerm.Kind.GUARANTEE, account(ANNA)), 15);
        cycles.set(NettingTerm.credit(account(BORIS), account(ANNA)), 60);
        cycles.set(NettingTerm.credit(account(CHEN), account(ANNA)), 30);
        world.fund(ANNA, CNY_LEDGER, 4);
        cycles.open();
        Event.OfInstruction owed = cycles.obligation(ANNA, BORIS, 30);
        cycles.owe(ANNA, CHEN, 20).cut().confirm();
        passTime(SETTLE_BY);
        Event.DebtorFailed failed = only(Event.DebtorFailed.class);
        assertThat(failed.shortfall().minor()).isEqualTo(46);
        assertThat(failed.byGuarantee().minor()).isEqualTo(15);
        // 31 by 60 : 30 is 20.67 and 10.33; the odd unit goes to the first account.
        assertThat(failed.shares()).extracting(share -> share.amount().minor()).containsExactly(21L, 10L);
        assertThat(failed.byAgent().minor()).isZero();
        assertThat(world.state(owed)).isEqualTo(State.SETTLED);
        assertThat(BANKS).extracting(bank -> world.balance(bank, CNY_LEDGER)).containsExactly(0L, 30L, 20L);
        assertThat(world.settlement.instructions().cycles()
                .term(NettingTerm.of(NettingTerm.Kind.GUARANTEE, account(BORIS)))).isEqualTo(79);
    }

    @Test
    void whose_share_is_more_than_its_guarantee_pays_all_of_it_and_the_others_share_the_rest() {
        cycles.agree(100);
        cycles.set(NettingTerm.of(NettingTerm.Kind.GUARANTEE, account(ANNA)), 0);
        cycles.set(NettingTerm.of(NettingTerm.Kind.GUARANTEE, account(BORIS)), 7);
        cycles.open().owe(ANNA, BORIS, 25).owe(ANNA, CHEN, 25).cut().confirm();
        passTime(SETTLE_BY);
        assertThat(only(Event.DebtorFailed.class).shares()).extracting(share -> share.amount().minor())
                .containsExactly(7L, 43L);
    }

    @Test
    void when_more_fail_than_guarantees_cover_the_agent_pays_the_rest_and_nothing_is_unwound() {
        cycles.agree(30);
        cycles.open().owe(ANNA, CHEN, 30).owe(BORIS, CHEN, 30);
        for (Bic bank : List.of(ANNA, BORIS)) {
            cycles.set(NettingTerm.of(NettingTerm.Kind.GUARANTEE, account(bank)), 10);
        }
        cycles.cut().confirm();
        passTime(SETTLE_BY);
        assertThat(world.last).filteredOn(Event.DebtorFailed.class::isInstance)
                .extracting(failed -> ((Event.DebtorFailed) failed).byAgent().minor())
                .containsExactly(0L, 10L);
        assertThat(world.balance(CHEN, CNY_LEDGER)).isEqualTo(60);
        assertThat(world.balance(CNY_LEDGER.agent(), CNY_LEDGER)).isEqualTo(-60);
    }

    @Test
    void at_its_deadline_a_cycle_goes_before_all_that_waits() {
        world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, CHEN, 90)
                .with(Priority.HIGHLY_URGENT));
        cycles.agree(100).open().owe(ANNA, BORIS, 50).cut().confirm();
        world.fund(ANNA, CNY_LEDGER, 60);
        assertThat(world.balance(BORIS, CNY_LEDGER)).isZero();
        passTime(SETTLE_BY);
        assertThat(only(Event.Settled.class).mechanism()).isEqualTo(Mechanism.QUEUE);
        assertThat(world.balance(BORIS, CNY_LEDGER)).isEqualTo(50);
    }

    @Test
    void a_cut_off_before_its_hour_settles_what_is_confirmed_and_gives_back_the_rest() {
        cycles.agree(100).open().owe(ANNA, BORIS, 50).cut().confirm();
        world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
        assertThat(only(Event.CycleClosed.class).reason()).isEqualTo(Reason.NONE);
        assertThat(world.balance(BORIS, CNY_LEDGER)).isEqualTo(50);
    }

    @Test
    void what_a_cycle_pays_at_the_cut_off_frees_payments_that_would_expire() {
        cycles.agree(100).open().owe(ANNA, BORIS, 50).cut().confirm();
        Event.OfInstruction waits = world.pay(BORIS, CHEN, 50);
        Event.OfInstruction tooMuch = world.pay(BORIS, CHEN, 1);
        assertThat(world.state(waits)).isEqualTo(State.QUEUED);
        world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
        assertThat(world.state(waits)).isEqualTo(State.SETTLED);
        assertThat(world.balance(CHEN, CNY_LEDGER)).isEqualTo(50);
        assertThat(world.reason(tooMuch)).isEqualTo(Reason.FUNDS_SHORT_AT_CUT_OFF);
    }

    /** The agent has issued all it may, so that it cannot pay for Anna. */
    @Test
    void what_stood_behind_the_net_settlement_settles_when_its_cycle_is_given_back_at_the_cut_off() {
        world.fund(ANNA, CNY_LEDGER, 10);
        for (long left = Settlement.MOST_MINOR - 10; left > 0; left -= Leg.MOST_MINOR) {
            world.fund(CHEN, CNY_LEDGER, Math.min(left, Leg.MOST_MINOR));
        }
        cycles.agree(100).open().owe(ANNA, BORIS, 50).cut().confirm();
        Event.OfInstruction waits = world.pay(ANNA, BORIS, 10);
        assertThat(waits.reason()).isEqualTo(Reason.BEHIND_OTHERS);
        world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
        assertThat(only(Event.CycleClosed.class).reason()).isEqualTo(Reason.NOT_SETTLED_IN_TIME);
        assertThat(world.state(waits)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_hit_on_an_obligation_opens_the_cycle_again() {
        world.fund(ANNA, CNY_LEDGER, 10);
        cycles.agree(100).across("CNY/RUB").open();
        Event.OfInstruction owed = cycles.obligation(ANNA, BORIS, 10);
        cycles.cut().confirm();
        world.apply(new Command.Rescreen(owed.number(), new Screened.Hit("a name")));
        only(Event.CycleReopened.class);
        cycles.answer(RUB_LEDGER.agent(), Command.AnswerCycle.Answer.CONFIRMED);
        assertThat(only(Event.Refused.class).reason()).isEqualTo(Reason.POSITIONS_DIFFER);
        cycles.cut();
        assertThat(only(Event.CycleCut.class).positions()).isEmpty();
        assertThat(world.state(owed)).isEqualTo(State.EXPIRED);
    }

    @Test
    void a_confirmation_of_positions_before_these_does_not_count() {
        cycles.agree(100).open().cut();
        world.apply(new Command.AnswerCycle(CNY_LEDGER, NAME, 0, CNY_LEDGER.agent(),
                Command.AnswerCycle.Answer.CONFIRMED));
        assertThat(only(Event.Refused.class).reason()).isEqualTo(Reason.POSITIONS_DIFFER);
    }

    @Test
    void a_netted_obligation_can_be_returned_and_the_net_settlement_cannot() {
        world.fund(ANNA, CNY_LEDGER, 10);
        cycles.agree(100).open();
        Event.OfInstruction owed = cycles.obligation(ANNA, BORIS, 10);
        cycles.cut().confirm();
        Event.Settled net = only(Event.Settled.class);
        assertThat(giveBack(net).reason()).isEqualTo(Reason.ORIGINAL_NOT_SETTLED);
        assertThat(giveBack(owed).state()).isEqualTo(State.SETTLED);
        assertThat(world.balance(ANNA, CNY_LEDGER)).isEqualTo(10);
    }

    private Event.OfInstruction giveBack(Event.OfInstruction original) {
        return world.submit(new World.Draft(Kind.RETURN, CNY_LEDGER, BORIS, ANNA, 10)
                .on(new Condition.ReturnOf(original.instruction().references().uetr())));
    }

    @Test
    void opposite_obligations_settle_without_any_money() {
        cycles.agree(100).open().owe(ANNA, BORIS, 40).owe(BORIS, ANNA, 40).cut().confirm();
        assertThat(world.last).filteredOn(Event.Netted.class::isInstance).hasSize(2);
        assertThat(world.last).noneMatch(Event.Settled.class::isInstance);
    }
}
