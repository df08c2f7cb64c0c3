package org.steelyard.command;

import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The root of everything that can be typed. Each subcommand is a class of this room, listed in
 * {@link #line()}.
 */
@Command(name = "steelyard", mixinStandardHelpOptions = true,
        versionProvider = SteelyardCommand.Version.class,
        description = "Open settlement between economies that each keep their own currency.",
        synopsisSubcommandLabel = "COMMAND")
public final class SteelyardCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    SteelyardCommand() {
        spec = CommandSpec.create();
    }

    /** Runs what was typed; the number is the process's exit code (0 done, 1 not done, 2 typed wrongly). */
    public static int run(String... args) {
        return line().execute(args);
    }

    /** The command line with every subcommand that exists. */
    static CommandLine line() {
        CommandLine line = new CommandLine(new SteelyardCommand());
        line.addSubcommand(new DemoCommand());
        line.addSubcommand(new RunCommand());
        line.addSubcommand(new BooksCommand());
        line.addSubcommand(new WhyCommand());
        line.addSubcommand(new OptimiseCommand());
        line.addSubcommand(new CollateralCommand());
        line.addSubcommand(new StatementCommand());
        line.addSubcommand(new ReconcileCommand());
        line.addSubcommand(CycleCommand.line());
        line.addSubcommand(new BenchCommand());
        line.addSubcommand(new StatisticsCommand());
        line.addSubcommand(new SimulateCommand());
        line.addSubcommand(new WhatIfCommand());
        line.addSubcommand(new SimulateFaultsCommand());
        line.addSubcommand(new TortureCommand());
        line.addSubcommand(MessageCommand.line());
        line.addSubcommand(LiquidityCommand.line());
        line.addSubcommand(new ListsCommand());
        line.addSubcommand(new ScreenCommand());
        return line;
    }

    /** Without a subcommand there is nothing to do but to say what there is. */
    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        spec.commandLine().usage(out);
        out.flush();
    }

    /** The version that the jar's manifest states; a class folder has none and says so. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String stated = SteelyardCommand.class.getPackage().getImplementationVersion();
            return new String[]{"steelyard " + (stated == null ? "unpackaged" : stated),
                    "java " + Runtime.version()};
        }
    }
}
