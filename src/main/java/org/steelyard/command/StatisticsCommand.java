package org.steelyard.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.steelyard.figures.CsvFile;
import org.steelyard.statistics.Goal;
import org.steelyard.statistics.Line;
import org.steelyard.statistics.Series;
import org.steelyard.statistics.Step;
import org.steelyard.statistics.TradeFile;
import org.steelyard.statistics.TradePage;
import org.steelyard.statistics.TradeTable;
import org.steelyard.statistics.TradeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What central banks and customs publish. */
@Command(name = "statistics", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Statistics as central banks and customs publish them.",
        subcommands = {StatisticsCommand.Trade.class, StatisticsCommand.Settled.class})
final class StatisticsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "say what to do: statistics trade FILE.csv, or statistics settled");
    }

    /** Growth and goals of a customs series. */
    @Command(name = "trade", mixinStandardHelpOptions = true, sortOptions = false,
            description = {"Reckon growth and goals of a customs series.",
                    "The file has comma-separated values with the columns month (2022-04), partner, flow",
                    "(import, export), value (major units) and currency. Where both flows are there, their",
                    "sum stands beside them; where several partners are, the sum over partners. Bad rows",
                    "are refused with line and reason, exit code 2, and nothing is reckoned."},
            footer = {"", "Definitions: docs/statistics.md."})
    static final class Trade implements Callable<Integer> {

        private static final int REFUSED = 2;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "FILE.csv", description = "The series.")
        private Path file = Path.of("");

        @Option(names = "--by", paramLabel = "STEP", description = "MONTH, QUARTER or YEAR (MONTH).")
        private Step step = Step.MONTH;

        @Option(names = "--goal", paramLabel = "AMOUNT",
                description = "A goal for a year, such as 200000000000 or 200bn; needs --goal-year.")
        private @Nullable String goal;

        @Option(names = "--goal-year", paramLabel = "YEAR", description = "The year that is to reach it.")
        private int goalYear;

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Option(names = "--out", paramLabel = "FOLDER",
                description = "Also write trade.csv and a page with charts, trade.html.")
        private @Nullable Path out;

        @Override
        public Integer call() throws IOException {
            PrintWriter to = spec.commandLine().getOut();
            Optional<Goal> wanted = goal();
            List<Series> series;
            switch (TradeFile.read(file)) {
                case TradeFile.Reading.Refused refused -> {
                    refused.bad().lines().forEach(spec.commandLine().getErr()::println);
                    return REFUSED;
                }
                case TradeFile.Reading.Accepted accepted -> series = accepted.series();
            }
            if (json) {
                to.println(json(series, wanted));
            } else {
                for (Series each : series) {
                    TradeText.of(each, step, wanted).forEach(to::println);
                    to.println();
                }
            }
            if (out != null) {
                Files.createDirectories(out);
                CsvFile.write(out.resolve("trade.csv"), TradeTable.of(series, step));
                Files.writeString(out.resolve("trade.html"), TradePage.of(series, step, wanted),
                        StandardCharsets.UTF_8);
                spec.commandLine().getErr().println("Written: " + out.resolve("trade.html"));
            }
            to.flush();
            return 0;
        }

        private Optional<Goal> goal() {
            String amount = goal;
            if (amount == null != (goalYear == 0)) {
                throw new ParameterException(spec.commandLine(), "--goal and --goal-year belong together");
            }
            try {
                return amount == null
                        ? Optional.empty()
                        : Optional.of(new Goal(Goal.amount(amount), goalYear));
            } catch (IllegalArgumentException wrong) {
                throw new ParameterException(spec.commandLine(), "--goal: " + wrong.getMessage(), wrong);
            }
        }

        private String json(List<Series> series, Optional<Goal> wanted) {
            JsonMapper mapper = JsonMapper.shared();
            ObjectNode root = mapper.createObjectNode();
            ArrayNode all = root.putArray("series");
            for (Series each : series) {
                ObjectNode node = all.addObject().put("partner", each.partner())
                        .put("flow", each.flow().name()).put("currency", each.currency().code());
                ArrayNode periods = node.putArray("periods");
                for (Line line : Line.of(each, step)) {
                    ObjectNode period = periods.addObject().put("period", line.period());
                    put(period, "value", line.value());
                    put(period, "on_previous_percent", line.onPrevious());
                    put(period, "on_year_percent", line.onYear());
                    put(period, "year_to_date", line.yearToDate());
                    put(period, "year_to_date_on_year_percent", line.yearToDateOnYear());
                }
                wanted.ifPresent(aim -> put(node.putObject("goal"), aim, aim.of(each)));
            }
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        }

        private static void put(ObjectNode node, Goal goal, Goal.Progress progress) {
            node.put("amount", goal.amount()).put("year", goal.year())
                    .put("last_month", progress.lastMonth().toString());
            put(node, "year_to_date", progress.yearToDate());
            put(node, "year_to_date_percent", progress.yearToDateShare());
            put(node, "twelve_months", progress.lastTwelveMonths());
            put(node, "twelve_months_percent", progress.lastTwelveShare());
            put(node, "needed_growth_percent", progress.neededGrowth());
        }

        private static void put(ObjectNode node, String name, Optional<BigDecimal> figure) {
            node.put(name, figure.orElse(null));
        }
    }

    /** What has settled at a node that runs here. */
    @Command(name = "settled", mixinStandardHelpOptions = true, sortOptions = false,
            description = {"Show what has settled, as it may be published.",
                    "By month, direction, currency and purpose: asks the node of this configuration, which",
                    "must run on this machine, with its operator's key. Figures of fewer than three",
                    "participants are suppressed; if the two sides' books differ, nothing is released."},
            footer = {"", "Definitions: docs/statistics.md."})
    static final class Settled implements Callable<Integer> {

        private static final String ROW = "%-8s %-9s %-4s %-18s %9s %22s %9s %9s %9s  %s";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--config", paramLabel = "FILE", description = "The node's configuration (default:"
                + " ${DEFAULT-VALUE}).", defaultValue = "config/steelyard.yaml")
        private Path config = Path.of("");

        @Option(names = "--from", paramLabel = "MONTH", description = "The first month, such as 2027-01.")
        private @Nullable String from;

        @Option(names = "--to", paramLabel = "MONTH",
                description = "The last month (that of the latest business day).")
        private @Nullable String to;

        @Option(names = "--by", paramLabel = "STEP", description = "MONTH, QUARTER or YEAR (MONTH).")
        private Step step = Step.MONTH;

        @Option(names = "--json", description = "Print the node's answer.")
        private boolean json;

        @Override
        public Integer call() {
            StringBuilder query = new StringBuilder("?by=").append(step.name().toLowerCase(Locale.ROOT));
            if (from != null) {
                query.append("&from=").append(URLEncoder.encode(from, StandardCharsets.UTF_8));
            }
            if (to != null) {
                query.append("&to=").append(URLEncoder.encode(to, StandardCharsets.UTF_8));
            }
            return AtTheDoor.ask(spec, config,
                    door -> door.look("operator", "/v1/operator/statistics" + query),
                    json ? (answer, out) -> out.println(answer.toPrettyString()) : Settled::print);
        }

        static void print(JsonNode answer, PrintWriter out) {
            if (answer.path("rows").isEmpty()) {
                out.println("Nothing has settled in these months.");
                return;
            }
            out.println(String.format(ROW, "", "", "", "", "payments", "value", "share", "on prev.",
                    "on year", "").stripTrailing());
            for (JsonNode row : answer.path("rows")) {
                out.println(String.format(ROW, cell(row, "period"),
                        cell(row, "from") + " to " + cell(row, "to"), cell(row, "currency"),
                        cell(row, "purpose"), cell(row, "payments"), cell(row, "value"),
                        percent(row, "share_percent", ""), percent(row, "on_previous_percent", "+"),
                        percent(row, "on_year_percent", "+"), cell(row, "note")).stripTrailing());
            }
        }

        private static String cell(JsonNode row, String name) {
            return row.path(name).asString("");
        }

        private static String percent(JsonNode row, String name, String plus) {
            String cell = cell(row, name);
            return cell.isEmpty() ? "" : (cell.startsWith("-") ? "" : plus) + cell + " %";
        }
    }
}
