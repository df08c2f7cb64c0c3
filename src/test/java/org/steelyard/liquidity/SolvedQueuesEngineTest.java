package org.steelyard.liquidity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The solved queues once more, through the engine itself: accounts are opened and funded, the payments enter
 * as messages would, and what settles is compared with the solved sequence-constrained set. The cases with
 * limits of their own wait for the engine to have them; the liquidity room solves those already.
 */
class SolvedQueuesEngineTest {

    /** What a case needs and the engine has not built yet, by the field of the file that asks for it. */
    private static final Map<String, String> NOT_BUILT = Map.of(
            "position_caps", "caps on each bank's balance; the engine caps receipts across a corridor",
            "queue_scope", "one queue a bank over all currencies");

    private static final List<String> SKIPPED = List.of("p07-pvp-single-chain.json",
            "q17-position-caps.json");

    static Stream<QueueCaseFile> solvable() throws IOException {
        return Files.isDirectory(QueueCaseFile.folder())
                ? QueueCaseFile.readAll("queue").stream().filter(SolvedQueuesEngineTest::isBuilt)
                : Stream.empty();
    }

    private static boolean isBuilt(QueueCaseFile file) {
        return NOT_BUILT.keySet().stream().noneMatch(field -> file.json().has(field));
    }

    private static void needsSharedData() {
        assumeTrue(Files.isDirectory(QueueCaseFile.folder()),
                () -> "skipped: no solved queues at " + QueueCaseFile.folder().toAbsolutePath());
    }

    @Test
    void only_cases_that_need_what_is_not_built_are_left_out() throws IOException {
        needsSharedData();
        assertThat(QueueCaseFile.readAll("queue").stream().filter(file -> !isBuilt(file))
                .map(QueueCaseFile::name)).containsExactlyElementsOf(SKIPPED);
        assertThat(solvable()).hasSizeGreaterThanOrEqualTo(26);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("solvable")
    void the_engine_settles_the_solved_set(QueueCaseFile file) {
        EngineQueue engine = new EngineQueue(file);
        engine.settle();
        JsonNode expected = file.json().get("expected");
        assertThat(engine.settled()).as(file.name())
                .containsExactlyInAnyOrderElementsOf(QueueCaseFile.strings(expected.get("sequence_set")));
        for (QueueCase.Account account : file.queueCase().accounts()) {
            String participant = file.participants().get(account.participant());
            String currency = file.currencies().get(account.currency());
            JsonNode balance = expected.path("sequence_final_balances").path(participant).path(currency);
            if (!balance.isMissingNode()) {
                assertThat(engine.balance(account)).as("%s: %s %s", file.name(), participant, currency)
                        .isEqualTo(balance.asLong());
            }
        }
    }
}
