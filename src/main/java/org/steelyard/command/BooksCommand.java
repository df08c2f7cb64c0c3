package org.steelyard.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.steelyard.config.ConfigurationFile;
import org.steelyard.node.BooksFromLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What can be done with the books of a node that is stopped. */
@Command(name = "books", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "The SQL read side of a node.", subcommands = BooksCommand.Rebuild.class)
final class BooksCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Makes the books anew. */
    @Command(name = "rebuild", mixinStandardHelpOptions = true,
            description = "Throws the books of a stopped node away and makes them again out of its log."
                    + " The same events"
                    + " make the same books, byte for byte; the fingerprint at the end shows it.")
    static final class Rebuild implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--config", paramLabel = "FILE", required = true,
                description = "The node's configuration.")
        private Path config = Path.of("");

        @Override
        public Integer call() {
            System.setProperty("steelyard.log", System.getProperty("steelyard.log", "WARN"));
            PrintWriter out = spec.commandLine().getOut();
            return switch (ConfigurationFile.read(config)) {
                case ConfigurationFile.Reading.Refused refused -> {
                    spec.commandLine().getErr().println(refused);
                    yield 1;
                }
                case ConfigurationFile.Reading.Accepted accepted -> {
                    try {
                        String fingerprint = BooksFromLog.rebuild(accepted.configuration(),
                                events -> say(out, "  " + events + " events"));
                        say(out, "The books are made anew; fingerprint " + fingerprint);
                        yield 0;
                    } catch (RuntimeException failed) {
                        spec.commandLine().getErr().println("Not done: " + Causes.of(failed));
                        yield 1;
                    }
                }
            };
        }

        private static void say(PrintWriter out, String line) {
            out.println(line);
            out.flush();
        }
    }
}
