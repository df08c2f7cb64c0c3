package org.steelyard.liquidity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrefixOptimumTest {

    private final QueuedPayments queued = new QueuedPayments();
    private final PrefixOptimum optimum = new PrefixOptimum();

    @Test
    void nothing_waits_and_nothing_settles() {
        assertThat(optimum.of(queued)).isEmpty();
    }

    /** The example of docs/liquidity.md. */
    @Test
    void three_banks_that_wait_for_each_other_settle_together() {
        Bank north = bank(20);
        Bank middle = bank(0);
        Bank south = bank(0);
        int first = pay(north, middle, 100);
        int second = pay(middle, south, 90);
        int third = pay(south, north, 80);
        assertThat(optimum.of(queued)).containsExactly(first, second, third);
    }

    @Test
    void one_unit_short_anywhere_and_the_ring_waits() {
        Bank north = bank(19);
        Bank middle = bank(0);
        Bank south = bank(0);
        pay(north, middle, 100);
        pay(middle, south, 90);
        pay(south, north, 80);
        assertThat(optimum.of(queued)).isEmpty();
    }

    @Test
    void nobody_overtakes_a_payment_that_cannot_settle() {
        Bank rich = bank(5);
        Bank poor = bank(0);
        pay(rich, poor, 6);
        pay(rich, poor, 1);
        assertThat(optimum.of(queued)).isEmpty();
    }

    @Test
    void a_leg_without_its_counter_leg_does_not_settle() {
        Bank yuan = bank(100);
        Bank yuanPayee = bank(0);
        Bank rubles = bank(0);
        Bank rublesPayee = bank(0);
        int yuanLeg = pay(yuan, yuanPayee, 100);
        int rubleLeg = pay(rubles, rublesPayee, 1_200);
        assertThat(optimum.of(queued)).containsExactly(yuanLeg);
        queued.link(yuanLeg, rubleLeg);
        assertThat(optimum.of(queued)).isEmpty();
    }

    @Test
    void an_instruction_of_many_legs_settles_whole_or_not_at_all() {
        int[] legs = new int[1_000];
        Bank hub = bank(0);
        for (int i = 0; i < legs.length; i++) {
            Bank payer = bank(i == 500 ? 0 : 1);
            legs[i] = pay(payer, hub, 1);
            queued.link(legs[i], legs[0]);
        }
        assertThat(optimum.of(queued)).isEmpty();
    }

    @Test
    void rings_of_links_grow_together_whichever_is_named_first() {
        Bank payee = bank(0);
        int[] legs = new int[4];
        for (int i = 0; i < legs.length; i++) {
            legs[i] = pay(bank(i == 0 ? 0 : 1), payee, 1);
        }
        queued.link(legs[1], legs[2]);
        queued.link(legs[3], legs[0]);
        queued.link(legs[2], legs[3]);
        queued.link(legs[0], legs[1]);
        queued.link(legs[2], legs[2]);
        assertThat(optimum.of(queued)).isEmpty();
    }

    @Test
    void a_bilateral_limit_holds_back_what_money_would_allow() {
        Bank payer = bank(100);
        Bank payee = bank(0);
        int limit = queued.position(30);
        int within = pay(payer, payee, 30);
        queued.draws(limit);
        pay(payer, payee, 1);
        queued.draws(limit);
        assertThat(optimum.of(queued)).containsExactly(within);
    }

    @Test
    void a_payment_the_other_way_makes_room_under_a_bilateral_limit() {
        Bank payer = bank(100);
        Bank payee = bank(0);
        int limit = queued.position(30);
        int there = pay(payer, payee, 31);
        queued.draws(limit);
        int back = pay(payee, payer, 1);
        queued.fills(limit);
        assertThat(optimum.of(queued)).containsExactly(there, back);
    }

    @Test
    void an_overdrawn_account_may_be_paid_but_may_not_pay() {
        Bank overdrawn = bank(-10);
        Bank other = bank(5);
        int in = pay(other, overdrawn, 5);
        pay(overdrawn, other, 1);
        assertThat(optimum.of(queued)).containsExactly(in);
    }

    @Test
    void a_participant_with_one_queue_over_two_currencies_keeps_its_order() {
        int queue = queued.queue();
        int yuan = queued.position(0);
        int rubles = queued.position(50);
        int payee = queued.position(0);
        int rublePayment = add(queue, rubles, payee, 10);
        add(queue, yuan, payee, 1);
        add(queue, rubles, payee, 10);
        assertThat(optimum.of(queued)).containsExactly(rublePayment);
    }

    @Test
    void sums_beyond_a_long_are_exact() {
        Bank payer = bank(Long.MAX_VALUE);
        Bank payee = bank(Long.MAX_VALUE);
        int[] there = new int[5];
        int[] back = new int[5];
        for (int i = 0; i < there.length; i++) {
            there[i] = pay(payer, payee, Long.MAX_VALUE);
            back[i] = pay(payee, payer, Long.MAX_VALUE);
        }
        assertThat(optimum.of(queued)).hasSize(10);
        pay(payer, payee, Long.MAX_VALUE);
        assertThat(optimum.of(queued)).hasSize(11);
        pay(payer, payee, 1);
        assertThat(optimum.of(queued)).hasSize(11).doesNotContain(11);
    }

    @Test
    void the_deepest_overdraft_and_the_largest_amounts_do_not_wrap_round() {
        Bank payer = bank(Long.MIN_VALUE);
        Bank payee = bank(0);
        for (int i = 0; i < 3; i++) {
            pay(payer, payee, Long.MAX_VALUE);
        }
        assertThat(optimum.of(queued)).isEmpty();
    }

    @Test
    void a_run_whose_necessary_payment_cannot_settle_chooses_nothing() {
        Bank rich = bank(10);
        Bank poor = bank(0);
        int possible = pay(rich, poor, 10);
        int impossible = pay(poor, rich, 11);
        queued.necessary(impossible);
        assertThat(optimum.of(queued)).isEmpty();
        queued.necessary(possible);
        assertThat(optimum.of(queued)).containsExactly(possible);
    }

    @Test
    void a_run_leaves_nothing_behind_for_the_next() {
        Bank poor = bank(0);
        Bank payee = bank(0);
        int payment = pay(poor, payee, 1);
        queued.necessary(payment);
        assertThat(optimum.of(queued)).isEmpty();
        queued.clear();
        Bank rich = bank(1);
        int settles = pay(rich, bank(0), 1);
        assertThat(optimum.of(queued)).containsExactly(settles);
        assertThat(optimum.of(queued)).containsExactly(settles);
    }

    private record Bank(int queue, int account) {}

    private Bank bank(long available) {
        return new Bank(queued.queue(), queued.position(available));
    }

    private int pay(Bank payer, Bank payee, long amount) {
        return add(payer.queue(), payer.account(), payee.account(), amount);
    }

    private int add(int queue, int payer, int payee, long amount) {
        int payment = queued.add(queue, amount);
        queued.draws(payer);
        queued.fills(payee);
        return payment;
    }
}
