package org.steelyard.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The newcomer's first command, on every real part. */
final class DemoCommandTest {

    private static String demo(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = SteelyardCommand.line();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertThat(line.execute(words)).as(() -> out + "\n" + err).isZero();
        return out.toString();
    }

    @Test
    void a_fixed_day_ends_with_the_same_books_every_time() {
        String first = demo("demo", "--once", "--messages", "250");
        assertThat(first).contains("pacs.008").contains("SENDER_NOT_AUTHENTICATED")
                .contains("Every currency adds up to zero");
        assertThat(demo("demo", "--once", "--messages", "250")).isEqualTo(first);
        assertThat(demo("demo", "--once", "--messages", "250", "--seed", "2")).isNotEqualTo(first);
    }
}
