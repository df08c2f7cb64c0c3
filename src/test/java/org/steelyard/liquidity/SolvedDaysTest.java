package org.steelyard.liquidity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The solved payment days of the shared test data: queues, entry offsets and runs at given times. */
class SolvedDaysTest {

    @BeforeEach
    void the_shared_test_data_is_there() {
        assumeTrue(
                Files.isDirectory(QueueCaseFile.folder()),
                () -> "skipped: no solved days at " + QueueCaseFile.folder().toAbsolutePath());
    }

    @Test
    void every_payment_settles_at_its_solved_time() throws IOException {
        for (QueueCaseFile file : QueueCaseFile.readAll("timeline")) {
            SolvedDay day = new SolvedDay(file).run();
            JsonNode times = file.json().get("expected").get("settle_times");
            assertThat(times.size()).as(file.name()).isEqualTo(file.queueCase().payments().size());
            times.forEachEntry((id, time) -> assertThat(day.settledAt(id))
                    .as("%s: %s", file.name(), id)
                    .isEqualTo(time.isNull() ? SolvedDay.NEVER : time.asInt()));
        }
    }

    @Test
    void each_mechanism_settles_its_solved_number_of_payments() throws IOException {
        int days = 0;
        for (QueueCaseFile file : QueueCaseFile.readAll("timeline")) {
            SolvedDay day = new SolvedDay(file).run();
            JsonNode counts = file.json().get("expected").get("by_mechanism");
            counts.forEachEntry((mechanism, count) -> assertThat(day.settledBy(mechanism))
                    .as("%s: %s", file.name(), mechanism)
                    .isEqualTo(count.asInt()));
            days++;
        }
        assertThat(days).isGreaterThanOrEqualTo(4);
    }

    @Test
    void the_day_ends_with_the_solved_balances_and_the_solved_use_of_liquidity() throws IOException {
        for (QueueCaseFile file : QueueCaseFile.readAll("timeline")) {
            SolvedDay day = new SolvedDay(file).run();
            JsonNode expected = file.json().get("expected");
            for (int participant = 0; participant < file.participants().size(); participant++) {
                String name = file.participants().get(participant);
                assertThat(day.balance(participant))
                        .as("%s: %s", file.name(), name)
                        .isEqualTo(expected.get("final_balances").get(name).asLong());
            }
            assertThat(day.liquidityUsed())
                    .as(file.name())
                    .isEqualTo(expected.get("liquidity_used").asLong());
        }
    }
}
