package org.steelyard.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.config.Scenario;
import org.steelyard.figures.Table;
import org.steelyard.money.Amount;
import org.steelyard.money.Currency;

/** Same scenario, same bytes; what is finished is not run again. */
final class ExperimentTest {

    @TempDir
    private Path folder;

    private Scenario scenario(Path to, List<Integer> places) {
        return scenario(to, places, Scenario.SystemRules.NONE);
    }

    private Scenario scenario(Path to, List<Integer> places, Scenario.SystemRules rules) {
        return scenario(to, places, rules, 0);
    }

    private Scenario scenario(Path to, List<Integer> places, Scenario.SystemRules rules, int announcedPpm) {
        return new Scenario("small",
                new Scenario.Days("CORRIDOR-40", 300, false, 0, folder, LocalTime.of(7, 0),
                        LocalTime.of(18, 0)),
                List.of(1L, 2L), new Scenario.Liquidity(places),
                List.of("fifo+largest", "bypass+offset+largest"),
                new Scenario.Conduct(List.of(), 0, LocalTime.of(18, 0), announcedPpm), rules, 3_600,
                new Scenario.Output(to, true));
    }

    @Test
    void the_same_scenario_makes_the_same_bytes_however_many_run_at_a_time() throws Exception {
        new Experiment(scenario(folder.resolve("one"), List.of(0, 500_000)), Optional.empty()).run(1, n -> {
        });
        new Experiment(scenario(folder.resolve("two"), List.of(0, 500_000)), Optional.empty()).run(3, n -> {
        });
        assertThat(files(folder.resolve("one"))).isEqualTo(files(folder.resolve("two")))
                .containsKeys("runs.csv", "runs.parquet", "accounts.csv", "course.csv", "flows.csv",
                        "payments.csv", "report.html");
    }

    @Test
    void a_finished_run_is_found_again_and_only_what_is_new_is_run() throws Exception {
        Path to = folder.resolve("out");
        new Experiment(scenario(to, List.of(0)), Optional.empty()).run(2, n -> {
        });
        List<Path> kept = list(to.resolve("runs"));
        assertThat(kept).hasSize(4);
        Files.writeString(kept.getFirst(), Files.readString(kept.getFirst()).replace("\tEUR", "\tEUR"));
        long before = Files.getLastModifiedTime(kept.getLast()).toMillis();
        List<Table> tables = new Experiment(scenario(to, List.of(0, 1_000_000)), Optional.empty())
                .run(2, n -> {
                });
        assertThat(list(to.resolve("runs"))).hasSize(8).containsAll(kept);
        assertThat(Files.getLastModifiedTime(kept.getLast()).toMillis()).isEqualTo(before);
        assertThat(Summary.table(tables, RunTables.RUNS).rows()).hasSize(16);
    }

    @Test
    void the_report_says_how_often_expected_times_came_true_where_payments_were_announced() throws Exception {
        new Experiment(scenario(folder.resolve("prompt"), List.of(0)), Optional.empty()).run(2, n -> {
        });
        assertThat(folder.resolve("prompt/report.html")).content()
                .doesNotContain("Do expected times come true?");
        List<Table> tables = new Experiment(scenario(folder.resolve("announcing"), List.of(0),
                Scenario.SystemRules.NONE, 500_000), Optional.empty()).run(2, n -> {
                });
        Table runs = Summary.table(tables, RunTables.RUNS);
        double told = 0;
        double hits = 0;
        for (List<String> row : runs.rows()) {
            if (row.get(2).equals("bypass+offset+largest") && row.get(3).equals("CNY")) {
                double own = Double.parseDouble(row.get(runs.at("expected_told")));
                told += own;
                hits += own * Double.parseDouble(row.get(runs.at("expected_within_5min_share")));
            }
        }
        assertThat(told).isPositive();
        assertThat(folder.resolve("announcing/report.html")).content()
                .contains("Do expected times come true?")
                .contains(String.format(Locale.ROOT, "<td>%.1f %%</td>", 100 * hits / told));
    }

    @Test
    void a_run_under_other_caps_or_cut_offs_is_another_run() throws Exception {
        Path to = folder.resolve("out");
        Currency cny = Currency.of("CNY");
        List<Scenario.CutOff> early = List.of(
                new Scenario.CutOff(cny, LocalTime.of(12, 0), LocalTime.of(12, 0)));
        for (long minor : List.of(0L, 1_000L)) {
            new Experiment(scenario(to, List.of(0), new Scenario.SystemRules(List.of(),
                    List.of(new Scenario.Cap("CNY-RUB", Scenario.CapKind.NET, new Amount(cny, minor))))),
                    Optional.empty()).run(2, n -> {
                    });
        }
        List<Table> tables = new Experiment(
                scenario(to, List.of(0), new Scenario.SystemRules(early, List.of())), Optional.empty())
                .run(2, n -> {
                });
        assertThat(list(to.resolve("runs"))).hasSize(12);
        Table runs = Summary.table(tables, RunTables.RUNS);
        int at = runs.at("unsettled_cut_off_minor");
        assertThat(runs.rows()).filteredOn(row -> row.get(3).equals("CNY"))
                .noneMatch(row -> row.get(at).equals("0"));
        assertThat(runs.rows()).filteredOn(row -> row.get(3).equals("RUB"))
                .allMatch(row -> row.get(at).equals("0"));
    }

    @Test
    void rules_for_a_currency_that_the_day_does_not_have_are_refused() {
        Currency eur = Currency.of("EUR");
        Scenario scenario = scenario(folder, List.of(0), new Scenario.SystemRules(
                List.of(new Scenario.CutOff(eur, LocalTime.NOON, LocalTime.NOON)), List.of()));
        assertThatThrownBy(() -> new Experiment(scenario, Optional.empty()))
                .hasMessage("no payment is in EUR");
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        for (Path file : list(folder)) {
            if (Files.isRegularFile(file)) {
                bytes.put(file.getFileName().toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return bytes;
    }
}
