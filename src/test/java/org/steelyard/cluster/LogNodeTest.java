package org.steelyard.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;
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
            assertThat(submitAll(client, payments(0, 1_000)))
                    .allMatch(answer -> answer.event() instanceof Event.Settled);
            before = node.status();
            events = all(node, 1_013);
        }
        try (LogNode node = start(); LogClient client = node.connect()) {
            assertThat(node.status().stateHash()).isEqualTo(before.stateHash());
            assertThat(node.sequence()).isEqualTo(before.sequence());
            assertThat(all(node, 1_013).equals(events)).as("the same events").isTrue();
            assertThat(submitAll(client, payments(0, 1_000))).allMatch(LogNodeTest::isSettledBefore);
        }
    }

    @Test
    void a_snapshot_and_the_log_after_it_come_to_the_same_state_as_the_whole_log() throws IOException {
        LogNode.Status before;
        List<Logged> events;
        try (LogNode node = start(); LogClient client = node.connect()) {
            submitAll(client, Town.opening());
            submitAll(client, payments(0, 500));
            assertThat(node.takeSnapshot()).isTrue();
            submitAll(client, payments(500, 1_000));
            before = node.status();
            events = all(node, 1_013);
        }
        // Without the recorded events, a start from a snapshot could not make them anew: it says so.
        LogFolder.wipe(folder.resolve("events"));
        assertThatThrownBy(() -> {
            try (LogNode node = LogNode.start(LogSettings.embedded(folder))) {
                node.awaitLeader(LONG);
            }
        }).hasMessageContaining("put back the folder 'events'");
        forgetSnapshots();
        try (LogNode node = start()) {
            assertThat(node.status().stateHash()).isEqualTo(before.stateHash());
            assertThat(all(node, 1_013).equals(events)).as("the same events").isTrue();
        }
    }

    @Test
    void a_process_killed_under_load_starts_again_at_once_and_has_lost_nothing() throws IOException {
        long settled = 0;
        for (int round = 0; round < 2; round++) {
            settled = killAfterSome(DoomedNode.start(folder, settled));
        }
        try (LogNode node = start(); LogClient client = node.connect()) {
            assertThat(settled).isPositive();
            assertThat(submitAll(client, payments(0, (int) settled))).allMatch(LogNodeTest::isSettledBefore);
            Map<AccountId, Amount> balances = new TreeMap<>();
            List<Event.Settled> each = all(node, settled).stream().map(Logged::event)
                    .filter(Event.Settled.class::isInstance).map(Event.Settled.class::cast).toList();
            assertThat(each.stream().map(event -> event.instruction().references().uetr()))
                    .doesNotHaveDuplicates();
            for (Event.Settled event : each) {
                for (Entry entry : event.entries()) {
                    balances.put(entry.account(), entry.balance());
                }
            }
            assertThat(balances.values().stream().mapToLong(Amount::minor).sum()).isZero();
        }
    }

    @Test
    void a_reader_that_hangs_holds_up_neither_settlement_nor_other_readers() throws InterruptedException {
        try (LogNode node = start(); LogClient client = node.connect()) {
            submitAll(client, Town.opening());
            CompletableFuture<Void> hung = new CompletableFuture<>();
            EventStream.Following dead = node.events().follow(0, events -> hung.join());
            List<Logged> seen = Collections.synchronizedList(new ArrayList<>());
            EventStream.Following alive = node.events().follow(0, seen::addAll);
            for (int round = 0; round < 20; round++) {
                byte[] original = new byte[100_000];
                submitAll(client, List.of(Town.payment(round, 1, OriginalMessage.of(original))));
                submitAll(client, payments(1_000 * round + 100, 1_000 * round + 600));
            }
            long end = 13 + 20 * (2 + 500);
            long deadline = System.nanoTime() + LONG.toNanos();
            while (seen.size() < end && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            hung.complete(null);
            alive.close();
            dead.close();
            assertThat(seen.stream().map(Logged::index)).isEqualTo(
                    LongStream.range(0, end).boxed().toList());
        }
    }

    @Test
    void a_folder_serves_one_process_and_one_member() {
        try (LogNode node = start()) {
            assertThat(node.role()).isEqualTo(LogNode.Role.LEADER);
            assertThatThrownBy(() -> LogNode.start(LogSettings.embedded(folder)))
                    .isInstanceOf(LogException.class).hasMessageContaining("in use by another process");
        }
        List<LogSettings.Endpoint> two = List.of(new LogSettings.Endpoint("localhost", 20_000),
                new LogSettings.Endpoint("localhost", 20_010));
        assertThatThrownBy(() -> LogNode.start(LogSettings.member(folder, 1, two)))
                .isInstanceOf(LogException.class).hasMessageContaining("belongs to");
    }

    @Test
    void what_a_killed_process_has_left_in_memory_is_taken_away_by_the_next_start() throws IOException {
        Path root = Files.isWritable(Path.of("/dev/shm"))
                ? Path.of("/dev/shm")
                : Path.of(System.getProperty("java.io.tmpdir"));
        Path left = Files.createTempDirectory(root, "steelyard-");
        Files.writeString(left.resolve("buffer"), "left");
        Files.writeString(left.resolve("LOCK"), "");
        try (LogNode node = start()) {
            assertThat(left).doesNotExist();
            assertThat(node.role()).isEqualTo(LogNode.Role.LEADER);
        }
    }

    @Test
    void a_folder_of_other_things_is_left_alone() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "Dear Sir");
        assertThatThrownBy(() -> LogNode.start(LogSettings.embedded(folder)))
                .isInstanceOf(LogException.class).hasMessageContaining("needs an empty folder");
        assertThat(folder.resolve("letter.txt")).hasContent("Dear Sir");
    }

    @Test
    void whoever_has_an_answer_can_tell_how_many_events_to_wait_for() {
        try (LogNode node = start(); LogClient client = node.connect()) {
            submitAll(client, Town.opening());
            for (int number = 0; number < 200; number++) {
                Logged answer = submitAll(client, List.of(Town.payment(number))).getFirst();
                assertThat(node.eventsBroughtForth()).isGreaterThan(answer.index());
            }
        }
    }

    @Test
    void a_command_that_is_too_long_is_refused_and_changes_nothing() {
        try (LogNode node = start(); LogClient client = node.connect()) {
            submitAll(client, Town.opening());
            LogNode.Status before = node.status();
            CompletableFuture<Logged> answer = client.submit(
                    Town.payment(1, 1, OriginalMessage.of(new byte[Wire.LONGEST_COMMAND_BYTES])));
            assertThatThrownBy(() -> answer.orTimeout(2, TimeUnit.MINUTES).join())
                    .isInstanceOf(CompletionException.class).hasMessageContaining("a command takes at most");
            assertThat(node.status().sequence()).isEqualTo(before.sequence());
        }
    }

    @Test
    void a_client_that_is_closed_fails_what_it_has_no_answer_to() {
        LogClient client;
        List<CompletableFuture<Logged>> answers;
        try (LogNode node = start()) {
            client = node.connect();
            submitAll(client, Town.opening());
        }
        // Nobody answers any more.
        answers = payments(0, 100).stream().map(client::submit).toList();
        client.close();
        assertThat(answers).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThatThrownBy(() -> client.submit(new Command.Tick()).orTimeout(2, TimeUnit.MINUTES).join())
                .hasMessageContaining("closed");
    }

    private static long killAfterSome(Process process) throws IOException {
        long settled = 0;
        int lines = 0;
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            // It may say more before it is dead.
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                assertThat(line).doesNotStartWith("not settled");
                if (line.startsWith(DoomedNode.SETTLED)) {
                    settled = Math.max(settled, Long.parseLong(line.substring(DoomedNode.SETTLED.length())));
                    if (++lines == 60) {
                        // Not by the process itself, which would close what it has still to say.
                        process.toHandle().destroyForcibly();
                    }
                }
            }
        }
        process.onExit().join();
        assertThat(lines).isGreaterThanOrEqualTo(60);
        return settled;
    }

    private void forgetSnapshots() throws IOException {
        Path cluster = folder.resolve("cluster");
        try (io.aeron.cluster.RecordingLog log = new io.aeron.cluster.RecordingLog(cluster.toFile(), false)) {
            while (log.invalidateLatestSnapshot()) {
                log.reload();
            }
        }
    }

    private static boolean isSettledBefore(Logged answer) {
        return answer.event() instanceof Event.Repeated repeated && repeated.state() == State.SETTLED;
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

    /** All events, once there are so many: they are recorded a moment after the answers. */
    private static List<Logged> all(LogNode node, long atLeast) {
        long deadline = System.nanoTime() + LONG.toNanos();
        List<Logged> all = new ArrayList<>();
        try (EventStream.Reader reader = node.events().from(0)) {
            while (reader.nextIndex() < Math.max(atLeast, node.events().size())
                    && System.nanoTime() < deadline) {
                all.addAll(reader.next());
            }
        }
        return all;
    }
}
