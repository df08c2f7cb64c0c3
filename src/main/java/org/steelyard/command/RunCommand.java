package org.steelyard.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

import org.steelyard.config.Configuration;
import org.steelyard.config.ConfigurationFile;
import org.steelyard.node.Steelyard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a node and keeps it until somebody stops it. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Starts a node by its configuration file and runs it until it is stopped (Ctrl-C).",
        footer = {"",
                "What was answered is on disk and survives any end of the process. The keys that are"
                        + " made at the",
                "first start are written to DATA/credentials. See docs/operator/guide.md."})
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", required = true,
            description = "The configuration, such as config/steelyard.yaml, which explains each key.")
    private Path config = Path.of("");

    @Option(names = "--check", description = "Only read the configuration and say what is wrong with it.")
    private boolean check;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        return switch (ConfigurationFile.read(config)) {
            case ConfigurationFile.Reading.Refused refused -> {
                spec.commandLine().getErr().println(refused);
                spec.commandLine().getErr().flush();
                yield 1;
            }
            case ConfigurationFile.Reading.Accepted _ when check -> {
                out.println(config + ": all is well");
                out.flush();
                yield 0;
            }
            case ConfigurationFile.Reading.Accepted accepted -> run(accepted.configuration(), out);
        };
    }

    private int run(Configuration configuration, PrintWriter out) throws InterruptedException {
        Steelyard node;
        try {
            node = Steelyard.start(configuration, part -> say(out, "Starting " + part + " ..."));
        } catch (RuntimeException notStarted) {
            spec.commandLine().getErr().println("Not started: " + Causes.of(notStarted));
            spec.commandLine().getErr().flush();
            return 1;
        }
        Thread stop = new Thread(node::close, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        say(out, "Banks:    " + node.gateway() + "/v1/messages   (certificate " + node.certificate() + ")");
        say(out, "Keys:     " + node.credentials());
        say(out, "Console:  " + node.console());
        say(out, "Running; Ctrl-C stops it.");
        try {
            Throwable failure = node.failed().get();
            spec.commandLine().getErr().println("The log has stopped, and a restart is needed: " + failure);
            spec.commandLine().getErr().flush();
            return 1;
        } catch (ExecutionException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
