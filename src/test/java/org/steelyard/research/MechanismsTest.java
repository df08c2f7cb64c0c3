package org.steelyard.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mechanisms are a word that is read and written alike. */
final class MechanismsTest {

    @ParameterizedTest
    @ValueSource(strings = {"fifo", "bypass", "fifo+offset", "bypass+offset+largest", "fifo+largest/5min",
            "bypass+offset+largest/30s+optimiser/2min"})
    void a_word_is_written_as_it_was_read(String word) {
        assertThat(Mechanisms.of(word)).hasToString(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lifo", "fifo+", "fifo+largest/5", "fifo+largest/0s", "fifo+optimiser",
            "bypass+offset/5min"})
    void what_is_no_such_word_is_refused(String word) {
        assertThatThrownBy(() -> Mechanisms.of(word)).isInstanceOf(IllegalArgumentException.class);
    }
}
