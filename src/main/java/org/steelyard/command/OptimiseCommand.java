package org.steelyard.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** A search of the queues, asked of a node that runs here. */
@Command(name = "optimise", mixinStandardHelpOptions = true,
        description = "Has the queues searched now for the set of the largest value that settles together:"
                + " asks the node of this configuration, which must run on this machine, with its operator's"
                + " key.")
final class OptimiseCommand implements Callable<Integer> {

    private static final double PPM_A_PERCENT = 10_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", description = "The node's configuration (default:"
            + " ${DEFAULT-VALUE}).", defaultValue = "config/steelyard.yaml")
    private Path config = Path.of("");

    @Override
    public Integer call() {
        return AtTheDoor.ask(spec, config, door -> door.operate("optimise", ""), OptimiseCommand::print);
    }

    static void print(JsonNode run, PrintWriter out) {
        out.println("Of " + run.path("considered").asLong() + " that waited, " + run.path("settled").asLong()
                + " settled together (command " + run.path("sequence").asLong() + "); "
                + run.path("dropped").asLong() + " of the proposal did not hold any more.");
        for (JsonNode moved : run.path("moved")) {
            out.println("  " + moved.path("currency").asString() + " " + moved.path("value").asString()
                    + " with " + moved.path("liquidity").asString() + " of liquidity");
        }
        out.printf("  value %d of at most %d: %.4f %% below the bound%n", run.path("value").asLong(),
                run.path("bound").asLong(), run.path("gapPpm").asLong() / PPM_A_PERCENT);
    }
}
