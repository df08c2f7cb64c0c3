package org.steelyard.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Settlement;

/** A stopped member's log gives its commands back. */
final class RecordedCommandsTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void the_commands_of_a_log_bring_another_engine_to_the_same_state() {
        LogNode.Status last;
        int payments = 3_000;
        byte[] longMessage = new byte[40_000];
        try (LogNode node = LogNode.start(LogSettings.embedded(folder))) {
            assertThat(node.awaitLeader(LONG)).isTrue();
            try (LogClient client = node.connect()) {
                List<CompletableFuture<Logged>> answers = new ArrayList<>();
                Town.opening().forEach(command -> answers.add(client.submit(command)));
                for (int number = 0; number < payments; number++) {
                    answers.add(client.submit(Town.payment(number)));
                }
                answers.add(client.submit(Town.payment(payments, 1, OriginalMessage.of(longMessage))));
                answers.forEach(CompletableFuture::join);
                assertThatThrownBy(() -> RecordedCommands.in(folder)).hasMessageContaining("in use");
                last = node.status();
            }
        }
        Settlement engine = new Settlement();
        List<Command> commands = new ArrayList<>();
        RecordedCommands.in(folder).forEach((command, timeMillis) -> {
            commands.add(command);
            engine.apply(command, timeMillis);
        });
        assertThat(commands).hasSize(Town.opening().size() + payments + 1);
        assertThat(engine.sequence()).isEqualTo(last.sequence());
        assertThat(engine.stateHash()).isEqualTo(last.stateHash());
    }

    @Test
    void a_folder_without_a_log_is_named() {
        assertThatThrownBy(() -> RecordedCommands.in(folder)).isInstanceOf(LogException.class)
                .hasMessageContaining("holds no log");
    }
}
