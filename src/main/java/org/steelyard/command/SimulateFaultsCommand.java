package org.steelyard.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.steelyard.simulator.FaultReport;
import org.steelyard.simulator.FaultSimulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Drives the engine with random commands and crashes, and compares it with the naive model. */
@Command(name = "simulate-faults", mixinStandardHelpOptions = true,
        description = {"Drives the engine with random commands of all kinds, lets it crash, and compares",
                "every answer with a second, naive implementation of the rules (docs/proof.md).",
                "A failure names the seed and the number of steps that show it again."})
final class SimulateFaultsCommand implements Callable<Integer> {

    private static final long BETWEEN_LINES_MILLIS = 2_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "60",
            description = "how long, from 1 (default: ${DEFAULT-VALUE})")
    private long seconds = 60;

    @Option(names = "--steps", paramLabel = "N", description = "at most so many commands, from 1")
    private long steps = Long.MAX_VALUE;

    @Option(names = "--seed", paramLabel = "N",
            description = "seed of the first world, the next has the next (default: by the clock)")
    private long seed = System.currentTimeMillis();

    private long lastLineMillis;

    /** 0 if nothing was found, 1 if something was. */
    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (seconds < 1 || steps < 1) {
            spec.commandLine().getErr().println("--seconds and --steps are 1 or more");
            return spec.exitCodeOnInvalidInput();
        }
        out.println("simulate-faults --seed " + seed);
        FaultReport report = FaultSimulation.run(seed, steps, Duration.ofSeconds(seconds),
                soFar -> progress(out, soFar));
        summarise(out, report);
        report.failure().ifPresent(failure -> tell(out, failure));
        out.flush();
        return report.failure().isPresent() ? 1 : 0;
    }

    private void progress(PrintWriter out, FaultReport soFar) {
        if (soFar.millis() - lastLineMillis >= BETWEEN_LINES_MILLIS) {
            lastLineMillis = soFar.millis();
            out.printf("%5d s  %,d worlds  %,d commands  %,d crashes%n", soFar.millis() / 1_000,
                    soFar.worlds(), soFar.commands(), soFar.crashes());
            out.flush();
        }
    }

    private static void summarise(PrintWriter out, FaultReport report) {
        long aSecond = report.commands() * 1_000 / Math.max(1, report.millis());
        out.printf("%,d worlds, %,d commands, %,d events, %,d crashes in %.1f s: %,d commands a second%n",
                report.worlds(), report.commands(), report.events(), report.crashes(),
                report.millis() / 1_000.0, aSecond);
        out.println("commands: " + inWords(report.commandsByKind()));
        out.println("events:   " + inWords(report.eventsByKind()));
        out.println(report.failure().isPresent() ? "FAILED" : "the engine answered as the model says");
    }

    private static String inWords(Map<String, Long> times) {
        return times.entrySet().stream().map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void tell(PrintWriter out, FaultReport.Failure failure) {
        out.println("at step " + failure.step() + ": " + failure.what());
        out.println("these " + failure.shortest().size() + " steps alone go wrong too:");
        failure.shortest().forEach(step -> out.println("  " + step));
        out.println("again: ./steelyard simulate-faults --seed " + failure.seed() + " --steps "
                + failure.step());
    }
}
