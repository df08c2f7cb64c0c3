package org.steelyard.command;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.steelyard.lists.ListDifference;
import org.steelyard.lists.OfficialListReader;
import org.steelyard.lists.OfficialReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sanctions lists as their publishers write them. */
@Command(name = "lists", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = {"Read, check, compare and import published sanctions lists.",
                "OFAC's SDN list (sdn.csv with alt.csv, add.csv and sdn_comments.csv beside it, or sdn.xml),",
                "the United Nations' consolidated XML, the United Kingdom's consolidated CSV, and lists in",
                "Steelyard's own format. A file that is cut off or of a changed format is refused whole,",
                "with the place; exit code 1."},
        subcommands = {ListsCommand.Show.class, ListsCommand.Import.class, ListsCommand.Verify.class,
                ListsCommand.Diff.class},
        footer = {"", "Formats and what is kept of them: docs/reference/official-lists.md."})
final class ListsCommand implements Runnable {

    /** The folder of imported lists, where nothing else is said. */
    static final String FOLDER = "lists";

    private static final long LONG_FILE_BYTES = 20_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "say what to do: lists show, import, verify or diff");
    }

    /** What each of the commands takes. */
    static final class Given {

        @Option(names = "--published", paramLabel = "DATE", description = "The list's day, for a format that"
                + " does not say it (OFAC's CSV files).")
        private @Nullable LocalDate published;

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        boolean json() {
            return json;
        }

        OfficialReading read(Path file) {
            return new OfficialListReader(Optional.ofNullable(published), Given::open).read(file);
        }

        private static boolean atATerminal() {
            return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        }

        private static InputStream open(Path file) throws IOException {
            InputStream in = Files.newInputStream(file);
            if (Files.size(file) < LONG_FILE_BYTES || !atATerminal()) {
                return in;
            }
            return ProgressBar.wrap(in, new ProgressBarBuilder().setTaskName(file.getFileName().toString())
                    .setInitialMax(Files.size(file)).setUnit(" MB", 1_000_000)
                    .setStyle(ProgressBarStyle.ASCII));
        }
    }

    private static int refused(CommandSpec spec, OfficialReading.Refused refused, boolean json) {
        if (json) {
            spec.commandLine().getOut().println(ListsPrinting.json(refused));
            spec.commandLine().getOut().flush();
        } else {
            spec.commandLine().getErr().println("refused, nothing of it is taken: " + refused);
        }
        return 1;
    }

    /** Counts, version and notes. */
    @Command(name = "show", mixinStandardHelpOptions = true,
            description = "Show what a list holds: entries and names by type and programme, and its version.")
    static final class Show implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private Given given = new Given();

        @Parameters(paramLabel = "FILE", description = "The list, or the folder of OFAC's CSV files.")
        private Path file = Path.of("");

        @Override
        public Integer call() {
            return switch (given.read(file)) {
                case OfficialReading.Refused refused -> refused(spec, refused, given.json());
                case OfficialReading.Accepted accepted -> {
                    ListsPrinting.show(accepted, given.json(), spec.commandLine().getOut());
                    yield 0;
                }
            };
        }
    }

    /** Reads all of it and says only whether it is right. */
    @Command(name = "verify", mixinStandardHelpOptions = true,
            description = "Check that a list can be read whole; says the first fault and its place.")
    static final class Verify implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private Given given = new Given();

        @Parameters(paramLabel = "FILE", description = "The list, or the folder of OFAC's CSV files.")
        private Path file = Path.of("");

        @Override
        public Integer call() {
            return switch (given.read(file)) {
                case OfficialReading.Refused refused -> refused(spec, refused, given.json());
                case OfficialReading.Accepted accepted -> {
                    ListsPrinting.verified(accepted, given.json(), spec.commandLine().getOut());
                    yield 0;
                }
            };
        }
    }

    /** Writes it in Steelyard's own format. */
    @Command(name = "import", mixinStandardHelpOptions = true,
            description = {
                    "Write a list in Steelyard's own format, so that ./steelyard screen finds it and a",
                    "node can put it in force (screening.list in its configuration). The file appears whole",
                    "or not at all; the same list gives the same bytes."})
    static final class Import implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private Given given = new Given();

        @Parameters(paramLabel = "FILE", description = "The list, or the folder of OFAC's CSV files.")
        private Path file = Path.of("");

        @Option(names = "--out", paramLabel = "FILE",
                description = "Where to write it (lists/SOURCE.jsonl, which ./steelyard screen reads).")
        private @Nullable Path out;

        @Override
        public Integer call() throws IOException {
            return switch (given.read(file)) {
                case OfficialReading.Refused refused -> refused(spec, refused, given.json());
                case OfficialReading.Accepted accepted -> {
                    Path to = out == null ? Path.of(FOLDER, ListsPrinting.shortName(accepted)) : out;
                    write(accepted.text(), to);
                    ListsPrinting.imported(accepted, to, given.json(), spec.commandLine().getOut());
                    yield 0;
                }
            };
        }

        private static void write(String text, Path to) throws IOException {
            Path folder = to.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "import", ".tmp");
            Files.writeString(draft, text);
            Files.move(draft, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** What a new version changes. */
    @Command(name = "diff", mixinStandardHelpOptions = true,
            description = "Say in words what a new version of a list adds, removes and changes.")
    static final class Diff implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private Given given = new Given();

        @Parameters(index = "0", paramLabel = "OLD", description = "The list as it was.")
        private Path old = Path.of("");

        @Parameters(index = "1", paramLabel = "NEW", description = "The list as it is now.")
        private Path now = Path.of("");

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            OfficialReading before = given.read(old);
            if (before instanceof OfficialReading.Refused refused) {
                return refused(spec, refused, given.json());
            }
            OfficialReading after = given.read(now);
            if (after instanceof OfficialReading.Refused refused) {
                return refused(spec, refused, given.json());
            }
            if (before instanceof OfficialReading.Accepted from
                    && after instanceof OfficialReading.Accepted to) {
                ListsPrinting.difference(from.list(), to.list(), ListDifference.of(from.list(), to.list()),
                        given.json(), out);
            }
            return 0;
        }
    }
}
