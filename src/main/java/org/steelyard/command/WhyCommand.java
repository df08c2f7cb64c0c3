package org.steelyard.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Why an instruction waits, asked of a node that runs here. */
@Command(name = "why", mixinStandardHelpOptions = true,
        description = "Says why an instruction waits and what would free it: asks the node of this"
                + " configuration, which must run on this machine, with its operator's key.")
final class WhyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", description = "The node's configuration (default:"
            + " ${DEFAULT-VALUE}).", defaultValue = "config/steelyard.yaml")
    private Path config = Path.of("");

    @Parameters(paramLabel = "UETR", description = "The instruction's unique end-to-end reference.")
    private String uetr = "";

    @Override
    public Integer call() {
        return AtTheDoor.ask(spec, config, door -> door.look("operator", "/v1/operator/why/" + uetr),
                WhyCommand::print);
    }

    static void print(JsonNode why, PrintWriter out) {
        out.println(why.path("words").asString());
        out.println("  constraint   " + why.path("constraint").asString()
                + (why.has("reason") ? " (" + why.path("reason").asString() + ")" : ""));
        if (why.has("behind")) {
            out.println("  behind       " + why.path("behind").asString());
        }
        for (JsonNode funds : why.path("funding")) {
            out.println("  funds        " + funds.path("currency").asString() + " "
                    + funds.path("amount").asString() + " to " + funds.path("account").asString());
        }
        for (JsonNode limit : why.path("limits")) {
            out.println("  or limit     " + limit.path("kind").asString() + " of "
                    + which(limit) + ": " + limit.path("currency").asString() + " "
                    + limit.path("from").asString() + " to " + limit.path("to").asString());
        }
        for (JsonNode other : why.path("settlesToo")) {
            out.println("  settles too  " + other.asString());
        }
        if (why.has("expected")) {
            out.println("  expected     " + why.path("expected").asString());
        }
        out.println("  as of        " + why.path("time").asString() + ", command "
                + why.path("sequence").asLong());
    }

    private static String which(JsonNode limit) {
        if (limit.has("corridor")) {
            return limit.path("corridor").asString() + " on " + limit.path("ledger").asString();
        }
        return limit.path("account").asString()
                + (limit.has("counterparty") ? " towards " + limit.path("counterparty").asString() : "")
                + (limit.has("priority") ? " for " + limit.path("priority").asString() : "");
    }
}
