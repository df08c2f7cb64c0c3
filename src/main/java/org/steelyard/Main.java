package org.steelyard;

import org.steelyard.command.SteelyardCommand;

/** Where the JVM enters; what was typed is for {@link SteelyardCommand}. */
public final class Main {

    private Main() {
    }

    /** Runs one command and leaves with its exit code: 0 done, 1 not done, 2 typed wrongly. */
    public static void main(String[] args) {
        System.exit(SteelyardCommand.run(args));
    }
}
