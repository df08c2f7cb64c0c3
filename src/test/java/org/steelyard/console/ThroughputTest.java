package org.steelyard.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class ThroughputTest {

    private static final long START = 1_795_604_400L;

    private final Throughput throughput = new Throughput();

    @Test
    void what_settled_before_anybody_looked_is_no_rate() {
        throughput.note(START, "CNY", 1_000_000);
        assertThat(at(START, 0)).isZero();
    }

    @Test
    void each_second_has_its_own() {
        throughput.note(START, "CNY", 10);
        throughput.note(START + 1, "CNY", 13);
        throughput.note(START + 1, "CNY", 14);
        throughput.note(START + 2, "CNY", 15);
        assertThat(at(START + 2, 1)).isEqualTo(4);
        assertThat(at(START + 2, 0)).isEqualTo(1);
    }

    @Test
    void a_silence_is_zeros_and_forgets_what_is_too_old() {
        throughput.note(START, "CNY", 10);
        throughput.note(START + 1, "CNY", 20);
        assertThat(at(START + 101, 100)).isEqualTo(10);
        assertThat(at(START + 101, 0)).isZero();
        assertThat(at(START + 1 + Throughput.SECONDS, Throughput.SECONDS - 1)).isZero();
    }

    @Test
    void books_that_are_rebuilt_count_from_nothing_again_and_are_no_negative_rate() {
        throughput.note(START, "CNY", 500);
        throughput.note(START + 1, "CNY", 3);
        assertThat(at(START + 1, 0)).isZero();
    }

    private long at(long end, int secondsAgo) {
        ObjectNode json = throughput.json(end);
        return json.get("series").get("CNY").get(Throughput.SECONDS - 1 - secondsAgo).asLong();
    }
}
