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

/** What a researcher types, and what comes of it. */
final class SimulateCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void a_preset_is_run_by_two_mechanisms_and_reported() throws IOException {
        int code = type("--preset", "TIERED-30", "--payments", "300", "--seed", "3", "--between", "0,1",
                "--mechanisms", "fifo,bypass+largest", "--out", folder.resolve("out").toString());
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("EUR"))).hasSize(4)
                .anyMatch(line -> line.contains("bypass+largest") && line.contains("  0.000    0.0000"));
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("<svg", "bypass+largest");
    }

    @Test
    void bad_rows_of_a_day_are_told_and_nothing_is_run() throws IOException {
        Files.writeString(folder.resolve("payments.csv"),
                "time,payer,payee,currency,amount\n09:00,A,A,EUR,1\n09:00,A,B,EUR,one\n");
        Files.writeString(folder.resolve("scenario.yaml"), "day: {folder: .}\noutput: {folder: out}\n");
        assertThat(type(folder.resolve("scenario.yaml").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("payments.csv:2:", "payments.csv:3:");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void without_a_scenario_and_a_preset_there_is_nothing_to_run() {
        assertThat(type()).isEqualTo(2);
        assertThat(err.toString()).contains("--preset");
    }

    private int type(String... words) {
        CommandLine line = new CommandLine(new SimulateCommand());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(words);
    }
}
