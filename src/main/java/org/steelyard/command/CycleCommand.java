package org.steelyard.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Cycles of deferred net settlement, on a node that runs here. */
@Command(name = "cycle", mixinStandardHelpOptions = true,
        description = "Run cycles of deferred net settlement: asks the node of the configuration, which must"
                + " run on this machine, with its operator's key; to confirm or refuse, with the agent's.",
        synopsisSubcommandLabel = "COMMAND", footer = {"", "What a cycle is: docs/netting.md."})
final class CycleCommand implements Runnable {

    private static final String OPERATOR = "operator";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private CycleCommand() {
    }

    /** With its subcommands. */
    static CommandLine line() {
        return new CommandLine(new CycleCommand()).addSubcommand(new Open()).addSubcommand(new Cut())
                .addSubcommand(new Confirm()).addSubcommand(new Refuse()).addSubcommand(new Show())
                .addSubcommand(new All()).addSubcommand(new CycleTermCommand())
                .addSubcommand(new CycleTermCommand.Terms());
    }

    /** Alone it asks for nothing. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "say what to do: cycle open, cut, confirm, refuse, show, list, term or terms");
    }

    static String json(Map<String, ?> fields) {
        return JsonMapper.shared().writeValueAsString(fields);
    }

    /** A time of day with its date and offset, or {@code +30m}, {@code +2h} from now. */
    static Instant time(CommandSpec spec, String option, String text) {
        Matcher ahead = Pattern.compile("\\+([0-9]{1,4})([mh])").matcher(text);
        if (ahead.matches()) {
            long count = Long.parseLong(ahead.group(1));
            return Instant.now().plus(
                    ahead.group(2).equals("m") ? Duration.ofMinutes(count) : Duration.ofHours(count));
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(),
                    option + " is a time such as 2026-11-25T12:30:00+08:00 or +30m, not '" + text + "'", e);
        }
    }

    /** Opens one. */
    @Command(name = "open", mixinStandardHelpOptions = true,
            description = "Open a cycle: from now on payments that name it are owed in it.")
    private static final class Open implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private DoorOptions options = new DoorOptions();

        @Parameters(paramLabel = "NAME", description = "As payments name it.")
        private String name = "";

        @Option(names = "--ledger", paramLabel = "LEDGER", required = true,
                description = "Where it settles, such as CNY:ZZYACNB0.")
        private String ledger = "";

        @Option(names = "--corridor", paramLabel = "NAME",
                description = "The corridor whose other side's agent must confirm too.")
        @Nullable
        private String corridor;

        @Option(names = "--confirm-by", paramLabel = "TIME", required = true,
                description = "Not confirmed by then it goes back; 2026-11-25T12:30:00+08:00, or +30m.")
        private String confirmBy = "";

        @Option(names = "--settle-by", paramLabel = "TIME", required = true,
                description = "Who has not paid by then has failed, and the others settle nonetheless.")
        private String settleBy = "";

        @Override
        public Integer call() {
            Map<String, String> fields = new TreeMap<>(Map.of("ledger", ledger, "name", name, "confirmBy",
                    time(spec, "--confirm-by", confirmBy).toString(), "settleBy",
                    time(spec, "--settle-by", settleBy).toString()));
            if (corridor != null) {
                fields.put("corridor", corridor);
            }
            return options.ask(spec,
                    door -> new CyclesAtTheDoor(door, name, ledger).after(
                            door.operate("cycles", json(fields))),
                    CyclePrinting::report);
        }
    }

    /** Cuts one. */
    @Command(name = "cut", mixinStandardHelpOptions = true,
            description = "Cut a cycle: it takes no more, and its net positions are published.")
    private static final class Cut implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private DoorOptions options = new DoorOptions();

        @Mixin
        private OneCycle which = new OneCycle();

        @Override
        public Integer call() {
            return options.ask(spec, door -> {
                CyclesAtTheDoor cycles = which.at(door);
                return cycles.withOpenOne(cycle -> cycles.after(door.operate("cycles/cut", json(Map.of("name",
                        which.name, "ledger", cycle.path("ledger").asString())))));
            }, CyclePrinting::report);
        }
    }

    /** Which cycle is meant. */
    static final class OneCycle {

        @Parameters(paramLabel = "NAME", description = "Its name.")
        private String name = "";

        @Option(names = "--ledger", paramLabel = "LEDGER",
                description = "Its ledger, where cycles of several ledgers have this name.")
        private String ledger = "";

        CyclesAtTheDoor at(org.steelyard.gateway.DoorCaller door) {
            return new CyclesAtTheDoor(door, name, ledger);
        }
    }

    /** What both answers of an agent need. */
    static final class AgentsAnswer {

        @Mixin
        private DoorOptions options = new DoorOptions();

        @Mixin
        private OneCycle which = new OneCycle();

        @Option(names = "--as", paramLabel = "BIC",
                description = "The agent who answers, whose key must be on this machine (default: that of"
                        + " the ledger).")
        private String agent = "";

        @Option(names = "--cut", paramLabel = "N",
                description = "Which publication of positions is meant (default: the last).")
        private int cut = -1;

        int give(CommandSpec spec, String answer) {
            return options.ask(spec, door -> {
                CyclesAtTheDoor cycles = which.at(door);
                return cycles.withOpenOne(cycle -> {
                    String ledger = cycle.path("ledger").asString();
                    String caller = agent.isEmpty() ? ledger.substring(ledger.indexOf(':') + 1) : agent;
                    Map<String, Object> fields = Map.of("ledger", ledger, "name", which.name, "cut",
                            cut < 0 ? cycle.path("cut").asInt() : cut, "answer", answer);
                    return cycles.after(door.ask(caller, "cycles/answer", json(fields)));
                });
            }, CyclePrinting::report);
        }
    }

    /** Says yes to the positions. */
    @Command(name = "confirm", mixinStandardHelpOptions = true,
            description = "Confirm the net positions of a cycle, as a settlement agent.")
    private static final class Confirm implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private AgentsAnswer answer = new AgentsAnswer();

        @Override
        public Integer call() {
            return answer.give(spec, "CONFIRMED");
        }
    }

    /** Says no: all goes back. */
    @Command(name = "refuse", mixinStandardHelpOptions = true,
            description = "Refuse a cycle, as a settlement agent: all its obligations go back unsettled.")
    private static final class Refuse implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private AgentsAnswer answer = new AgentsAnswer();

        @Override
        public Integer call() {
            return answer.give(spec, "REFUSED");
        }
    }

    /** Tells of one. */
    @Command(name = "show", mixinStandardHelpOptions = true,
            description = "The report of a cycle, the newest of this name: positions, confirmations, what"
                    + " netting saved, who failed and who bore what.")
    private static final class Show implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private DoorOptions options = new DoorOptions();

        @Mixin
        private OneCycle which = new OneCycle();

        @Override
        public Integer call() {
            return options.ask(spec, door -> which.at(door).report(), CyclePrinting::report);
        }
    }

    /** Tells of all. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "The last cycles, newest first.")
    private static final class All implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private DoorOptions options = new DoorOptions();

        @Override
        public Integer call() {
            return options.ask(spec, door -> door.look(OPERATOR, "/v1/operator/cycles?limit=100"),
                    CyclePrinting::list);
        }
    }
}
