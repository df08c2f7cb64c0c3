package org.steelyard.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.books.BookedAccount;
import org.steelyard.config.Configuration;
import org.steelyard.gateway.DoorCaller;

/** The README's payment, and what a node keeps and refuses, with every real part running. */
final class SteelyardTest {

    private static final Duration LONGEST_BOOKING = Duration.ofMinutes(1);

    @TempDir
    private Path data = Path.of("");

    @Test
    void a_payment_settles_from_the_door_to_the_statement_and_stays_after_a_restart() throws Exception {
        Configuration configuration = RunningNode.sample(data);
        long sequence;
        try (RunningNode running = new RunningNode(configuration)) {
            RunningNode.openDay(running.door, "CNY");
            DoorCaller.Reply paid = running.door.message("ZZHDCNB0",
                    RunningNode.sampleMessage("pacs.009.xml"));
            assertThat(paid.body()).contains("<TxSts>ACSC</TxSts>").contains("final: log index");
            assertThat(running.node.awaitBooks(LONGEST_BOOKING)).isTrue();
            DoorCaller.Reply statement = running.door.message("ZZHDCNB0",
                    RunningNode.sampleMessage("camt.060.xml"));
            assertThat(statement.body()).contains("camt.052.001.08")
                    .contains("<Amt Ccy=\"CNY\">250000.00</Amt>")
                    .contains("7a562c67-ca16-48ba-b074-65581be6f001");
            DoorCaller.Reply pulled = running.door.look("ZZBIRUM0", "/v1/messages?after=0&limit=500");
            assertThat(pulled.body()).contains("camt.054.001.08").contains("pacs.009.001.08");
            sequence = running.node.sequence();
        }
        try (RunningNode again = new RunningNode(configuration)) {
            assertThat(again.node.sequence()).isGreaterThanOrEqualTo(sequence);
            DoorCaller.Reply repeated = again.door.message("ZZHDCNB0",
                    RunningNode.sampleMessage("pacs.009.xml"));
            assertThat(repeated.body()).contains("<TxSts>ACSC</TxSts>")
                    .contains("<PssblDplct>true</PssblDplct>");
            assertThat(again.node.awaitBooks(LONGEST_BOOKING)).isTrue();
            assertThat(again.node.books().accounts().stream()
                    .filter(account -> account.id().toString().equals("CNY:ZZYACNB0:ZZHDCNB0"))
                    .map(BookedAccount::balance)).hasToString("[CNY -250000.00]").hasSize(1);
        }
    }

    @Test
    void the_operator_has_the_queues_searched_and_the_books_keep_what_came_of_it() throws Exception {
        try (RunningNode running = new RunningNode(RunningNode.sample(data))) {
            RunningNode.openDay(running.door, "CNY");
            String waits = RunningNode.sampleMessage("pacs.009.xml").replace(">250000.00<", ">900000000.00<");
            assertThat(running.door.message("ZZHDCNB0", waits).body()).contains("<TxSts>PDNG</TxSts>");
            assertThat(running.door.look("operator", "/v1/operator/why/7a562c67-ca16-48ba-b074-65581be6f001")
                    .body()).contains("\"constraint\":\"FUNDS\"");
            DoorCaller.Reply found = running.door.operate("optimise", "");
            assertThat(found.status()).as(found.body()).isEqualTo(200);
            assertThat(found.body()).contains("OPTIMISATION");
            running.door.operate("business-day", "{\"currency\":\"CNY\",\"phase\":\"CUT_OFF\"}");
            assertThat(running.node.awaitBooks(LONGEST_BOOKING)).isTrue();
            assertThat(running.node.books().runs(10)).as("one that was asked for, one before the cut-off")
                    .hasSize(2);
        }
    }

    @Test
    void the_books_made_anew_out_of_the_log_are_the_same_to_the_byte() throws Exception {
        Configuration configuration = RunningNode.sample(data);
        String before;
        try (RunningNode running = new RunningNode(configuration)) {
            RunningNode.openDay(running.door, "CNY");
            RunningNode.openDay(running.door, "RUB");
            for (String name : new String[]{"pacs.009.xml", "pacs.008.xml", "pvp-cny-side.xml",
                    "pacs.004.xml"}) {
                running.door.message("ZZHDCNB0", RunningNode.sampleMessage(name));
            }
            running.door.message("ZZBIRUM0", RunningNode.sampleMessage("pvp-rub-side.xml"));
            assertThat(running.node.awaitBooks(LONGEST_BOOKING)).isTrue();
            before = running.node.books().fingerprint();
            assertThatThrownBy(() -> BooksFromLog.rebuild(configuration, events -> {
            })).hasMessageContaining("in use by another process");
        }
        assertThat(BooksFromLog.rebuild(configuration, events -> {
        })).isEqualTo(before);
    }

    @Test
    void without_a_list_nothing_settles_until_the_operator_hands_one_in() throws Exception {
        String yaml = RunningNode.readText(RunningNode.CONFIG).replace("list: invented",
                "list: no-such-list.jsonl");
        try (RunningNode running = new RunningNode(RunningNode.read("no-list.yaml", yaml, data))) {
            RunningNode.openDay(running.door, "CNY");
            DoorCaller.Reply waits = running.door.message("ZZHDCNB0",
                    RunningNode.sampleMessage("pacs.009.xml"));
            assertThat(waits.body()).contains("<TxSts>PDNG</TxSts>").doesNotContain("SCREEN");
            String list = RunningNode.readText(
                    Path.of("src/main/resources/org/steelyard/screening/demo-list.jsonl"));
            DoorCaller.Reply taken = running.door.list(list);
            assertThat(taken.status()).as(taken.body()).isEqualTo(200);
            awaitSettled(running, "7a562c67-ca16-48ba-b074-65581be6f001");
        }
    }

    @Test
    void a_second_node_on_the_same_folder_is_told_so_and_leaves_nothing_running() throws Exception {
        Configuration configuration = RunningNode.sample(data);
        try (RunningNode running = new RunningNode(configuration)) {
            assertThatThrownBy(() -> Steelyard.start(configuration, part -> {
            })).hasMessageContaining("in use by another process");
            assertThat(running.door.look("operator", "/health/ready").status()).isEqualTo(200);
        }
    }

    @Test
    void books_of_another_log_are_not_gone_on_with() throws Exception {
        Configuration configuration = RunningNode.sample(data);
        try (RunningNode running = new RunningNode(configuration)) {
            RunningNode.openDay(running.door, "CNY");
            assertThat(running.node.awaitBooks(LONGEST_BOOKING)).isTrue();
        }
        try (Stream<Path> log = Files.walk(data.resolve("log"))) {
            for (Path each : log.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
        try (Steelyard other = Steelyard.start(configuration, part -> {
        }); DoorCaller door = new DoorCaller(other.gateway(), other.certificate(), other.credentials())) {
            String ready = "";
            for (int tries = 0; tries < 300 && !ready.contains("another log"); tries++) {
                ready = door.look("operator", "/health/ready").body();
                Thread.sleep(100);
            }
            assertThat(ready).contains("the books stand still").contains("of another log");
        }
    }

    private static void awaitSettled(RunningNode running, String uetr)
            throws IOException, InterruptedException {
        String body = "";
        for (int tries = 0; tries < 600; tries++) {
            body = running.door.look("ZZHDCNB0", "/v1/instructions/" + uetr).body();
            if (body.contains("\"ACSC\"")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(body);
    }
}
