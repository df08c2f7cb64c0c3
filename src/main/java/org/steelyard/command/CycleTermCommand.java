package org.steelyard.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** On what terms an account may owe in cycles. */
@Command(name = "term", mixinStandardHelpOptions = true,
        description = "Set a term of netting: how much an account may owe net, the guarantee that its agent"
                + " holds for it, or the credit that it gives another bank.")
final class CycleTermCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DoorOptions options = new DoorOptions();

    /** What can be agreed, as it is typed. */
    enum Kind {
        CAP("NET_DEBIT_CAP"),
        GUARANTEE("GUARANTEE"),
        CREDIT("CREDIT");

        private final String inContract;

        Kind(String inContract) {
            this.inContract = inContract;
        }
    }

    @Parameters(index = "0", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private Kind kind = Kind.CAP;

    @Parameters(index = "1", paramLabel = "ACCOUNT",
            description = "Whose, such as CNY:ZZYACNB0:ZZLOCNB0; of a credit, who gives it.")
    private String account = "";

    @Parameters(index = "2", paramLabel = "AMOUNT", description = "How much, such as 500000.00; 0 ends it.")
    private String amount = "";

    @Option(names = "--to", paramLabel = "BIC", description = "To which bank a credit is given.")
    @Nullable
    private String counterparty;

    @Override
    public Integer call() {
        Map<String, String> fields = new TreeMap<>(
                Map.of("kind", kind.inContract, "account", account, "amount", amount));
        if (counterparty != null) {
            fields.put("counterparty", counterparty);
        }
        return options.ask(spec, door -> door.operate("netting-terms", CycleCommand.json(fields)),
                (done, out) -> out.println(done.path("changed").asBoolean()
                        ? "It is so from command " + done.path("sequence").asLong() + " on."
                        : "It was so already."));
    }

    /** All that are agreed. */
    @Command(name = "terms", mixinStandardHelpOptions = true, description = "The terms that are agreed.")
    static final class Terms implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private DoorOptions options = new DoorOptions();

        @Override
        public Integer call() {
            return options.ask(spec, door -> door.look("operator", "/v1/operator/netting-terms"),
                    Terms::print);
        }

        static void print(JsonNode answer, PrintWriter out) {
            if (answer.path("terms").isEmpty()) {
                out.println("No terms are agreed: nobody may owe anything.");
            }
            for (JsonNode term : answer.path("terms")) {
                boolean isCredit = term.path("kind").asString().equals("CREDIT");
                out.printf("  %-28s %-14s %-11s %20s%n", term.path("account").asString(),
                        term.path("kind").asString(),
                        isCredit ? "to " + term.path("counterparty").asString() : "",
                        term.path("amount").asString());
            }
        }
    }
}
