package org.steelyard.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scenario is read whole or refused with every line that is wrong. */
final class ScenarioFileTest {

    @Test
    void the_scenario_of_the_guide_is_read_as_it_says() {
        ScenarioFile.Reading reading = ScenarioFile.read(Path.of("docs/samples/scenario.yaml"));
        assertThat(reading).isInstanceOf(ScenarioFile.Reading.Accepted.class);
        Scenario scenario = ((ScenarioFile.Reading.Accepted) reading).scenario();
        assertThat(scenario.days().preset()).isEqualTo("T2-100");
        assertThat(scenario.days().payments()).isEqualTo(2_000);
        assertThat(scenario.seeds()).containsExactly(1L, 2L, 3L);
        assertThat(scenario.liquidity().betweenPpm()).containsExactly(0, 250_000, 500_000, 1_000_000);
        assertThat(scenario.mechanisms()).hasSize(4).contains("bypass+largest+optimiser/30min");
        assertThat(scenario.conduct().outages()).containsExactly(
                new Scenario.Outage("B0002", LocalTime.of(10, 0), LocalTime.of(11, 30)));
        assertThat(scenario.output().folder()).isEqualTo(Path.of("docs/samples/simulated").toAbsolutePath());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "day: {preset: T2-100, folder: x} | both preset and folder",
            "day: {opens: 07:00} | neither preset nor folder",
            "day: {preset: T2-100, closes: 06:00} | a time after the opening",
            "seeds: [9-1] | a range such as 1-20",
            "mechanisms: [lifo] | fifo or bypass",
            "liquidity: {between-bounds: [-1]} | a share with up to six decimals",
            "conduct: {outages: [{bank: B0001, from: 11:00, to: 10:00}]} | a time after 11:00",
            "mechanism: [fifo] | did you mean 'mechanisms'",
            "output: {payments: maybe} | one of yes, no"})
    void what_is_wrong_is_refused_with_what_is_allowed(String line, String allowed) {
        String day = line.startsWith("day") ? "" : "day: {preset: T2-100}\n";
        ScenarioFile.Reading reading = ScenarioFile.read("test.yaml",
                (day + line + "\n").getBytes(StandardCharsets.UTF_8), Path.of("."));
        assertThat(reading).isInstanceOf(ScenarioFile.Reading.Refused.class);
        List<Problem> problems = ((ScenarioFile.Reading.Refused) reading).problems();
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.toString()).contains(allowed);
            assertThat(problem.line()).isEqualTo(day.isEmpty() ? 1 : 2);
        });
    }
}
