package org.steelyard.command;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.steelyard.cluster.LogException;
import org.steelyard.cluster.RecordedCommands;
import org.steelyard.research.Changes;
import org.steelyard.research.Mechanisms;
import org.steelyard.research.WhatIf;
import org.steelyard.settlement.Settlement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays a recorded log under other rules. */
@Command(name = "whatif", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Replays the log of a stopped node on the same engine, as it was and under other"
                + " rules, and measures both (docs/researcher/simulate.md). The log is only read."},
        footer = {"", "Without options that change something, the log is replayed as it was, and measured."})
final class WhatIfCommand implements Callable<Integer> {

    private static final int PPM_DIGITS = 6;
    private static final int NARROWEST = 18;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "The node's data folder, or the folder of its log.")
    private Path folder = Path.of("");

    @Option(names = "--mechanisms", paramLabel = "WORD", split = ",",
            description = "Other rules: fifo or bypass, then +offset, +largest (or +largest/5min),"
                    + " +optimiser/30s. Several words are so many replays. Rules and proposals of the log"
                    + " do not count then.")
    private List<String> mechanisms = List.of();

    @Option(names = "--liquidity-times", paramLabel = "X", defaultValue = "1",
            description = "Multiplies what settlement agents pay in and take out (${DEFAULT-VALUE}).")
    private BigDecimal liquidity = BigDecimal.ONE;

    @Option(names = "--credit-times", paramLabel = "X", defaultValue = "1",
            description = "Multiplies credit lines and the value of collateral (${DEFAULT-VALUE}).")
    private BigDecimal credit = BigDecimal.ONE;

    @Option(names = "--without-limits", description = "Leaves out limits, reservations and caps.")
    private boolean withoutLimits;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where the results go (${DEFAULT-VALUE}).",
            defaultValue = "whatif")
    private Path out = Path.of("whatif");

    @Override
    public Integer call() throws Exception {
        PrintWriter to = spec.commandLine().getOut();
        WhatIf whatIf;
        try {
            RecordedCommands recorded = RecordedCommands.in(folder);
            whatIf = new WhatIf(taker -> recorded.forEach(taker::take), changes(), Settlement.MOST_WAITING);
        } catch (LogException | IllegalArgumentException refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return 2;
        }
        whatIf.write(out);
        to.printf(Locale.ROOT, "%d commands in the log; state hash %016x at its end, %s%n%n",
                whatIf.commands(), whatIf.stateHash(), whatIf.isTrueToLog()
                        ? "and at the end of the replay as it was"
                        : "BUT NOT at the end of the replay as it was");
        print(whatIf, to);
        to.println("\nTables and report: " + out.resolve("report.html"));
        to.flush();
        return whatIf.isTrueToLog() ? 0 : 1;
    }

    private List<Changes> changes() {
        List<Changes> changes = new ArrayList<>();
        List<Optional<Mechanisms>> words = new ArrayList<>();
        mechanisms.forEach(word -> words.add(Optional.of(Mechanisms.of(word))));
        if (words.isEmpty()) {
            words.add(Optional.empty());
        }
        for (Optional<Mechanisms> word : words) {
            Changes each = new Changes(word, ppm(liquidity), ppm(credit), withoutLimits);
            if (!each.equals(Changes.NONE)) {
                changes.add(each);
            }
        }
        return changes;
    }

    private static long ppm(BigDecimal factor) {
        try {
            return factor.movePointRight(PPM_DIGITS).longValueExact();
        } catch (ArithmeticException tooFine) {
            throw new IllegalArgumentException("a factor has up to six decimals, and " + factor
                    + " has more", tooFine);
        }
    }

    private static void print(WhatIf whatIf, PrintWriter to) {
        List<String> heads = whatIf.heads();
        to.println(line("", "measure", heads, heads));
        for (WhatIf.Line each : whatIf.lines()) {
            to.println(line(each.currency(), each.measure(), each.values(), heads));
        }
    }

    private static String line(String currency, String measure, List<String> values, List<String> heads) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-4s %-31s", currency, measure));
        for (int at = 0; at < values.size(); at++) {
            int width = Math.max(NARROWEST, heads.get(at).length());
            line.append("  ").append(" ".repeat(Math.max(0, width - values.get(at).length())))
                    .append(values.get(at));
        }
        return line.toString();
    }
}
