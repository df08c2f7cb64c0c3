package org.steelyard.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class LiquidityCommandTest {

    private static final Path SAMPLE = Path.of("docs", "samples", "gridlock.json");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int type(String... words) {
        CommandLine line = SteelyardCommand.line();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(words);
    }

    @Test
    void the_gridlock_of_the_docs_settles_as_they_say() {
        assertThat(type("liquidity", "solve", SAMPLE.toString())).as(err.toString()).isZero();

        JsonNode found = JsonMapper.shared().readTree(out.toString());
        assertThat(found.get("fifo_set").size()).isZero();
        assertThat(found.get("sequence_set").size()).isEqualTo(3);
        assertThat(found.get("sequence_value").asLong()).isEqualTo(270);
        assertThat(found.get("max_value").asLong()).isEqualTo(270);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_case_that_breaks_the_format_has_exit_code_2_the_place_and_the_rule() throws IOException {
        Path broken = folder.resolve("broken.json");
        Files.writeString(broken, Files.readString(SAMPLE).replace("\"amount\": 90", "\"amount\": 0"));

        assertThat(type("liquidity", "solve", broken.toString())).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith(broken + ": /payments/1/amount: 0 must be from 1");
    }

    @Test
    void a_file_that_is_not_there_has_exit_code_2() {
        assertThat(type("liquidity", "solve", "nowhere.json")).isEqualTo(2);
        assertThat(err.toString()).startsWith("nowhere.json: there is no such file");
    }

    @Test
    void liquidity_alone_says_what_it_can_do() {
        assertThat(type("liquidity")).isEqualTo(2);
        assertThat(err.toString()).contains("liquidity solve FILE");
    }
}
