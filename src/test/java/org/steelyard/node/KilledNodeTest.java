package org.steelyard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.gateway.DoorCaller;
import org.steelyard.iso20022.BankMessages;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.References;

/** Nodes as processes of their own, killed in the middle of their work. */
final class KilledNodeTest {

    private static final Bic PAYER = Bic.of("ZZHDCNB0");
    private static final BankMessages MESSAGES = new BankMessages(Bic.of("ZZSYHKH0"));
    /** Below the range from which the system hands out ports by itself. */
    private static final int FIRST_PORT = 17_000;
    private static final int PORTS = 3_000;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void what_was_answered_survives_a_kill_and_settles_once() throws Exception {
        List<String> answered = new ArrayList<>();
        try (StartedNode node = new StartedNode(folder, yaml -> yaml)) {
            try (DoorCaller door = node.door()) {
                RunningNode.openDay(door, "CNY");
                for (int i = 0; i < 40; i++) {
                    if (i == 30) {
                        // Nothing is told to it beforehand, and the log has a tail behind its last snapshot.
                        node.kill();
                    }
                    send(door, i, answered);
                }
            }
            assertThat(answered).hasSizeGreaterThanOrEqualTo(30);
            node.startAgain();
            try (DoorCaller door = node.door()) {
                for (String xml : answered) {
                    assertThat(door.message(PAYER.toString(), xml).body()).contains("<TxSts>ACSC</TxSts>")
                            .contains("<PssblDplct>true<");
                }
                assertThat(statementOnceBooked(door, answered.size()))
                        .contains("<Amt Ccy=\"CNY\">" + answered.size() + "00.00</Amt>");
            }
        }
    }

    @Test
    void three_nodes_with_their_doors_are_one_system_and_outlive_the_loss_of_any() throws Exception {
        int first = FIRST_PORT + (int) (System.nanoTime() >>> 10) % PORTS;
        String members = "  members:\n    - {host: localhost, port: " + first
                + "}\n    - {host: localhost, port: "
                + (first + 10) + "}\n    - {host: localhost, port: " + (first + 20) + "}\n";
        List<StartedNode> nodes = new ArrayList<>();
        try {
            for (int number = 0; number < 3; number++) {
                String member = "  member: " + number + "\n" + members;
                nodes.add(new StartedNode(folder.resolve("node-" + number),
                        yaml -> yaml.replaceFirst("  member: 0\n", member)));
            }
            List<String> answered = new ArrayList<>();
            try (DoorCaller door = nodes.getFirst().door()) {
                RunningNode.openDay(door, "CNY");
            }
            for (StartedNode node : nodes) {
                try (DoorCaller door = node.door()) {
                    send(door, answered.size(), answered);
                }
            }
            assertThat(answered).hasSize(3);
            for (StartedNode victim : nodes) {
                victim.kill();
                StartedNode other = nodes.get((nodes.indexOf(victim) + 1) % 3);
                try (DoorCaller door = other.door()) {
                    int before = answered.size();
                    // As a bank does that is told "unknown": the same message again, which is safe.
                    for (int tries = 0; tries < 10 && answered.size() == before; tries++) {
                        send(door, before, answered);
                    }
                }
                victim.startAgain();
                victim.door().close();
            }
            assertThat(answered).hasSize(6);
            assertThat(hashesOnceLevel(nodes)).hasSize(3).containsOnly(hashesOnceLevel(nodes).getFirst());
        } finally {
            for (StartedNode node : nodes) {
                node.close();
            }
        }
    }

    /** Sequence and state hash of each, once all have applied the same commands. */
    private static List<String> hashesOnceLevel(List<StartedNode> nodes) throws Exception {
        List<String> hashes = List.of();
        for (int tries = 0; tries < 600; tries++) {
            List<String> now = new ArrayList<>();
            for (StartedNode node : nodes) {
                try (DoorCaller door = node.door()) {
                    String status = door.look("operator", "/v1/operator/status").body();
                    now.add(status.substring(0, status.indexOf("\"days\"")));
                }
            }
            hashes = now;
            if (now.stream().distinct().count() == 1) {
                return now;
            }
            Thread.sleep(100);
        }
        return hashes;
    }

    private static void send(DoorCaller door, int number, List<String> answered) throws InterruptedException {
        String xml = payment(number);
        try {
            if (door.message(PAYER.toString(), xml).body().contains("<TxSts>ACSC</TxSts>")) {
                answered.add(xml);
            }
        } catch (IOException killed) {
            // Not answered: nothing is promised about it.
        }
    }

    private static String payment(int number) {
        References references = new References(PAYER, "KILL-" + number, "KILL-" + number, "KILL-" + number,
                Uetr.fromBits(77, number));
        return MESSAGES.bankPayment(new BankMessages.Order(references, PAYER, Bic.of("ZZBIRUM0"),
                Amount.parse(Currency.of("CNY"), "100"), RunningNode.DAY, Priority.NORMAL, Purpose.TRANSFER,
                1_795_000_000_000L));
    }

    /** The books come a moment after the log. */
    private static String statementOnceBooked(DoorCaller door, int payments) throws Exception {
        String body = "";
        for (int tries = 0; tries < 300; tries++) {
            body = door.message(PAYER.toString(), RunningNode.sampleMessage("camt.060.xml")).body();
            if (body.contains("<NbOfNtries>" + payments + "<")) {
                return body;
            }
            Thread.sleep(100);
        }
        return body;
    }
}
