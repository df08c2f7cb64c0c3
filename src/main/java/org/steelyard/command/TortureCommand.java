package org.steelyard.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.steelyard.bench.Torture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills and freezes the members of a log under load, and counts every payment afterwards. */
@Command(name = "torture", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Starts three members of a log as processes of this machine, kills and freezes"
                + " them under load, and"
                + " proves that no acknowledged payment is lost and none has settled twice.",
        footer = {"",
                "A failure prints the seed and the round; the members' folders are left where it says."})
final class TortureCommand implements Callable<Integer> {

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "10",
            description = "How many times somebody is harmed (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seed", paramLabel = "N",
            description = "Who is harmed how; by default another one each time.")
    private long seed = System.nanoTime() >>> 8 & 0xFFFF_FFFFL;

    @Override
    public Integer call() throws IOException {
        System.setProperty("steelyard.log", System.getProperty("steelyard.log", "ERROR"));
        Path folder = Files.createTempDirectory("steelyard-torture");
        boolean held = Torture.run(System.out, Torture.Plan.of(rounds, seed), folder);
        if (held) {
            Folders.delete(folder);
        } else {
            System.out.println("The members' folders: " + folder);
        }
        return held ? 0 : 1;
    }
}
