package org.steelyard.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.steelyard.config.Scenario;
import org.steelyard.config.ScenarioFile;
import org.steelyard.figures.Table;
import org.steelyard.research.DayFiles;
import org.steelyard.research.Experiment;
import org.steelyard.research.Preset;
import org.steelyard.research.ResultLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs payment days on the real engine and measures them. */
@Command(name = "simulate", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Runs whole payment days on the real engine, as a researcher of payment systems"
                + " wants them, and measures them (docs/researcher/simulate.md)."},
        footer = {"", "Without a scenario, the options alone say what to run. Finished runs are kept in the",
                "output folder and not run again; delete its folder 'runs' to start anew."})
final class SimulateCommand implements Callable<Integer> {

    private static final String EVERY_RUN = "0,0.1,0.25,0.5,0.75,1";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SCENARIO", arity = "0..1", description = "A scenario (YAML).")
    private @Nullable Path file;

    @Option(names = "--preset", paramLabel = "NAME",
            description = "Days of the generator: T2-100, FEDWIRE-1000, TIERED-30, CORRIDOR-40.")
    private @Nullable String preset;

    @Option(names = "--payments", paramLabel = "N",
            description = "How many payments the generator draws (default: the preset's own number).")
    private int payments;

    @Option(names = "--classes", description = "Let the generator draw urgent payments too.")
    private boolean classes;

    @Option(names = "--seed", paramLabel = "N", split = ",", description = "Seeds of the generator (1).")
    private List<Long> seeds = List.of();

    @Option(names = "--between", paramLabel = "K", split = ",",
            description = "Liquidity: places between the lower bound (0) and the upper (1);"
                    + " default " + EVERY_RUN + ".")
    private List<String> between = List.of();

    @Option(names = "--mechanisms", paramLabel = "WORD", split = ",",
            description = "fifo or bypass, then +offset, +largest (or +largest/5min), +optimiser/30s.")
    private List<String> mechanisms = List.of();

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where the results go (simulated).")
    private @Nullable Path out;

    @Option(names = "--threads", paramLabel = "N", description = "Runs at a time (one a core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws Exception {
        System.setProperty("steelyard.log", System.getProperty("steelyard.log", "ERROR"));
        PrintWriter err = spec.commandLine().getErr();
        Optional<Scenario> scenario = scenario(err);
        if (scenario.isEmpty() || threads < 1) {
            return 2;
        }
        Optional<DayFiles.Reading.Accepted> files = Optional.empty();
        Scenario.Days days = scenario.get().days();
        if (days.areFromFiles()) {
            switch (DayFiles.read(days.folder(), days.opens(), days.millis())) {
                case DayFiles.Reading.Refused refused -> {
                    refused.bad().lines().forEach(err::println);
                    return 2;
                }
                case DayFiles.Reading.Accepted accepted -> files = Optional.of(accepted);
            }
        }
        Experiment experiment;
        try {
            experiment = new Experiment(scenario.get(), files);
        } catch (IllegalArgumentException refused) {
            err.println(refused.getMessage());
            return 2;
        }
        List<Table> tables = run(experiment);
        PrintWriter to = spec.commandLine().getOut();
        ResultLines.of(tables).forEach(to::println);
        to.println("Tables and report: " + scenario.get().output().folder().resolve("report.html"));
        to.flush();
        return 0;
    }

    private List<Table> run(Experiment experiment) throws Exception {
        if (!DemoLine.isTerminal()) {
            return experiment.run(threads, more -> {
            });
        }
        try (ProgressBar bar = new ProgressBarBuilder().setTaskName("runs").setInitialMax(experiment.size())
                .setStyle(ProgressBarStyle.ASCII).build()) {
            return experiment.run(threads, bar::stepBy);
        }
    }

    /** The scenario of the file, or one for the options alone; options go before the file. */
    private Optional<Scenario> scenario(PrintWriter err) {
        Path folder = out == null ? Path.of("simulated") : out;
        Scenario base;
        if (file != null) {
            switch (ScenarioFile.read(file)) {
                case ScenarioFile.Reading.Refused refused -> {
                    err.println(refused);
                    return Optional.empty();
                }
                case ScenarioFile.Reading.Accepted accepted -> base = accepted.scenario();
            }
        } else if (preset == null) {
            err.println("Name a scenario, or a --preset.");
            return Optional.empty();
        } else {
            base = plain(preset, folder);
        }
        return options(base, err);
    }

    private static Scenario plain(String preset, Path folder) {
        return new Scenario(preset, new Scenario.Days(preset, 0, false, 0, folder, LocalTime.of(7, 0),
                LocalTime.of(18, 0)), List.of(1L), new Scenario.Liquidity(List.of()), List.of(),
                new Scenario.Conduct(List.of(), 0, LocalTime.of(18, 0), 0), Scenario.SystemRules.NONE, 300,
                new Scenario.Output(folder, false));
    }

    private Optional<Scenario> options(Scenario base, PrintWriter err) {
        StringBuilder yaml = new StringBuilder("day: {preset: T2-100}\n");
        List<String> places = between.isEmpty() && base.liquidity().betweenPpm().isEmpty()
                && !base.days().areFromFiles() ? List.of(EVERY_RUN.split(",")) : between;
        yaml.append("liquidity: {between-bounds: ").append(places).append("}\n");
        yaml.append("mechanisms: ").append(mechanisms).append('\n');
        ScenarioFile.Reading reading = ScenarioFile.read("options",
                yaml.toString().getBytes(StandardCharsets.UTF_8), Path.of("."));
        if (!(reading instanceof ScenarioFile.Reading.Accepted accepted)) {
            err.println(reading);
            return Optional.empty();
        }
        Scenario.Days days = base.days();
        String name = preset == null ? days.preset() : preset.toUpperCase(Locale.ROOT);
        if (!name.isEmpty()) {
            Preset.of(name);
        }
        return Optional.of(new Scenario(base.name(),
                new Scenario.Days(name, payments == 0 ? days.payments() : payments,
                        classes || days.classes(), days.customersPpm(), days.folder(), days.opens(),
                        days.closes()),
                seeds.isEmpty() ? base.seeds() : seeds,
                places.isEmpty() ? base.liquidity() : accepted.scenario().liquidity(),
                mechanisms.isEmpty() && !base.mechanisms().isEmpty()
                        ? base.mechanisms()
                        : accepted.scenario().mechanisms(),
                base.conduct(), base.rules(), base.lookEverySeconds(),
                out == null ? base.output() : new Scenario.Output(out, base.output().payments())));
    }
}
