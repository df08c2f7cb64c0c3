package org.steelyard.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateFaultsCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int type(String... words) {
        CommandLine line = SteelyardCommand.line();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(words);
    }

    @Test
    void it_tells_its_seed_and_what_it_has_done() {
        assertThat(type("simulate-faults", "--seed", "7", "--steps", "500", "--seconds", "300")).isZero();
        assertThat(out.toString()).contains("simulate-faults --seed 7").contains("500 commands")
                .contains("the engine answered as the model says");
    }

    @Test
    void the_same_seed_does_the_same() {
        type("simulate-faults", "--seed", "7", "--steps", "300");
        String first = withoutSpeed(out.toString());
        out.getBuffer().setLength(0);
        type("simulate-faults", "--seed", "7", "--steps", "300");
        assertThat(withoutSpeed(out.toString())).isEqualTo(first).contains("Submit");
    }

    private static String withoutSpeed(String printed) {
        return printed.lines().filter(line -> !line.contains(" a second")).reduce("", String::concat);
    }

    @Test
    void a_time_that_is_none_is_refused_with_code_2() {
        assertThat(type("simulate-faults", "--seconds", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--seconds");
    }
}
