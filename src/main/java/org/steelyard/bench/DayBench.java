package org.steelyard.bench;

import java.io.PrintStream;

/** placeholder until days land. */
final class DayBench {
    private DayBench() {
    }

    static void run(PrintStream out) {
        out.flush();
    }
}
