package org.steelyard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.config.Configuration;
import org.steelyard.gateway.DoorCaller;
import org.steelyard.settlement.CycleReport;
import org.steelyard.settlement.CycleReport.Stage;

/** A cycle of deferred net settlement with every real part running: doors, log, books, messages. */
final class CycleOnNodeTest {

    private static final Duration LONGEST_BOOKING = Duration.ofMinutes(1);
    private static final String NOON = "\"ledger\":\"CNY:ZZYACNB0\",\"name\":\"NOON\"";
    private static final String OWED = "7a562c67-ca16-48ba-b074-65581be6f005";

    @TempDir
    private Path data = Path.of("");

    @Test
    void what_is_owed_in_a_cycle_is_paid_net_and_told_and_books_made_anew_say_the_same() throws Exception {
        Configuration configuration = RunningNode.sample(data);
        CycleReport report;
        try (RunningNode running = new RunningNode(configuration)) {
            RunningNode.openDay(running.door, "CNY");
            for (Map.Entry<String, String> term : Map
                    .of("NET_DEBIT_CAP", "ZZHDCNB0", "GUARANTEE", "ZZHDCNB0", "CREDIT", "ZZBIRUM0")
                    .entrySet()) {
                String to = term.getKey().equals("CREDIT") ? "\"counterparty\":\"ZZHDCNB0\"," : "";
                done(running.door.operate("netting-terms", "{" + to + "\"kind\":\"" + term.getKey()
                        + "\",\"account\":\"CNY:ZZYACNB0:" + term.getValue()
                        + "\",\"amount\":\"250000.00\"}"));
            }
            done(running.door.operate("cycles", "{" + NOON + ",\"confirmBy\":\"2100-01-01T00:00:00Z\","
                    + "\"settleBy\":\"2100-01-02T00:00:00Z\"}"));
            assertThat(running.door.message("ZZHDCNB0", RunningNode.sampleMessage("pacs.009-cycle.xml"))
                    .body()).contains("<TxSts>ACSP</TxSts>", "ACCEPTED_IN_CYCLE");
            done(running.door.operate("cycles/cut", "{" + NOON + "}"));
            done(running.door.ask("ZZYACNB0", "cycles/answer",
                    "{" + NOON + ",\"cut\":1,\"answer\":\"CONFIRMED\"}"));
            assertThat(running.node.awaitBooks(LONGEST_BOOKING)).isTrue();
            assertThat(running.door.look("ZZHDCNB0", "/v1/instructions/" + OWED).body()).contains("ACSC");
            assertThat(running.door.look("ZZHDCNB0", "/v1/messages?limit=500").body())
                    .contains("netted in the cycle NOON", "<CdtDbtInd>DBIT</CdtDbtInd>");
            assertThat(running.door.look("ZZBIRUM0", "/v1/messages?limit=500").body())
                    .contains("<EndToEndId>NOON</EndToEndId>", OWED);
            assertThat(running.door.message("ZZHDCNB0", RunningNode.sampleMessage("camt.060.xml")).body())
                    .contains("<EndToEndId>NOON</EndToEndId>");
            report = running.node.books().cycle(1).orElseThrow();
        }
        assertThat(report.stage()).isEqualTo(Stage.SETTLED);
        assertThat(report.settlement().orElseThrow().legs()).hasSize(1);
        BooksFromLog.rebuild(configuration, events -> {
        });
        try (RunningNode again = new RunningNode(configuration)) {
            assertThat(again.node.books().cycles(10)).hasSize(1);
            assertThat(again.node.books().cycle(1)).contains(report);
            assertThat(List.of(again.door.look("operator", "/v1/operator/cycles/1").body()))
                    .allMatch(text -> text.contains("\"stage\":\"SETTLED\""));
        }
    }

    @Test
    void a_deadline_is_kept_though_nobody_sends_anything() throws Exception {
        try (RunningNode running = new RunningNode(RunningNode.sample(data))) {
            RunningNode.openDay(running.door, "CNY");
            String soon = java.time.Instant.now().plusSeconds(2).toString();
            done(running.door.operate("cycles",
                    "{" + NOON + ",\"confirmBy\":\"" + soon + "\",\"settleBy\":\"" + soon + "\"}"));
            String told = "";
            for (int tries = 0; tries < 600 && !told.contains("RETURNED"); tries++) {
                Thread.sleep(100);
                told = running.door.look("operator", "/v1/operator/cycles/1").body();
            }
            assertThat(told).contains("\"stage\":\"RETURNED\"", "NOT_CONFIRMED_IN_TIME");
        }
    }

    private static void done(DoorCaller.Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }
}
