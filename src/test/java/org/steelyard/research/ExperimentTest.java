package org.steelyard.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.config.Scenario;
import org.steelyard.figures.Table;

/** Same scenario, same bytes; what is finished is not run again. */
final class ExperimentTest {

    @TempDir
    private Path folder;

    private Scenario scenario(Path to, List<Integer> places) {
        return new Scenario("small", new Scenario.Days("CORRIDOR-40", 300, false, folder, LocalTime.of(7, 0),
                LocalTime.of(18, 0)), List.of(1L, 2L), new Scenario.Liquidity(places),
                List.of("fifo+largest", "bypass+offset+largest"),
                new Scenario.Conduct(List.of(), 0, LocalTime.of(18, 0), 0), 3_600,
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
