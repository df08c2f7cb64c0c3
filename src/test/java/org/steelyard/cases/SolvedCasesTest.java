package org.steelyard.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.steelyard.liquidity.Selection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The solved cases of the shared test data, every expected figure of each. */
class SolvedCasesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CASES = 35;
    private static final double RELATIVE = 1e-6;

    /** Its best sets were found by a solver of mixed-integer programmes; ours finds sets, and no proof. */
    private static final String NOT_PROVEN = "m03-large-40x300.json";

    private static final Set<String> SETS = Set.of("fifo_set", "bypass_set", "bilateral_set", "sequence_set");
    private static final Set<String> OPTIMA = Set.of("max_value", "max_value_witness", "max_count",
            "max_count_witness");

    private static Path folder() {
        String shared = System.getProperty("STEELYARD_SHARED", System.getenv("STEELYARD_SHARED"));
        return Path.of(shared == null ? "../shared" : shared).resolve("data/lsm/acceptance");
    }

    @Test
    void every_figure_that_two_other_checkers_have_verified_comes_out()
            throws IOException, CaseFaultException {
        assumeTrue(Files.isDirectory(folder()),
                () -> "skipped: no solved cases at " + folder().toAbsolutePath());
        Set<String> missing = new TreeSet<>();
        int cases = 0;
        try (var paths = Files.list(folder())) {
            for (Path path : paths.sorted().toList()) {
                byte[] bytes = Files.readAllBytes(path);
                Case given = CaseReader.read(bytes);
                JsonNode found = JSON.readTree(Solution.of(given).json());
                JsonNode expected = JSON.readTree(bytes).get("expected");
                for (String key : expected.propertyNames()) {
                    if (found.has(key)) {
                        compare(path.getFileName() + ": " + key, key, given, found, expected);
                    } else {
                        missing.add(path.getFileName() + " " + key);
                    }
                }
                cases++;
            }
        }
        assertThat(cases).isEqualTo(CASES);
        assertThat(missing).containsExactlyInAnyOrderElementsOf(
                OPTIMA.stream().map(key -> NOT_PROVEN + " " + key).toList());
    }

    private static void compare(String what, String key, Case given, JsonNode found, JsonNode expected) {
        if (key.endsWith("_witness")) {
            witness(what, (Case.Queue) given, strings(found.get(key)), expected);
        } else if (SETS.contains(key)) {
            assertThat(strings(found.get(key))).as(what)
                    .containsExactlyInAnyOrderElementsOf(strings(expected.get(key)));
        } else if (key.equals("lp_bound_value")) {
            double value = expected.get(key).asDouble();
            assertThat(found.get(key).asDouble()).as(what)
                    .isCloseTo(value, within(RELATIVE * Math.max(1, Math.abs(value))));
        } else {
            assertThat(found.get(key).toString()).as(what)
                    .isEqualTo(sorted(found.get(key), expected.get(key)));
        }
    }

    /** Any feasible set that has as much will do. */
    private static void witness(String what, Case.Queue queue, List<String> ids, JsonNode expected) {
        QueueModel model = new QueueModel(queue);
        Set<Integer> units = new LinkedHashSet<>();
        long value = 0;
        for (int payment = 0; payment < model.payments.size(); payment++) {
            if (ids.contains(model.payments.get(payment).id())) {
                units.add(model.unitOf[payment]);
                value += model.value(payment);
            }
        }
        Selection selection = new Selection(model.problem(QueueModel.Objective.VALUE));
        units.forEach(selection::add);
        assertThat(selection.isCovered()).as(what).isTrue();
        assertThat(model.paymentsOf(selection.chosen())).as(what).hasSize(ids.size());
        assertThat(what.contains("value") ? value : ids.size()).as(what)
                .isEqualTo(expected.get(what.contains("value") ? "max_value" : "max_count").asLong());
    }

    private static List<String> strings(JsonNode list) {
        List<String> strings = new ArrayList<>();
        list.forEach(each -> strings.add(each.asString()));
        return strings;
    }

    /** The expected value as text, its fields in the order of the value that was found. */
    private static String sorted(JsonNode found, JsonNode expected) {
        if (!found.isObject()) {
            return expected.toString();
        }
        var ordered = JSON.createObjectNode();
        found.propertyNames().forEach(name -> {
            if (expected.has(name)) {
                ordered.set(name, JSON.readTree(sorted(found.get(name), expected.get(name))));
            }
        });
        expected.propertyNames().forEach(name -> {
            if (!found.has(name)) {
                ordered.set(name, expected.get(name));
            }
        });
        return ordered.toString();
    }
}
