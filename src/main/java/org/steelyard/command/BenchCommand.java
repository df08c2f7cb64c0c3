package org.steelyard.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.steelyard.bench.EngineBench;
import org.steelyard.bench.GatewayBench;
import org.steelyard.bench.LiquidityBench;
import org.steelyard.bench.LogBench;
import org.steelyard.bench.SideBySide;
import org.steelyard.config.ConfigurationFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures this machine. */
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Measures this machine and prints the conditions with each figure.",
        footer = {"",
                "  engine   payments a second by the engine alone on one core, and the time of one",
                "  liquidity what stuck queues settle in order, with overtaking and by the optimiser,",
                "           beside the bound; whole days under different rules, side by side",
                "  log      settled and acknowledged a second with everything on disk, latency at a",
                "           rate, idle; then the same payments in PostgreSQL, and the ratio",
                "  gateway  pacs.009 over HTTPS in, pacs.002 out, with everything in between", "",
                "A figure counts only beside the others of its own run; quote medians and ratios."})
final class BenchCommand implements Callable<Integer> {

    private static final int ENGINE_ACCOUNTS = 200;
    private static final int ENGINE_ROUNDS = 9;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PART", arity = "0..*",
            description = "engine, liquidity, log, gateway; all of them if none is named.")
    private List<String> parts = List.of();

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "10",
            description = "How long each run measures (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "1000",
            description = "Messages a second of the gateway's run at a fixed rate (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--restart-after", paramLabel = "N", defaultValue = "0",
            description = "Also start a node again that has so many payments behind it; 10000000 takes"
                    + " minutes.")
    private long restartAfter;

    @Option(names = "--postgres", paramLabel = "JDBC-URL", defaultValue = "",
            description = "Compare with this PostgreSQL instead of the one that comes with the program.")
    private String postgres = "";

    @Override
    public Integer call() throws Exception {
        List<String> known = List.of("engine", "liquidity", "log", "gateway");
        if (!known.containsAll(parts) || seconds < 1 || rate < 1) {
            spec.commandLine().getErr().println("parts are " + known + "; --seconds and --rate are from 1");
            return 2;
        }
        System.setProperty("steelyard.log", System.getProperty("steelyard.log", "ERROR"));
        List<String> chosen = parts.isEmpty() ? known : parts;
        PrintStream out = System.out;
        if (chosen.contains("engine")) {
            new EngineBench(out).run(ENGINE_ACCOUNTS, ENGINE_ROUNDS);
        }
        if (chosen.contains("liquidity")) {
            new LiquidityBench(out).run();
        }
        if (chosen.contains("log")) {
            log(out);
        }
        if (chosen.contains("gateway")) {
            gateway(out);
        }
        return 0;
    }

    private void log(PrintStream out) throws Exception {
        Path folder = Files.createTempDirectory("steelyard-bench");
        try {
            new SideBySide(out, folder).run(new LogBench.Plan(seconds, restartAfter), postgres);
        } finally {
            Folders.delete(folder);
        }
    }

    private void gateway(PrintStream out) throws IOException, InterruptedException {
        switch (ConfigurationFile.demo(Path.of("."))) {
            case ConfigurationFile.Reading.Accepted accepted ->
                new GatewayBench(out, accepted.configuration()).run(seconds, rate);
            case ConfigurationFile.Reading.Refused refused ->
                throw new IllegalStateException(refused.toString());
        }
    }
}
