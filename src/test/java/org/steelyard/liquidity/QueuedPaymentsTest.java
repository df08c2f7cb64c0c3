package org.steelyard.liquidity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class QueuedPaymentsTest {

    private final QueuedPayments queued = new QueuedPayments();
    private final int queue = queued.queue();
    private final int account = queued.position(10);

    @Test
    void payments_are_numbered_as_they_are_added() {
        assertThat(queued.add(queue, 1)).isZero();
        assertThat(queued.add(queue, 1)).isOne();
        assertThat(queued.payments()).isEqualTo(2);
    }

    @Test
    void an_amount_of_nothing_or_less_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> queued.add(queue, 0))
                .withMessageContaining("above zero");
        assertThatIllegalArgumentException().isThrownBy(() -> queued.add(queue, -1));
    }

    @Test
    void a_queue_a_position_and_a_payment_must_exist() {
        assertThatIllegalArgumentException().isThrownBy(() -> queued.add(queue + 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> queued.draws(account));
        queued.add(queue, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> queued.draws(account + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> queued.fills(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> queued.link(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> queued.necessary(1));
    }

    @Test
    void payments_of_two_queues_must_not_draw_on_one_position() {
        queued.add(queue, 1);
        queued.draws(account);
        queued.add(queued.queue(), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queued.draws(account))
                .withMessageContaining("two queues draw on position 0");
    }

    @Test
    void a_payment_to_the_own_account_is_refused() {
        queued.add(queue, 1);
        queued.draws(account);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queued.fills(account))
                .withMessageContaining("twice");
    }

    @Test
    void a_payment_touches_so_many_positions_and_no_more() {
        queued.add(queue, 1);
        for (int i = 0; i < QueuedPayments.MAX_POSITIONS_PER_PAYMENT; i++) {
            queued.fills(queued.position(0));
        }
        int oneMore = queued.position(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queued.fills(oneMore))
                .withMessageContaining("too many positions");
    }

    @Test
    void cleared_it_is_as_new() {
        queued.add(queue, 1);
        queued.clear();
        assertThat(queued.payments()).isZero();
        assertThat(queued.queue()).isZero();
        assertThat(queued.position(1)).isZero();
    }

    @Test
    void the_number_of_a_payment_that_has_left_is_given_again() {
        queued.add(queue, 1);
        int leaving = queued.add(queue, 2);
        queued.remove(leaving);
        assertThat(queued.payments()).isOne();
        assertThatIllegalArgumentException().isThrownBy(() -> queued.remove(leaving))
                .withMessageContaining("no such payment: 1");
        assertThat(queued.add(queue, 3)).isEqualTo(leaving);
    }

    @Test
    void a_payment_stands_behind_one_of_its_own_queue() {
        int other = queued.add(queued.queue(), 1);
        assertThatIllegalArgumentException().isThrownBy(() -> queued.addBehind(queue, other, 1))
                .withMessageContaining("of another queue");
    }

    @Test
    void what_is_stated_as_necessary_cannot_leave_before_the_search() {
        int payment = queued.add(queue, 1);
        queued.draws(account);
        queued.necessary(payment);
        assertThatIllegalArgumentException().isThrownBy(() -> queued.remove(payment));
        assertThat(new PrefixOptimum().of(queued)).containsExactly(payment);
        queued.remove(payment);
        assertThat(queued.payments()).isZero();
    }

    @Test
    void the_headroom_of_a_position_changes_by_any_amount() {
        int payment = queued.add(queue, Long.MAX_VALUE);
        queued.draws(account);
        queued.headroom(account, Long.MIN_VALUE);
        assertThat(new PrefixOptimum().of(queued)).isEmpty();
        queued.headroom(account, Long.MAX_VALUE);
        assertThat(new PrefixOptimum().of(queued)).containsExactly(payment);
    }
}
