package org.steelyard.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.steelyard.cluster.LogClient;
import org.steelyard.cluster.LogNode;
import org.steelyard.cluster.LogSettings;
import org.steelyard.settlement.Command;

/**
 * The log with the engine behind it: one member inside this process, each payment on disk before it is
 * acknowledged, recorded as an event, answered and read by its client.
 */
public final class LogBench {

    private static final int ACCOUNTS = 200;
    private static final LocalDate DAY = LocalDate.of(2027, 1, 4);
    private static final int WARM_UP_MILLIS = 8_000;
    private static final int RATE = 50_000;
    private static final int RATE_SECONDS = 10;
    private static final int IDLE_SECONDS = 10;
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private final PrintStream out;
    private final Path root;

    /**
     * A benchmark.
     *
     * @param out where its figures are printed
     * @param root a folder on the disk to measure; what is made in it is deleted again
     */
    public LogBench(PrintStream out, Path root) {
        this.out = out;
        this.root = root;
    }

    /**
     * How much to measure.
     *
     * @param seconds of each run at full speed, from 1
     * @param restartAfter how many payments lie behind the node that is started again; 0 for no such run
     */
    public record Plan(int seconds, long restartAfter) {

        /** About a minute. */
        public static final Plan SHORT = new Plan(8, 0);
    }

    /**
     * Measures all.
     *
     * @return payments settled and acknowledged a second, by how many a message carries at most
     */
    public Map<Integer, Double> run(Plan plan) throws IOException {
        Map<Integer, Double> perSecond = new TreeMap<>();
        Files.createDirectories(root);
        out.println("log: one member in this process, fdatasync before each acknowledgement");
        BenchConditions.print(out, root);
        for (int aMessage : List.of(1, 10, 100)) {
            perSecond.put(aMessage, saturated(aMessage, plan.seconds()));
        }
        latencies();
        idle();
        if (plan.restartAfter() > 0) {
            new RestartBench(out, root).run(plan.restartAfter());
        }
        return perSecond;
    }

    private double saturated(int aMessage, int seconds) throws IOException {
        double perSecond;
        try (Running running = new Running(root, aMessage)) {
            running.load.saturate(WARM_UP_MILLIS);
            long usedBefore = cpuNanos();
            long before = running.load.settled();
            perSecond = running.load.saturate(TimeUnit.SECONDS.toMillis(seconds));
            double micros = (cpuNanos() - usedBefore) / 1e3 / (running.load.settled() - before);
            out.printf("  %3d a message at most: %,10.0f payments/s settled and acknowledged,"
                    + " %.2f us of processor time each, client and all%n", aMessage, perSecond, micros);
        }
        BenchConditions.printPressure(out);
        return perSecond;
    }

    private void latencies() throws IOException {
        try (Running running = new Running(root, 100)) {
            running.load.saturate(WARM_UP_MILLIS);
            running.load.atRate(RATE, 2);
            long[] nanos = running.load.atRate(RATE, RATE_SECONDS);
            out.printf(
                    "  at %,d/s: from due to answered p50 %,d us, p99 %,d us, p99.9 %,d us, longest %,d us%n",
                    RATE, at(nanos, 0.5), at(nanos, 0.99), at(nanos, 0.999), at(nanos, 1));
        }
        BenchConditions.printPressure(out);
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1_000;
    }

    private void idle() throws IOException {
        try (Running running = new Running(root, 100)) {
            pause(2);
            long usedBefore = cpuNanos();
            pause(IDLE_SECONDS);
            double share = (cpuNanos() - usedBefore) / 1e9 / IDLE_SECONDS;
            out.printf("  idle: %.1f %% of one core, with a client connected (%,d commands behind it)%n",
                    share * 100, running.node.sequence());
        }
    }

    private static void pause(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** A log in a folder of its own with the bench's banks in it, until it is closed. */
    static final class Running implements AutoCloseable {
        final LogNode node;
        final LogLoad load;
        private final Path folder;
        private final LogClient client;

        Running(Path root, int aMessage) throws IOException {
            folder = Files.createTempDirectory(root, "log-bench");
            node = LogNode.start(LogSettings.embedded(folder));
            if (!node.awaitLeader(LONGEST_START)) {
                throw new IllegalStateException("the log found no leader in " + LONGEST_START);
            }
            client = node.connect(new LogClient.Tuning(aMessage, 16_384));
            BenchWorld world = new BenchWorld(ACCOUNTS, DAY);
            for (Command command : world.opening()) {
                client.submit(command).join();
            }
            load = new LogLoad(client, world);
        }

        @Override
        public void close() throws IOException {
            client.close();
            node.close();
            delete(folder);
        }
    }
}
