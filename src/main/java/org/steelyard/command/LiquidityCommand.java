package org.steelyard.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.steelyard.cases.Case;
import org.steelyard.cases.CaseFaultException;
import org.steelyard.cases.CaseReader;
import org.steelyard.cases.Solution;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Liquidity saving without a running system. */
@Command(name = "liquidity", mixinStandardHelpOptions = true,
        description = "Try the algorithms of liquidity saving on cases of your own.",
        synopsisSubcommandLabel = "COMMAND")
final class LiquidityCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private LiquidityCommand() {
        spec = CommandSpec.create();
    }

    /** With its subcommands. */
    static CommandLine line() {
        return new CommandLine(new LiquidityCommand()).addSubcommand(new Solve());
    }

    /** Alone it asks for nothing. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: liquidity solve FILE");
    }

    /** Reads a case, and prints all that can be computed of it. */
    @Command(name = "solve", mixinStandardHelpOptions = true,
            description = {"Solve a case: a queue, a payment day, currency matches or obligations, in the",
                    "format lsm-vector/1. Prints one JSON object: what settles one by one, with",
                    "overtaking, in pairs, the largest set in order, the best set of all, and bounds;",
                    "sets as payments in queue order. What cannot be computed is left out, and standard",
                    "error says why. Exit code 2 for a case that breaks the format, with the place and",
                    "the rule."},
            footer = {"", "The format and the algorithms: docs/liquidity.md."})
    static final class Solve implements Callable<Integer> {

        private static final int TYPED_WRONGLY = 2;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "The case; - reads it from the standard input.")
        private String file;

        Solve() {
            spec = CommandSpec.create();
            file = "";
        }

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            PrintWriter err = spec.commandLine().getErr();
            Case given;
            try {
                given = CaseReader.read(file.equals("-")
                        ? System.in.readAllBytes()
                        : Files.readAllBytes(Path.of(file)));
            } catch (NoSuchFileException missing) {
                err.println(file + ": there is no such file");
                return TYPED_WRONGLY;
            } catch (IOException unreadable) {
                err.println(file + ": cannot be read: " + unreadable.getMessage());
                return TYPED_WRONGLY;
            } catch (CaseFaultException fault) {
                err.println(file + ": " + fault.getMessage());
                return TYPED_WRONGLY;
            }
            Solution solution = Solution.of(given);
            out.println(solution.json());
            out.flush();
            solution.notes().forEach(note -> err.println("left out: " + note));
            err.flush();
            return 0;
        }
    }
}
