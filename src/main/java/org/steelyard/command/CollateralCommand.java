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
import tools.jackson.databind.json.JsonMapper;

/** An account's collateral, seen or set at a node that runs here. */
@Command(name = "collateral", mixinStandardHelpOptions = true,
        description = {"Shows an account's credit and what is pledged for it, or posts an item, values it"
                + " anew or releases it (--value 0): asks the node of this configuration, which must run on"
                + " this machine, with its operator's key.",
                "Example: steelyard collateral CNY:ZZYACNB0:ZZLOCNB0 --item XS0000000001 --value 5000000"
                        + " --haircut-bp 350"})
final class CollateralCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", description = "The node's configuration (default:"
            + " ${DEFAULT-VALUE}).", defaultValue = "config/steelyard.yaml")
    private Path config = Path.of("");

    @Parameters(paramLabel = "ACCOUNT", description = "Currency, settlement agent and holder.")
    private String account = "";

    @ArgGroup(exclusive = false)
    private Pledge pledge = new Pledge();

    /** What to set. */
    static final class Pledge {
        @Option(names = "--item", paramLabel = "NAME", required = true,
                description = "An ISIN or another identifier, up to 35 letters, digits and -./:_")
        private String item = "";

        @Option(names = "--value", paramLabel = "AMOUNT", required = true,
                description = "What it is worth; 0 releases it.")
        private String value = "";

        @Option(names = "--haircut-bp", paramLabel = "N", defaultValue = "0",
                description = "What of the value does not count, in hundredths of a percent (default:"
                        + " ${DEFAULT-VALUE}).")
        private int haircutBp;
    }

    @Override
    public Integer call() {
        if (pledge.item.isEmpty()) {
            String asked = URLEncoder.encode(account, StandardCharsets.UTF_8);
            return AtTheDoor.ask(spec, config,
                    door -> door.look("operator", "/v1/operator/collateral?account=" + asked),
                    CollateralCommand::print);
        }
        String body = JsonMapper.shared().createObjectNode().put("account", account).put("item", pledge.item)
                .put("value", pledge.value).put("haircutBp", pledge.haircutBp).toString();
        return AtTheDoor.ask(spec, config, door -> door.operate("collateral", body),
                CollateralCommand::printPosted);
    }

    static void printPosted(JsonNode posted, PrintWriter out) {
        if (!posted.path("changed").asBoolean()) {
            out.println("Nothing has changed: it was so already.");
            return;
        }
        out.println("The pool is worth " + posted.path("pool").asString() + " after haircuts and gives "
                + posted.path("credit").asString() + " of credit (command "
                + posted.path("sequence").asLong() + ").");
        if (isSome(posted.path("shortfall"))) {
            out.println("The account is beyond its credit: " + posted.path("shortfall").asString()
                    + " must be brought, and nothing can be drawn until then.");
        }
    }

    static void print(JsonNode answer, PrintWriter out) {
        for (JsonNode credit : answer.path("accounts")) {
            out.println(credit.path("account").asString());
            out.println("  balance      " + credit.path("balance").asString());
            out.println("  line         " + credit.path("line").asString() + " without collateral");
            out.println("  collateral   " + credit.path("secured").asString() + " of a pool of "
                    + credit.path("pool").asString());
            out.println("  can pay now  " + credit.path("headroom").asString());
            if (isSome(credit.path("shortfall"))) {
                out.println("  missing      " + credit.path("shortfall").asString());
            }
            for (JsonNode item : credit.path("items")) {
                out.println("  item         " + item.path("item").asString() + ": "
                        + item.path("value").asString() + " less " + item.path("haircutBp").asInt()
                        + " bp gives " + item.path("lendable").asString());
            }
        }
    }

    private static boolean isSome(JsonNode amount) {
        return amount.asString().matches(".*[1-9].*");
    }
}
