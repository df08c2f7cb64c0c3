package org.steelyard.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.State;

final class LogNodeTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void what_was_settled_is_there_after_a_restart() {
        LogNode.Status before;
        List<Logged> events;
        try (LogNode node = start(); LogClient client = node.connect()) {
            submitAll(client, Town.opening());
            for (Logged answer : submitAll(client, payments(0, 1_000))) {
                assertThat(answer.event()).isInstanceOf(Event.Settled.class);
            }
            before = node.status();
            events = all(node);
        }
        try (LogNode node = start(); LogClient client = node.connect()) {
            assertThat(node.status().stateHash()).isEqualTo(before.stateHash());
            assertThat(node.status().sequence()).isEqualTo(before.sequence());
            assertThat(all(node)).isEqualTo(events);
            for (Logged answer : submitAll(client, payments(0, 1_000))) {
                assertThat(answer.event()).isInstanceOf(Event.Repeated.class);
                assertThat(((Event.Repeated) answer.event()).state()).isEqualTo(State.SETTLED);
            }
        }
    }

    private LogNode start() {
        LogNode node = LogNode.start(LogSettings.embedded(folder));
        assertThat(node.awaitLeader(LONG)).isTrue();
        return node;
    }

    private static List<Command> payments(int from, int to) {
        List<Command> commands = new ArrayList<>();
        for (int number = from; number < to; number++) {
            commands.add(Town.payment(number));
        }
        return commands;
    }

    static List<Logged> submitAll(LogClient client, List<Command> commands) {
        List<CompletableFuture<Logged>> answers = commands.stream().map(client::submit).toList();
        return answers.stream().map(answer -> answer.orTimeout(2, TimeUnit.MINUTES).join()).toList();
    }

    static List<Logged> all(LogNode node) {
        List<Logged> all = new ArrayList<>();
        try (EventStream.Reader reader = node.events().from(0)) {
            while (reader.nextIndex() < node.events().size()) {
                all.addAll(reader.next());
            }
        }
        return all;
    }
}
