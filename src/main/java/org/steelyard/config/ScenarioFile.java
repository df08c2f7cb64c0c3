package org.steelyard.config;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.steelyard.config.Problems.Found;
import org.steelyard.config.Problems.Place;

/** The way from a YAML file to a {@link Scenario}, or to everything that is wrong with it. */
public final class ScenarioFile {

    private static final LocalTime OPENS = LocalTime.of(7, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);
    private static final int MOST_PAYMENTS = 5_000_000;
    private static final int LONGEST_NAME = 100;
    private static final String EVERYTHING = "bypass+offset+largest";

    private static final Format<Integer> PPM = new Format<>(
            "a share with up to six decimals, such as 0.25, from 0 to 1000", 0, text -> {
                BigDecimal value = new BigDecimal(text);
                if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(1_000)) > 0) {
                    throw new IllegalArgumentException(text);
                }
                return value.movePointRight(6).intValueExact();
            });

    /** One number or a range. */
    private static final Format<List<Long>> SEEDS = new Format<>("a seed such as 7, or a range such as 1-20",
            List.of(1L), text -> {
                String[] ends = text.strip().split("-", 2);
                long first = Long.parseLong(ends[0]);
                long last = ends.length == 1 ? first : Long.parseLong(ends[1]);
                if (last < first || last - first >= Scenario.MOST_RUNS) {
                    throw new IllegalArgumentException(text);
                }
                return LongStream.rangeClosed(first, last).boxed().toList();
            });

    private static final Format<String> MECHANISMS = new Format<>(
            "fifo or bypass, then any of +offset, +largest (or +largest/5min), +optimiser/30s", "fifo",
            text -> {
                if (!text.matches("(fifo|bypass)(\\+offset)?(\\+largest(/[0-9]+(s|min))?)?"
                        + "(\\+optimiser/[0-9]+(s|min))?")) {
                    throw new IllegalArgumentException(text);
                }
                return text;
            });

    private ScenarioFile() {
    }

    /** What came of reading. */
    public sealed interface Reading {

        /** All is well. */
        record Accepted(Scenario scenario) implements Reading {
        }

        /** Nothing of it is used; all that is wrong, in the order of the file. */
        record Refused(List<Problem> problems) implements Reading {

            /** Keeps its own copy. */
            public Refused {
                problems = List.copyOf(problems);
            }

            /** All problems, one a line. */
            @Override
            public String toString() {
                return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
            }
        }
    }

    /** Reads a file. Paths in it are seen from its own folder. */
    public static Reading read(Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (Files.size(file) > ConfigurationFile.LONGEST_BYTES) {
                throw new IOException("more than " + ConfigurationFile.LONGEST_BYTES + " bytes");
            }
            return read(file.toString(), Files.readAllBytes(file), parent == null ? Path.of("/") : parent);
        } catch (IOException unreadable) {
            return new Reading.Refused(List.of(new Problem(file.toString(), 1, "",
                    "no readable file (" + unreadable + ")", "a scenario")));
        }
    }

    /**
     * Reads these bytes.
     *
     * @param name how messages name the file
     * @param yaml its bytes, UTF-8
     * @param folder what relative paths are seen from
     */
    public static Reading read(String name, byte[] yaml, Path folder) {
        Problems problems = new Problems(name);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml)).toString();
            Node.Mapping tree = YamlTree.read(text, problems);
            if (problems.none() || !tree.entries().isEmpty()) {
                Scenario scenario = scenario(new Section(tree, new Place("", 1), problems), folder);
                if (problems.none()) {
                    return new Reading.Accepted(scenario);
                }
            }
        } catch (CharacterCodingException notUtf8) {
            problems.add(new Place("", 1), "bytes that are no UTF-8", "UTF-8");
        }
        return new Reading.Refused(problems.inOrder());
    }

    private static Scenario scenario(Section root, Path folder) {
        String name = root.either("name", Format.text(LONGEST_NAME), "payment days").value();
        Scenario.Days days = days(root.part("day"), folder);
        List<Long> seeds = root.list("seeds", SEEDS).stream().flatMap(each -> each.value().stream()).toList();
        Section liquidity = root.optional("liquidity");
        List<Integer> between = liquidity.list("between-bounds", PPM).stream().map(Found::value).toList();
        liquidity.close();
        List<String> mechanisms = root.list("mechanisms", MECHANISMS).stream().map(Found::value).toList();
        Scenario.Conduct conduct = conduct(root.optional("conduct"), days.closes());
        Scenario.SystemRules rules = new Scenario.SystemRules(
                root.groups("cut-offs").stream().map(group -> SystemRulesReader.cutOff(group, days)).toList(),
                root.groups("caps").stream().map(SystemRulesReader::cap).toList());
        int look = root.either("look-every-seconds", Format.number(1, 86_400), 300).value();
        Section output = root.optional("output");
        Path to = output.either("folder", Format.path(folder), folder.resolve("simulated")).value();
        boolean rows = output.either("payments", Format.word(Answer.values()), Answer.NO)
                .value() == Answer.YES;
        output.close();
        root.close();
        return new Scenario(name, days, seeds.isEmpty() ? List.of(1L) : seeds,
                new Scenario.Liquidity(between), mechanisms.isEmpty() ? List.of(EVERYTHING) : mechanisms,
                conduct, rules, look, new Scenario.Output(to, rows));
    }

    /** Answers to a question in a file. */
    private enum Answer {
        YES,
        NO
    }

    private static Scenario.Days days(Section day, Path folder) {
        String preset = day.has("preset") ? day.need("preset", Format.text(40)).value() : "";
        Path files = day.has("folder") ? day.need("folder", Format.path(folder)).value() : folder;
        int payments = day.either("payments", Format.number(1, MOST_PAYMENTS), 0).value();
        boolean classes = day.either("classes", Format.word(Answer.values()), Answer.NO)
                .value() == Answer.YES;
        Found<Integer> customers = day.either("customers-share", PPM, 0);
        if (day.has("folder") && day.has("customers-share")) {
            day.wrong(customers, "customers-share with a folder", "the column kind in payments.csv");
        } else if (customers.value() > 1_000_000) {
            day.wrong(customers, "a share over 1", "a share from 0 to 1");
        }
        LocalTime opens = day.either("opens", Format.TIME, OPENS).value();
        Found<LocalTime> closes = day.either("closes", Format.TIME, CLOSES);
        if (!closes.value().isAfter(opens)) {
            day.wrong(closes, closes.value().toString(), "a time after the opening, " + opens);
        }
        if (day.has("preset") == day.has("folder")) {
            day.wrong(new Found<>(preset, day.place(), true),
                    day.has("preset") ? "both preset and folder" : "neither preset nor folder",
                    "either of them");
        }
        day.close();
        return new Scenario.Days(preset, payments, classes, customers.value(), files, opens, closes.value());
    }

    private static Scenario.Conduct conduct(Section conduct, LocalTime closes) {
        List<Scenario.Outage> outages = new ArrayList<>();
        for (Section outage : conduct.groups("outages")) {
            String bank = outage.need("bank", Format.text(LONGEST_NAME)).value();
            LocalTime from = outage.need("from", Format.TIME).value();
            Found<LocalTime> to = outage.need("to", Format.TIME);
            if (!to.value().isAfter(from)) {
                outage.wrong(to, to.value().toString(), "a time after " + from);
            }
            outage.close();
            outages.add(new Scenario.Outage(bank, from, to.value()));
        }
        int share = conduct.either("receipts-share", PPM, 0).value();
        LocalTime until = conduct.either("patient-until", Format.TIME, closes).value();
        int announced = conduct.either("announced-share", PPM, 0).value();
        conduct.close();
        return new Scenario.Conduct(outages, share, until, announced);
    }
}
