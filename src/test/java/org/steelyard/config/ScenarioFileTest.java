package org.steelyard.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steelyard.money.Amount;
import org.steelyard.money.Currency;

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

    @Test
    void caps_and_cut_offs_are_read_and_a_missing_cut_off_is_the_next_one() {
        ScenarioFile.Reading reading = ScenarioFile.read("test.yaml", """
                day: {preset: CORRIDOR-40, customers-share: 0.25}
                cut-offs:
                  - {currency: CNY, customer: 15:00, interbank: 16:30}
                  - {currency: RUB, customer: 14:00}
                caps:
                  - {corridor: CNY-RUB, currency: RUB, kind: received, amount: 1000.50}
                """.getBytes(StandardCharsets.UTF_8), Path.of("."));
        Scenario scenario = ((ScenarioFile.Reading.Accepted) reading).scenario();
        assertThat(scenario.days().customersPpm()).isEqualTo(250_000);
        assertThat(scenario.rules().cutOffs()).containsExactly(
                new Scenario.CutOff(Currency.of("CNY"), LocalTime.of(15, 0), LocalTime.of(16, 30)),
                new Scenario.CutOff(Currency.of("RUB"), LocalTime.of(14, 0), LocalTime.of(18, 0)));
        assertThat(scenario.rules().caps()).containsExactly(new Scenario.Cap("CNY-RUB",
                Scenario.CapKind.RECEIVED, new Amount(Currency.of("RUB"), 100_050)));
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
            "output: {payments: maybe} | one of yes, no",
            "day: {preset: T2-100, customers-share: 1.5} | a share from 0 to 1",
            "day: {folder: x, customers-share: 0.5} | the column kind in payments.csv",
            "cut-offs: [{currency: EURO, interbank: 16:00}] | a currency code of ISO 4217",
            "cut-offs: [{currency: EUR}] | customer, interbank, or both",
            "cut-offs: [{currency: EUR, interbank: 19:00}] | after 07:00 and not after 18:00",
            "cut-offs: [{currency: EUR, customer: 17:00, interbank: 16:00}] | not after 16:00",
            "caps: [{corridor: CNYRUB, currency: CNY, kind: net, amount: 1}] | two currencies such as CNY-RUB",
            "caps: [{corridor: CNY-RUB, currency: EUR, kind: net, amount: 1}] | a side of CNY-RUB",
            "caps: [{corridor: CNY-RUB, currency: CNY, kind: gross, amount: 1}] | net, received, day, instr",
            "caps: [{corridor: CNY-RUB, currency: CNY, kind: net, amount: 1.234}] | at most 2 decimals",
            "caps: [{corridor: CNY-RUB, kind: net, amount: 1}] | a currency code of ISO 4217"})
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
