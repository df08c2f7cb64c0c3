package org.steelyard.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.steelyard.screening.BirthDate;
import org.steelyard.screening.EntryType;
import org.steelyard.screening.Finding;
import org.steelyard.screening.ListReader;
import org.steelyard.screening.ListReading;
import org.steelyard.screening.NameQuery;
import org.steelyard.screening.NameSearch;
import org.steelyard.screening.SanctionsList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for one name, or a file of names, in sanctions lists and says why it finds what it finds. */
@Command(name = "screen", mixinStandardHelpOptions = true, sortOptions = false,
        description = {
                "Look for a name in sanctions lists, and say why an entry is like it.",
                "The lists are the imported ones (lists/*.jsonl, see ./steelyard lists import) or those of",
                "--list: which entries are like it, by which words, with which score, and whether it is a",
                "hit. With --batch one JSON line for each row of a file."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no hit (of a batch, of a trial: done)", "1:a hit",
                "2:typed wrongly, no list, a list that is refused, or a name that cannot be compared"},
        footer = {"", "How names are compared: docs/compliance.md."})
final class ScreenCommand implements Callable<Integer> {

    private static final int HIT = 1;
    private static final int NOT_DONE = 2;
    private static final int MOST_SHOWN = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The name, in any script with rules.")
    private @Nullable String name;

    @Option(names = "--birth", paramLabel = "DATE", description = "Birth: 1965-03-29, 1965-03 or 1965.")
    private @Nullable String birth;

    @Option(names = "--country", paramLabel = "CC", description = "Country of two letters.")
    private @Nullable String country;

    @Option(names = "--type", paramLabel = "TYPE", description = "person, organisation or vessel.")
    private @Nullable String type;

    @Option(names = "--list", paramLabel = "FILE", arity = "1..*",
            description = "Imported lists to look in, instead of those in lists/.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--batch", paramLabel = "FILE.csv",
            description = "Look for each row's name: columns name, birth, country, type (all but name may be"
                    + " missing); one JSON line each.")
    private @Nullable Path batch;

    @Option(names = "--evaluate", description = "Measure how well and how fast names are found: names of the"
            + " lists perturbed by a seed, clean names, and labelled pairs (--pairs).")
    private boolean evaluate;

    @Option(names = "--pairs", paramLabel = "FILE.csv",
            description = "With --evaluate: pairs of names, columns name1, name2, is_match (true or false).")
    private @Nullable Path pairs;

    @Option(names = "--seed", paramLabel = "N", description = "With --evaluate: the seed (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() throws IOException {
        if ((name == null ? 0 : 1) + (batch == null ? 0 : 1) + (evaluate ? 1 : 0) != 1) {
            throw new ParameterException(spec.commandLine(),
                    "say a NAME, or --batch FILE.csv, or --evaluate");
        }
        List<SanctionsList> lists = lists();
        if (lists.isEmpty()) {
            return NOT_DONE;
        }
        if (evaluate) {
            new ScreenTrial(lists, seed, spec.commandLine().getOut()).run(Optional.ofNullable(pairs));
            return 0;
        }
        NameSearch search = new NameSearch(lists);
        return name == null ? batch(search) : one(search, name);
    }

    private int one(NameSearch search, String wanted) {
        PrintWriter out = spec.commandLine().getOut();
        NameQuery query = query(wanted, text(birth), text(country), text(type));
        List<Finding> found;
        try {
            found = search.find(query, MOST_SHOWN);
        } catch (NameSearch.NotComparableException e) {
            spec.commandLine().getErr().println("cannot be compared: " + e.getMessage());
            return NOT_DONE;
        }
        if (json) {
            out.println(ScreenPrinting.json(wanted, found).toPrettyString());
        } else {
            ScreenPrinting.print(wanted, found, out);
        }
        out.flush();
        return found.stream().anyMatch(Finding::hit) ? HIT : 0;
    }

    private int batch(NameSearch search) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader in = Files.newBufferedReader(Path.of(String.valueOf(batch)),
                StandardCharsets.UTF_8)) {
            Optional<String> fault = new ScreenBatch(search, this::query).run(in, out);
            out.flush();
            fault.ifPresent(text -> spec.commandLine().getErr().println(batch + " " + text));
            return fault.isPresent() ? NOT_DONE : 0;
        }
    }

    private NameQuery query(String wanted, String born, String from, String kind) {
        if (wanted.isBlank()) {
            throw wrong("a name is needed");
        }
        return new NameQuery(wanted,
                of(born).map(text -> BirthDate.of(text)
                        .orElseThrow(() -> wrong("\"" + text + "\" is no birth such as 1965-03-29 or 1965"))),
                of(from).map(text -> text.toUpperCase(Locale.ROOT)).map(text -> {
                    if (!text.matches("[A-Z]{2}")) {
                        throw wrong("\"" + text + "\" is no country of two letters");
                    }
                    return text;
                }),
                of(kind).map(text -> Stream.of(EntryType.PERSON, EntryType.ORGANISATION, EntryType.VESSEL)
                        .filter(one -> one.word().equals(text.toLowerCase(Locale.ROOT))).findFirst()
                        .orElseThrow(
                                () -> wrong("\"" + text + "\" is none of person, organisation, vessel"))));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static Optional<String> of(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private List<SanctionsList> lists() throws IOException {
        List<Path> from = files.isEmpty() ? imported() : files;
        PrintWriter err = spec.commandLine().getErr();
        if (from.isEmpty()) {
            err.println("no list: import one with ./steelyard lists import FILE (it is written to "
                    + ListsCommand.FOLDER + "/), or name one with --list FILE");
            return List.of();
        }
        List<SanctionsList> lists = new ArrayList<>();
        for (Path file : from) {
            switch (ListReader.read(file)) {
                case ListReading.Accepted accepted -> lists.add(accepted.list());
                case ListReading.Refused refused -> {
                    err.println(file + " is refused: " + refused
                            + (refused.line() == 1 ? " (import it first: ./steelyard lists import)" : ""));
                    return List.of();
                }
            }
        }
        return lists;
    }

    private static List<Path> imported() throws IOException {
        Path folder = Path.of(ListsCommand.FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
    }
}
