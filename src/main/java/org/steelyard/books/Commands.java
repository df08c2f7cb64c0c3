package org.steelyard.books;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs the programs of the operating system that the server needs. */
final class Commands {

    private Commands() {}

    /**
     * Runs the command to its end.
     *
     * @throws BooksException with what it said, if it fails
     */
    static void run(List<String> command) {
        try {
            Process running = start(command);
            String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = running.waitFor();
            if (code != 0) {
                throw new BooksException(String.join(" ", command) + " ended with " + code + ": " + said);
            }
        } catch (IOException failed) {
            throw new BooksException(command.getFirst() + " cannot be started: " + failed, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BooksException("interrupted while waiting for " + command.getFirst(), interrupted);
        }
    }

    static boolean succeeds(List<String> command) {
        try {
            run(command);
            return true;
        } catch (BooksException failed) {
            return false;
        }
    }

    /** Starts the command with its error output in its output, and without the settings of our user. */
    static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        environment.put("LC_ALL", "C");
        return builder.start();
    }
}
