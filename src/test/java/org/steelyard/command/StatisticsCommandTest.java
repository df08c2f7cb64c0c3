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

/** A customs series, typed; its values are invented but for their growth. */
final class StatisticsCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int type(String... words) {
        CommandLine line = SteelyardCommand.line();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(words);
    }

    private String series(String... rows) throws IOException {
        return Files.writeString(folder.resolve("trade.csv"),
                "month,partner,flow,value,currency\n" + String.join("\n", rows) + "\n").toString();
    }

    private String published() throws IOException {
        return series("2021-04,Russia,import,5677000000,USD", "2022-03,Russia,import,7846000000,USD",
                "2022-04,Russia,import,8890000000,USD");
    }

    @Test
    void the_published_example_is_printed_with_its_goal() throws IOException {
        assertThat(type("statistics", "trade", published(), "--goal", "200bn", "--goal-year", "2024"))
                .as(err.toString()).isZero();
        assertThat(out.toString()).contains("Imports of USD 8.89 bn in April 2022 are +56.6 % on April 2021"
                + " and +13.3 % on March 2022.", "Goal: USD 200 bn a year by 2024.");
    }

    @Test
    void programs_get_one_json_object() throws IOException {
        assertThat(type("statistics", "trade", published(), "--json", "--goal", "200000000000",
                "--goal-year", "2024")).isZero();
        JsonNode series = JsonMapper.shared().readTree(out.toString()).path("series").path(0);
        JsonNode april = series.path("periods").path(2);
        assertThat(april.path("period").asString()).isEqualTo("2022-04");
        assertThat(april.path("on_year_percent").decimalValue()).isEqualByComparingTo("56.6");
        assertThat(april.path("on_previous_percent").decimalValue()).isEqualByComparingTo("13.3");
        assertThat(series.path("goal").path("year").asInt()).isEqualTo(2024);
    }

    @Test
    void a_page_and_a_table_are_written_where_they_are_wanted() throws IOException {
        Path written = folder.resolve("out");
        assertThat(type("statistics", "trade", published(), "--by", "YEAR", "--out", written.toString()))
                .isZero();
        assertThat(written.resolve("trade.html")).content().contains("<svg");
        assertThat(written.resolve("trade.csv")).content().contains("Russia,IMPORT,USD,2022,");
    }

    @Test
    void a_bad_row_is_refused_with_its_line_and_nothing_is_reckoned() throws IOException {
        assertThat(type("statistics", "trade", series("2022-04,Russia,import,much,USD"))).isEqualTo(2);
        assertThat(err.toString()).contains("trade.csv:2: the value is a number");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_goal_needs_its_year() throws IOException {
        assertThat(type("statistics", "trade", published(), "--goal", "200bn")).isEqualTo(2);
        assertThat(err.toString()).contains("belong together");
    }
}
