package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

final class AllowanceTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong nanos = new AtomicLong(-5 * SECOND);

    private int takenAtOnce(Allowance allowance) {
        int taken = 0;
        while (allowance.take() == 0) {
            taken++;
        }
        return taken;
    }

    @Test
    void so_many_are_there_at_once_and_no_more() {
        assertThat(takenAtOnce(new Allowance(100, 7, nanos::get))).isEqualTo(7);
    }

    @Test
    void what_was_taken_comes_back_with_time() {
        Allowance allowance = new Allowance(100, 7, nanos::get);
        takenAtOnce(allowance);
        nanos.addAndGet(SECOND / 100);
        assertThat(takenAtOnce(allowance)).isEqualTo(1);
        nanos.addAndGet(3 * SECOND / 100);
        assertThat(takenAtOnce(allowance)).isEqualTo(3);
    }

    @Test
    void a_long_rest_saves_up_no_more_than_at_the_start() {
        Allowance allowance = new Allowance(100, 7, nanos::get);
        nanos.addAndGet(1_000 * SECOND);
        assertThat(takenAtOnce(allowance)).isEqualTo(7);
    }

    @Test
    void who_is_too_early_is_told_how_long_to_wait() {
        Allowance allowance = new Allowance(100, 1, nanos::get);
        allowance.take();
        long waitNanos = allowance.take();
        assertThat(waitNanos).isEqualTo(SECOND / 100);
        nanos.addAndGet(waitNanos);
        assertThat(allowance.take()).isZero();
    }
}
