package org.steelyard.liquidity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The solved queues of the shared test data: published gridlocks, payment-versus-payment rings, limits,
 * reservations and random queues, each solved by two checkers that share no code with each other or with us.
 */
class SolvedQueuesTest {

    /** Caps on what a bank may receive: two feasible sets may then have a union that is not feasible. */
    private static final String NOT_BUILT = "position_caps";

    private static final int LEAST_CASES = 27;

    @BeforeEach
    void the_shared_test_data_is_there() {
        assumeTrue(
                Files.isDirectory(QueueCaseFile.folder()),
                () -> "skipped: no solved queues at " + QueueCaseFile.folder().toAbsolutePath());
    }

    @Test
    void all_solved_queues_are_read_and_only_position_caps_are_left_out() throws IOException {
        List<String> leftOut = new ArrayList<>();
        for (QueueCaseFile file : QueueCaseFile.readAll("queue")) {
            if (file.json().has(NOT_BUILT)) {
                leftOut.add(file.name());
            }
        }
        assertThat(leftOut).containsExactly("q17-position-caps.json");
        assertThat(solvable()).hasSizeGreaterThanOrEqualTo(LEAST_CASES);
    }

    @Test
    void the_prefix_optimum_is_the_solved_sequence_set() throws IOException {
        for (QueueCaseFile file : solvable()) {
            QueueCaseInput input = new QueueCaseInput(file.queueCase());
            List<String> chosen = input.ids(new PrefixOptimum().of(input.queued()));
            JsonNode expected = file.json().get("expected");
            assertThat(chosen)
                    .as(file.name())
                    .containsExactlyInAnyOrderElementsOf(QueueCaseFile.strings(expected.get("sequence_set")))
                    .hasSize(expected.get("sequence_count").asInt());
        }
    }

    @Test
    void its_value_is_the_solved_value() throws IOException {
        for (QueueCaseFile file : solvable()) {
            long value = 0;
            for (QueueCase.Payment payment : chosen(file)) {
                JsonNode currency = file.json().get("currencies").get(payment.currency());
                value += payment.amount() * currency.path("weight").asLong(1);
            }
            assertThat(value)
                    .as(file.name())
                    .isEqualTo(file.json().get("expected").get("sequence_value").asLong());
        }
    }

    @Test
    void balances_after_it_are_the_solved_balances() throws IOException {
        int compared = 0;
        for (QueueCaseFile file : solvable()) {
            JsonNode expected = file.json().get("expected").path("sequence_final_balances");
            List<QueueCase.Payment> chosen = chosen(file);
            for (QueueCase.Account account : expected.isMissingNode()
                    ? List.<QueueCase.Account>of()
                    : accounts(file)) {
                String participant = file.participants().get(account.participant());
                String currency = file.currencies().get(account.currency());
                assertThat(file.queueCase().balanceAfter(account, chosen))
                        .as("%s: %s %s", file.name(), participant, currency)
                        .isEqualTo(expected.get(participant).get(currency).asLong());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void one_by_one_the_solved_fifo_set_settles() throws IOException {
        for (QueueCaseFile file : solvable()) {
            List<String> fifo = new ArrayList<>();
            file.queueCase().fifo().forEach(payment -> fifo.add(payment.id()));
            assertThat(fifo)
                    .as(file.name())
                    .containsExactlyInAnyOrderElementsOf(
                            QueueCaseFile.strings(file.json().get("expected").get("fifo_set")));
        }
    }

    private static List<QueueCaseFile> solvable() throws IOException {
        List<QueueCaseFile> files = new ArrayList<>(QueueCaseFile.readAll("queue"));
        files.removeIf(file -> file.json().has(NOT_BUILT));
        return files;
    }

    private static List<QueueCase.Account> accounts(QueueCaseFile file) {
        return file.queueCase().accounts();
    }

    private static List<QueueCase.Payment> chosen(QueueCaseFile file) {
        QueueCaseInput input = new QueueCaseInput(file.queueCase());
        return input.payments(new PrefixOptimum().of(input.queued()));
    }
}
