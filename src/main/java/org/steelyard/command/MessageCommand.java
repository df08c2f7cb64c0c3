package org.steelyard.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with messages without a running system. */
@Command(name = "message", mixinStandardHelpOptions = true,
        description = "Check ISO 20022 messages without a running system.",
        synopsisSubcommandLabel = "COMMAND")
final class MessageCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private MessageCommand() {
        spec = CommandSpec.create();
    }

    /** With its subcommands. */
    static CommandLine line() {
        return new CommandLine(new MessageCommand()).addSubcommand(new MessageCheckCommand());
    }

    /** Alone it asks for nothing. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: message check FILE...");
    }
}
