package org.steelyard.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class SteelyardCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int type(String... words) {
        CommandLine line = SteelyardCommand.line();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(words);
    }

    @Test
    void nothing_typed_shows_what_can_be_typed() {
        assertThat(type()).isZero();
        assertThat(out.toString()).contains("Usage: steelyard").contains("--help");
    }

    @Test
    void the_version_names_the_jdk_that_runs_it() {
        assertThat(type("--version")).isZero();
        assertThat(out.toString()).startsWith("steelyard ").contains("java 25");
    }

    @Test
    void an_unknown_word_is_refused_with_code_2() {
        assertThat(type("settle-everything")).isEqualTo(2);
        assertThat(err.toString()).contains("settle-everything");
    }
}
