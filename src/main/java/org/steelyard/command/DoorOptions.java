package org.steelyard.command;

import java.nio.file.Path;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which node is asked, and how its answer is printed. */
final class DoorOptions {

    @Option(names = "--config", paramLabel = "FILE", description = "The node's configuration (default:"
            + " ${DEFAULT-VALUE}).", defaultValue = "config/steelyard.yaml")
    private Path config = Path.of("");

    @Option(names = "--json", description = "Print the node's answer as it is.")
    private boolean isJson;

    /** Asks, and prints; the number is the exit code. */
    int ask(CommandSpec spec, AtTheDoor.Question question, AtTheDoor.Print print) {
        return AtTheDoor.ask(spec, config, question,
                isJson ? (answer, out) -> out.println(answer.toString()) : print);
    }
}
