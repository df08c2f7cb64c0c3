package org.steelyard.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class MessageCheckCommandTest {

    private static final Path SAMPLES = Path.of("docs", "samples");
    private static final String CONFIG = "config/steelyard.yaml";

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
    void every_sample_is_accepted_by_the_rules_that_need_no_system_and_by_those_that_do() throws IOException {
        List<String> samples;
        try (Stream<Path> files = Files.list(SAMPLES)) {
            samples = files.map(Path::toString).filter(name -> name.endsWith(".xml")).sorted().toList();
        }
        assertThat(
                type(Stream.concat(Stream.of("message", "check"), samples.stream()).toArray(String[]::new)))
                .as(out.toString()).isZero();
        assertThat(out.toString().lines()).hasSameSizeAs(samples)
                .allMatch(line -> line.matches("docs/samples/.*\\.xml: accepted [a-z]{4}(\\.[0-9]{2,3}){3}"));
        assertThat(type(Stream.concat(Stream.of("message", "check", "--config", CONFIG), samples.stream())
                .toArray(String[]::new))).as(out.toString()).isZero();
    }

    @Test
    void a_refused_message_has_its_rule_its_place_and_exit_code_1() throws IOException {
        Path wrong = changed("<NbOfTxs>1<", "<NbOfTxs>2<");

        assertThat(type("message", "check", wrong.toString(), SAMPLES.resolve("pacs.009.xml").toString()))
                .isOne();

        assertThat(out.toString().lines()).containsExactly(
                wrong + ": refused NOT_ONE_TRANSACTION at Document/FICdtTrf/GrpHdr/NbOfTxs: found 2"
                        + " (a message holds one transaction, NbOfTxs 1)",
                "docs/samples/pacs.009.xml: accepted pacs.009.001.08");
    }

    @Test
    void a_currency_without_ledger_is_refused_by_the_configuration_alone() throws IOException {
        Path euros = changed("Ccy=\"CNY\"", "Ccy=\"EUR\"");

        assertThat(type("message", "check", euros.toString())).isZero();
        assertThat(type("message", "check", "--config", CONFIG, euros.toString())).isOne();
        assertThat(out.toString()).contains("refused CURRENCY_NOT_SETTLED at");
    }

    @Test
    void a_dash_reads_the_standard_input() throws IOException {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(Files.readAllBytes(SAMPLES.resolve("pacs.008.xml"))));
            assertThat(type("message", "check", "-")).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(out.toString()).isEqualTo("-: accepted pacs.008.001.08" + System.lineSeparator());
    }

    @Test
    void a_file_that_is_not_there_is_said_and_counts_as_refused() {
        assertThat(type("message", "check", folder.resolve("none.xml").toString())).isOne();
        assertThat(out.toString()).contains("none.xml: no readable file (there is none)");
    }

    @Test
    void a_wrong_configuration_is_refused_with_its_line() throws IOException {
        Path config = Files.writeString(folder.resolve("wrong.yaml"), "sistem:\n  bic: ZZSYHKH0\n");
        assertThat(type("message", "check", "--config", config.toString(), "any.xml")).isEqualTo(2);
        assertThat(err.toString()).contains("wrong.yaml").contains("sistem");
    }

    private Path changed(String found, String instead) throws IOException {
        String sample = Files.readString(SAMPLES.resolve("pacs.009.xml"));
        assertThat(sample).contains(found);
        return Files.writeString(folder.resolve("changed.xml"), sample.replace(found, instead));
    }
}
