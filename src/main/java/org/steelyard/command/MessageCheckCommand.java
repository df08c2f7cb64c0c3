package org.steelyard.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.steelyard.config.Configuration;
import org.steelyard.config.ConfigurationFile;
import org.steelyard.iso20022.MessageReader;
import org.steelyard.iso20022.Reading;
import org.steelyard.iso20022.Rule;
import org.steelyard.iso20022.Rulebook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says of each message whether the system would read it, and if not, which rule is broken where. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = {"Check messages: one line each, accepted or refused by which rule at which place.",
                "The exit code is 1 if any is refused or cannot be read."},
        footer = {"", "The rules stand in docs/reference/messages.md."})
final class MessageCheckCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE",
            description = "Messages with their envelope; - reads one from"
                    + " the standard input.")
    private List<String> files;

    @Option(names = "--config", paramLabel = "FILE",
            description = "Check also what needs a system: its BIC, its"
                    + " currencies and their ledgers, the longest message that it takes.")
    private @Nullable Path config;

    MessageCheckCommand() {
        spec = CommandSpec.create();
        files = new ArrayList<>();
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        MessageReader reader = reader();
        boolean allAccepted = true;
        for (String file : files) {
            String verdict = verdict(reader, file);
            allAccepted &= verdict.startsWith("accepted");
            out.println(file + ": " + verdict);
        }
        out.flush();
        return allAccepted ? 0 : 1;
    }

    private MessageReader reader() {
        if (config == null) {
            return new MessageReader(Rulebook.ofNoSystem());
        }
        return switch (ConfigurationFile.read(config)) {
            case ConfigurationFile.Reading.Accepted(Configuration system) -> new MessageReader(
                    Rulebook.of(system.operator().bic(),
                            system.ledgers().stream().map(Configuration.Ledger::id).toList()),
                    system.gateway().largestMessageBytes());
            case ConfigurationFile.Reading.Refused refused -> throw new ParameterException(spec.commandLine(),
                    refused.toString());
        };
    }

    private static String verdict(MessageReader reader, String file) {
        byte[] bytes;
        try {
            bytes = bytes(file);
        } catch (IOException unreadable) {
            return "no readable file (" + (unreadable instanceof NoSuchFileException
                    ? "there is none"
                    : unreadable.getMessage()) + ")";
        }
        return switch (reader.read(bytes)) {
            case Reading.Accepted accepted -> "accepted " + accepted.header().definition();
            case Reading.Refused refused -> refused(refused.rule(), refused.place(), refused.text());
            case Reading.Unreadable refused -> refused(refused.rule(), refused.place(), refused.text());
        };
    }

    private static String refused(Rule rule, String place, String text) {
        return "refused " + rule + " at " + place + ": " + text + " (" + rule.text() + ")";
    }

    /** No more than it takes to see that it is too long. */
    private static byte[] bytes(String file) throws IOException {
        int most = MessageReader.MOST_LARGEST_BYTES + 1;
        if (file.equals(STANDARD_INPUT)) {
            return System.in.readNBytes(most);
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return in.readNBytes(most);
        }
    }
}
