package org.steelyard.command;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The statement of an account, asked of a node that runs here. */
@Command(name = "statement", mixinStandardHelpOptions = true,
        description = {"Shows an account over a business day, from the opening balance to the closing one, or"
                + " so far: asks the node of this configuration, which must run on this machine, with its"
                + " operator's key.",
                "Example: steelyard statement CNY:ZZYACNB0:ZZHDCNB0 --date 2026-11-25 --csv"})
final class StatementCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", description = "The node's configuration (default:"
            + " ${DEFAULT-VALUE}).", defaultValue = "config/steelyard.yaml")
    private Path config = Path.of("");

    @Parameters(paramLabel = "ACCOUNT", description = "Currency, settlement agent and holder.")
    private String account = "";

    @Option(names = "--date", paramLabel = "DATE", defaultValue = "latest",
            description = "The business day, such as 2026-11-25 (default: ${DEFAULT-VALUE}).")
    private String date = "";

    @ArgGroup
    private Format format = new Format();

    /** How to print it. */
    static final class Format {
        @Option(names = "--csv", description = "As comma-separated values.")
        private boolean isCsv;

        @Option(names = "--json", description = "Print the node's answer as it is.")
        private boolean isJson;
    }

    @Override
    public Integer call() {
        String path = "/v1/operator/statements/" + URLEncoder.encode(account, StandardCharsets.UTF_8) + "/"
                + URLEncoder.encode(date, StandardCharsets.UTF_8) + "?format="
                + (format.isCsv ? "csv" : "json");
        AtTheDoor.Question question = door -> door.look("operator", path);
        if (format.isCsv) {
            return AtTheDoor.askText(spec, config, question, (csv, out) -> out.print(csv));
        }
        if (format.isJson) {
            return AtTheDoor.askText(spec, config, question, (json, out) -> out.println(json));
        }
        return AtTheDoor.ask(spec, config, question, StatementCommand::print);
    }

    static void print(JsonNode statement, PrintWriter out) {
        boolean isClosed = statement.path("closed").asBoolean();
        out.println(statement.path("account").asString() + " on " + statement.path("date").asString()
                + ", statement " + statement.path("number").asLong()
                + (isClosed ? "" : " (the day has not closed yet)"));
        out.printf("  %-8s %-24s %20s %20s  %s%n", "entry", "time", "amount", "balance", "bank, reference");
        out.printf("  %-8s %-24s %20s %20s%n", "", "opening", "", statement.path("opening").asString());
        for (JsonNode entry : statement.path("entries")) {
            out.printf("  %-8d %-24s %20s %20s  %s %s%n", entry.path("entry").asLong(),
                    entry.path("time").asString(), entry.path("amount").asString(),
                    entry.path("balance").asString(), entry.path("counterparty").asString(),
                    entry.path("uetr").asString());
        }
        out.printf("  %-8s %-24s %20s %20s%n", "", isClosed ? "closing" : "so far", "",
                statement.path("closing").asString());
    }
}
