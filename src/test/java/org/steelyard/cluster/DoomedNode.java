package org.steelyard.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.steelyard.settlement.Event;

/** A process with a log of one that settles payments without end, and says which, until it is killed. */
final class DoomedNode {

    /** What a line begins with that says up to which number all have settled. */
    static final String SETTLED = "settled to ";

    private static final int AT_ONCE = 200;

    private DoomedNode() {
    }

    /** Starts one on a folder; its payments begin at a number. */
    static Process start(Path folder, long firstNumber) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                DoomedNode.class.getName(), folder.toString(), Long.toString(firstNumber))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        LogNode node = LogNode.start(LogSettings.embedded(Path.of(args[0]))
                .withSnapshotEvery(Duration.ofSeconds(1)));
        LogClient client = node.connect();
        LogNodeTest.submitAll(client, Town.opening());
        for (long number = Long.parseLong(args[1]);; number += AT_ONCE) {
            List<org.steelyard.settlement.Command> payments = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                payments.add(Town.payment(number + i));
            }
            boolean allSettled = LogNodeTest.submitAll(client, payments).stream()
                    .allMatch(answer -> answer.event() instanceof Event.Settled);
            out.println((allSettled ? SETTLED : "not settled up to ") + (number + AT_ONCE));
        }
    }
}
