package org.steelyard.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;

import org.steelyard.cluster.LogClient;
import org.steelyard.cluster.LogNode;
import org.steelyard.cluster.LogSettings;
import org.steelyard.settlement.Command;

/**
 * How long a member takes to settle again after its process was killed: by its whole log, and by a snapshot
 * with a little log after it. It runs in processes of its own, which it kills.
 */
public final class RestartBench {

    private static final int ACCOUNTS = 200;
    private static final LocalDate DAY = LocalDate.of(2027, 1, 4);
    /** Payments after the snapshot. */
    private static final int TAIL = 100_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String SAID = "= ";

    private final PrintStream out;
    private final Path root;

    RestartBench(PrintStream out, Path root) {
        this.out = out;
        this.root = root;
    }

    void run(long payments) throws IOException {
        Path folder = Files.createTempDirectory(root, "restart-bench");
        try {
            String behind = inChild(folder, "fill", payments);
            out.printf("  restart: %s%n", behind);
            out.printf("    after kill -9, by the whole log: %s%n", inChild(folder, "start", 0));
            out.printf("    a snapshot, and %,d payments after it: %s%n", TAIL,
                    inChild(folder, "snapshot", payments));
            out.printf("    after kill -9, by the snapshot and the rest: %s%n", inChild(folder, "start", 0));
        } finally {
            LogBench.delete(folder);
        }
        BenchConditions.printPressure(out);
    }

    /** Runs this class in a process of its own until it has said its line, and kills it. */
    private static String inChild(Path folder, String work, long payments) throws IOException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + Runtime.getRuntime().maxMemory() / 1_000_000 + "m", "-XX:+ExitOnOutOfMemoryError",
                "--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                RestartBench.class.getName(), folder.resolve("member").toString(), work,
                Long.toString(payments)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(SAID)) {
                    return line.substring(SAID.length());
                }
            }
            throw new IllegalStateException("the process for '" + work + "' ended early");
        } finally {
            process.toHandle().destroyForcibly();
            process.onExit().join();
        }
    }

    /**
     * The work of one process, which then waits to be killed.
     *
     * @param args folder; fill, start or snapshot; how many payments lie behind
     */
    public static void main(String[] args) throws InterruptedException {
        long started = System.nanoTime();
        LogNode node = LogNode.start(LogSettings.embedded(Path.of(args[0])));
        if (!node.awaitLeader(LONGEST)) {
            throw new IllegalStateException("no leader in " + LONGEST);
        }
        LogClient client = node.connect(new LogClient.Tuning(100, 16_384));
        BenchWorld world = new BenchWorld(ACCOUNTS, DAY);
        for (Command command : world.opening()) {
            client.submit(command).join();
        }
        long ready = System.nanoTime();
        LogLoad load = new LogLoad(client, world);
        long payments = Long.parseLong(args[2]);
        switch (args[1]) {
            case "fill" -> {
                load.send(payments);
                load.awaitAll();
                System.out.printf(SAID + "%,d payments settled%n", load.settled());
            }
            case "snapshot" -> {
                long before = System.nanoTime();
                boolean taken = node.takeSnapshot();
                long took = System.nanoTime() - before;
                for (long skipped = 0; skipped < payments; skipped++) {
                    world.payment();
                }
                load.send(TAIL);
                load.awaitAll();
                System.out.printf(SAID + "%s after %,d ms%n", taken ? "taken" : "not taken",
                        took / 1_000_000);
            }
            default -> System.out.printf(SAID + "a command was answered %,d ms after the start; %,d commands"
                    + " applied%n", (ready - started) / 1_000_000, node.sequence());
        }
        Thread.sleep(LONGEST);
    }
}
