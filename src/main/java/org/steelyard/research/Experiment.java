package org.steelyard.research;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

import org.steelyard.config.Scenario;
import org.steelyard.figures.Table;
import org.steelyard.money.Currency;

/**
 * All runs of a scenario, several at a time. A finished run is kept under the hash of everything that went
 * into it, and found again when the same is asked for, so that a long experiment that was stopped goes on.
 */
public final class Experiment {

    /** Of what a finished run keeps; another one finds nothing again. */
    private static final String FORMAT = "steelyard simulate 3";
    private static final String KEPT = "runs";

    private final Scenario scenario;
    private final Optional<DayFiles.Reading.Accepted> files;
    private final SystemRules rules;
    private final List<Run> runs = new ArrayList<>();

    /**
     * An experiment.
     *
     * @param files the day of the scenario, if it comes from files
     * @throws IllegalArgumentException if the scenario has rules for what its day does not have
     */
    public Experiment(Scenario scenario, Optional<DayFiles.Reading.Accepted> files) {
        this.scenario = scenario;
        this.files = files;
        this.rules = SystemRules.of(scenario.rules(), scenario.days())
                .and(files.map(DayFiles.Reading.Accepted::rules).orElse(SystemRules.NONE))
                .checkedFor(files.map(each -> each.day().currencies()).orElseGet(this::ofPreset));
        List<Integer> places = scenario.liquidity().betweenPpm();
        for (long seed : files.isPresent() ? List.of(0L) : scenario.seeds()) {
            for (int ppm : places.isEmpty() ? List.of(Run.FROM_FILE) : places) {
                scenario.mechanisms().forEach(word -> runs.add(new Run(seed, ppm, Mechanisms.of(word))));
            }
        }
    }

    /**
     * One run.
     *
     * @param seed of the generator
     * @param ppm place between the bounds, or {@link #FROM_FILE}
     * @param mechanisms by which payments settle
     */
    record Run(long seed, int ppm, Mechanisms mechanisms) {

        static final int FROM_FILE = -1;

        String liquidity() {
            return ppm == FROM_FILE
                    ? "file"
                    : new BigDecimal(ppm).movePointLeft(6).stripTrailingZeros()
                            .toPlainString();
        }

        List<String> cells(String currency) {
            return List.of(Long.toString(seed), liquidity(), mechanisms.toString(), currency);
        }
    }

    private List<Currency> ofPreset() {
        return Preset.of(scenario.days().preset()).currencies().stream().map(Currency::of).toList();
    }

    /** How many runs there are. */
    public int size() {
        return runs.size();
    }

    /**
     * Runs all that is not finished yet, writes the tables and the report.
     *
     * @param threads how many at a time
     * @param progress is told how many more are finished, from any thread
     * @return the tables that were written
     */
    public List<Table> run(int threads, IntConsumer progress) throws IOException, InterruptedException {
        Path kept = scenario.output().folder().resolve(KEPT);
        Files.createDirectories(kept);
        List<Path> results = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Path>> going = new ArrayList<>();
            for (Run run : runs) {
                going.add(pool.submit(() -> {
                    Path result = kept.resolve(key(run) + ".tsv");
                    if (!Files.exists(result)) {
                        KeptRun.write(result, rows(run));
                    }
                    progress.accept(1);
                    return result;
                }));
            }
            for (Future<Path> each : going) {
                results.add(each.get());
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unwritable) {
                throw unwritable;
            }
            throw new IllegalStateException(failed.getCause());
        }
        return write(results);
    }

    private List<Table> write(List<Path> results) throws IOException {
        return ResultFiles.write(scenario.output().folder(), scenario.name(), KeptRun.read(results));
    }

    /** Runs one, and makes rows of it. */
    private Map<String, List<List<String>>> rows(Run run) {
        PaymentDay day = day(run.seed());
        DayRecord record = DayRun.of(day, plan(day, run));
        return RunTables.of(run::cells, record,
                new RunTables.Wanted(isFirstOfItsDay(run), scenario.output().payments()));
    }

    private boolean isFirstOfItsDay(Run run) {
        return runs.stream().filter(each -> each.seed() == run.seed()).findFirst().orElseThrow().equals(run);
    }

    private PaymentDay day(long seed) {
        if (files.isPresent()) {
            return files.get().day();
        }
        Preset preset = Preset.of(scenario.days().preset());
        int payments = scenario.days().payments();
        PaymentDay drawn = Rtgsgen.day(preset, seed, payments == 0 ? preset.payments() : payments,
                scenario.days().classes() ? Rtgsgen.Classes.MIXED : Rtgsgen.Classes.NONE);
        return drawn.withCustomers(scenario.days().customersPpm());
    }

    private Plan plan(PaymentDay day, Run run) {
        Balances none = Balances.none(day.accounts());
        Balances opening = run.ppm() == Run.FROM_FILE
                ? files.map(DayFiles.Reading.Accepted::balances).orElse(none)
                : Bounds.of(day).between(run.ppm());
        Balances credit = files.map(DayFiles.Reading.Accepted::credit).orElse(none);
        return new Plan(opening, credit, run.mechanisms(), conduct(day),
                files.map(DayFiles.Reading.Accepted::limits).orElse(List.of()), rules,
                scenario.lookEverySeconds() * 1_000L);
    }

    private Conduct conduct(PaymentDay day) {
        List<Conduct.Outage> outages = new ArrayList<>(files.map(DayFiles.Reading.Accepted::outages)
                .orElse(List.of()));
        for (Scenario.Outage outage : scenario.conduct().outages()) {
            int bank = day.banks().indexOf(outage.bank());
            if (bank < 0) {
                throw new IllegalArgumentException("the day has no bank '" + outage.bank() + "'");
            }
            outages.add(new Conduct.Outage(bank, scenario.days().millisAfterOpening(outage.from()),
                    scenario.days().millisAfterOpening(outage.to())));
        }
        return new Conduct(outages, scenario.conduct().receiptsPpm(),
                scenario.days().millisAfterOpening(scenario.conduct().patientUntil()),
                scenario.conduct().announcedPpm());
    }

    /** The hash of all that goes into a run. */
    private String key(Run run) {
        Scenario.Days days = scenario.days();
        String words = String.join("\n", FORMAT, run.cells("").toString(), scenario.conduct().toString(),
                rules.toString(),
                scenario.lookEverySeconds() + " " + scenario.output().payments() + " " + isFirstOfItsDay(run),
                days.preset() + " " + days.payments() + " " + days.classes() + " " + days.customersPpm() + " "
                        + days.opens() + " "
                        + days.closes());
        KeptRun.Hash hash = new KeptRun.Hash();
        hash.add(words.getBytes(StandardCharsets.UTF_8));
        if (days.areFromFiles()) {
            try (var inFolder = Files.newDirectoryStream(days.folder(), "*.csv")) {
                TreeSet<Path> ordered = new TreeSet<>();
                inFolder.forEach(ordered::add);
                for (Path file : ordered) {
                    hash.add(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                    hash.add(Files.readAllBytes(file));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return hash.text();
    }
}
