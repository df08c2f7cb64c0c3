package org.steelyard.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** A settlement agent's closing figures against the books of a node that runs here. */
@Command(name = "reconcile", mixinStandardHelpOptions = true,
        description = {"Holds a settlement agent's own closing figures against the books: asks the node of"
                + " this configuration, which must run on this machine, with its operator's key. Ends with 0"
                + " if all agree, and else with 1.",
                "FILE is CSV with the columns account, date and closing; an account is CCY:AGENT:HOLDER, or"
                        + " CCY:AGENT for what all banks hold on a ledger together."})
final class ReconcileCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DoorOptions options = new DoorOptions();

    @Parameters(paramLabel = "FILE", description = "The figures.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        String csv;
        try {
            csv = Files.readString(file);
        } catch (IOException unreadable) {
            spec.commandLine().getErr().println(file + " cannot be read: " + unreadable.getMessage());
            return 1;
        }
        boolean[] agrees = {false};
        int asked = options.ask(spec, door -> {
            var reply = door.figures(csv);
            agrees[0] = reply.body().contains("\"agrees\":true");
            return reply;
        }, ReconcileCommand::print);
        return asked == 0 && agrees[0] ? 0 : 1;
    }

    static void print(JsonNode outcome, PrintWriter out) {
        for (JsonNode wrong : outcome.path("mismatches")) {
            out.println("DIFFERS  " + wrong.path("place").asString() + " on " + wrong.path("date").asString()
                    + ", row " + wrong.path("row").asInt() + ": stated " + wrong.path("stated").asString()
                    + ", books " + wrong.path("books").asString() + ", difference "
                    + wrong.path("difference").asString());
        }
        for (JsonNode missing : outcome.path("missing")) {
            out.println("MISSING  " + missing.path("account").asString() + " on "
                    + missing.path("date").asString() + ": books " + missing.path("books").asString());
        }
        for (JsonNode day : outcome.path("days")) {
            boolean isMoving = !day.path("phase").asString().matches("CUT_OFF|CLOSED");
            out.println(day.path("currency").asString() + " " + day.path("date").asString() + ": "
                    + day.path("phase").asString()
                    + (isMoving ? ", its balances still move" : ""));
        }
        out.println((outcome.path("agrees").asBoolean() ? "All agree: " : "Not all agree: ")
                + outcome.path("compared").asInt() + " compared, " + outcome.path("mismatches").size()
                + " differ, " + outcome.path("missing").size() + " missing.");
    }
}
