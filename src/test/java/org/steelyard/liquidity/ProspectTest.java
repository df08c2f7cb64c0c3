package org.steelyard.liquidity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ProspectTest {

    @Test
    void what_waits_to_come_in_counts_as_if_it_were_there() {
        assertThat(new Prospect(20, 80).mayCoverHead(100)).isTrue();
        assertThat(new Prospect(20, 80).mayCoverHead(101)).isFalse();
        assertThat(new Prospect(20, 80).mayCoverQueueThrough(100)).isTrue();
        assertThat(new Prospect(20, 80).mayCoverQueueThrough(101)).isFalse();
    }

    @Test
    void an_overdraft_must_be_filled_first() {
        assertThat(new Prospect(-20, 80).mayCoverHead(60)).isTrue();
        assertThat(new Prospect(-20, 80).mayCoverHead(61)).isFalse();
    }

    @Test
    void the_largest_sums_do_not_wrap_round() {
        assertThat(new Prospect(Long.MAX_VALUE, Long.MAX_VALUE).mayCoverHead(Long.MAX_VALUE)).isTrue();
        assertThat(new Prospect(Long.MIN_VALUE, Long.MAX_VALUE).mayCoverHead(1)).isFalse();
        assertThat(new Prospect(-1, 0).mayCoverQueueThrough(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void a_negative_sum_of_payments_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Prospect(0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Prospect(0, 0).mayCoverQueueThrough(-1));
    }
}
