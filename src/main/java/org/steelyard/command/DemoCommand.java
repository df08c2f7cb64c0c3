package org.steelyard.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.steelyard.config.Configuration;
import org.steelyard.config.ConfigurationFile;
import org.steelyard.node.Steelyard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A whole small system with invented banks that send real messages through the real door. */
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false,
        description = "A whole small system: one corridor, eleven invented banks, real ISO 20022 messages"
                + " through the same HTTPS door that banks use, and the console in the browser.",
        footer = {"",
                "Without --once it runs until Ctrl-C, and a second start goes on from where the first one",
                "stopped. With --once it runs one fixed day to its end in a folder of its own, prints the",
                "books and proves them; the output is the same on every run. With --data it leaves the",
                "folder (for ./steelyard whatif). Every bank, person and list entry in it is invented."})
final class DemoCommand implements Callable<Integer> {

    /** Enough for every kind of event to happen several times, and still over in seconds. */
    private static final int MESSAGES_OF_A_DAY = 600;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--once",
            description = "One fixed day to its end; prints the books; exit code 0 if they are right.")
    private boolean once;

    @Option(names = "--messages", paramLabel = "N", defaultValue = "" + MESSAGES_OF_A_DAY,
            description = "Messages of one day (${DEFAULT-VALUE}).")
    private int messages;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "What happens; the same seed, the same day (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "10",
            description = "Messages a second, without --once (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--data", paramLabel = "FOLDER",
            description = "Where the running demonstration keeps everything (.steelyard/demo).")
    private Path data = Path.of(System.getProperty("steelyard.home", "."), ".steelyard", "demo");

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (messages < 1 || rate < 1) {
            spec.commandLine().getErr().println("--messages and --rate are from 1");
            return 2;
        }
        // Read when the first part of the node asks for its log file: a demonstration is not to drown in it.
        System.setProperty("steelyard.log", System.getProperty("steelyard.log", "WARN"));
        try {
            return once ? once(out) : live(out);
        } catch (IllegalStateException | UncheckedIOException failed) {
            spec.commandLine().getErr().println("The demonstration broke off: " + Causes.of(failed));
            spec.commandLine().getErr().flush();
            return 1;
        }
    }

    private int once(PrintWriter out) throws IOException, InterruptedException {
        boolean isKept = spec.commandLine().getParseResult().hasMatchedOption("--data");
        Path folder = isKept ? Files.createDirectories(data) : Files.createTempDirectory("steelyard-demo");
        if (isKept && !Folders.isEmpty(folder)) {
            spec.commandLine().getErr().println(folder + " is not empty: a fixed day begins with nothing.");
            return 2;
        }
        try {
            Configuration configuration = configuration(folder).withPorts(0, 0).withoutSearches();
            say(out, "One fixed day. Every bank, person and list entry is invented.");
            try (Steelyard node = Steelyard.start(configuration, part -> {
            }); DemoDay day = new DemoDay(configuration, node, seed)) {
                day.open();
                for (int sent = 0; sent < messages; sent++) {
                    day.send();
                }
                day.end();
                return new DemoBooks(configuration, node.books(), out).print(day) ? 0 : 1;
            }
        } finally {
            if (!isKept) {
                Folders.delete(folder);
            }
        }
    }

    private int live(PrintWriter out) throws IOException, InterruptedException {
        Files.createDirectories(data);
        Configuration plain = configuration(data);
        Configuration configuration = plain.withPorts(free(plain.gateway().port()),
                free(plain.console().port()));
        Steelyard node = Steelyard.start(configuration, part -> say(out, "Starting " + part + " ..."));
        DemoDay day = new DemoDay(configuration, node, node.sequence() + seed);
        Thread stop = new Thread(() -> {
            day.stop();
            node.close();
            say(out, "\nStopped. ./steelyard demo goes on from here; everything is in " + data);
        }, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        say(out, "");
        say(out, "  Console   " + node.console());
        say(out, "  Banks     " + node.gateway() + "/v1/messages  (keys in " + node.credentials() + ")");
        say(out, "  Contract  " + node.gateway() + "/docs");
        say(out, "");
        say(out, "Invented banks trade with each other now, " + rate + " messages a second. Ctrl-C stops.");
        day.trade(out, rate, messages);
        return 0;
    }

    private Configuration configuration(Path folder) {
        return switch (ConfigurationFile.demo(folder)) {
            case ConfigurationFile.Reading.Accepted accepted -> accepted.configuration().withData(folder);
            case ConfigurationFile.Reading.Refused refused ->
                throw new IllegalStateException(refused.toString());
        };
    }

    /** This port if nobody has it, else 0 for any that is free: a demonstration should simply start. */
    private static int free(int port) {
        try (ServerSocket probe = new ServerSocket(port)) {
            return probe.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
