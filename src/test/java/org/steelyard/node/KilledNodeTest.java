package org.steelyard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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

/** {@code ./steelyard run} as a process of its own, killed in the middle of its work. */
final class KilledNodeTest {

    private static final Bic PAYER = Bic.of("ZZHDCNB0");
    private static final BankMessages MESSAGES = new BankMessages(Bic.of("ZZSYHKH0"));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void what_was_answered_survives_a_kill_and_settles_once() throws Exception {
        int gateway = freePort();
        Path config = folder.resolve("steelyard.yaml");
        Files.writeString(config, RunningNode.readText(RunningNode.CONFIG)
                .replace("data: ../data", "data: data").replace("port: 8443", "port: " + gateway)
                .replace("port: 8080", "port: " + freePort()));
        List<String> answered = new ArrayList<>();
        Process process = start(config);
        try (DoorCaller door = door(gateway, process)) {
            RunningNode.openDay(door, "CNY");
            for (int i = 0; i < 40; i++) {
                if (i == 30) {
                    // Nothing is told to it beforehand, and the log has a tail behind its last snapshot.
                    process.destroyForcibly().waitFor();
                }
                send(door, i, answered);
            }
        }
        assertThat(answered).hasSizeGreaterThanOrEqualTo(30);
        Process again = start(config);
        try (DoorCaller door = door(gateway, again)) {
            for (String xml : answered) {
                DoorCaller.Reply repeated = door.message(PAYER.toString(), xml);
                assertThat(repeated.body()).contains("<TxSts>ACSC</TxSts>").contains("<PssblDplct>true<");
            }
            String statement = statementOnceBooked(door, answered.size());
            assertThat(statement).contains("<Amt Ccy=\"CNY\">" + answered.size() + "00.00</Amt>");
        } finally {
            again.destroy();
            assertThat(again.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
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

    private Process start(Path config) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m", "-cp", System.getProperty("java.class.path"), "org.steelyard.Main", "run",
                "--config",
                config.toString()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("node.log").toFile()))
                .start();
    }

    private DoorCaller door(int port, Process process) throws Exception {
        Path data = folder.resolve("data");
        for (int tries = 0; tries < 1_200; tries++) {
            try {
                DoorCaller door = new DoorCaller(URI.create("https://127.0.0.1:" + port),
                        data.resolve("tls/cert.pem"), data.resolve("credentials"));
                if (door.look("operator", "/health/ready").status() == 200) {
                    return door;
                }
                door.close();
            } catch (IOException | IllegalStateException notYet) {
                assertThat(process.isAlive()).as(() -> RunningNode.readText(folder.resolve("node.log")))
                        .isTrue();
            }
            Thread.sleep(100);
        }
        throw new AssertionError(RunningNode.readText(folder.resolve("node.log")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
