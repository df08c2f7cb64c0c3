package org.steelyard.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

import org.steelyard.books.PostgresServer;

/**
 * The log and PostgreSQL settle the same kind of payment in one run on one machine, in turn; both have it
 * on disk before they answer. The ratio is what counts: the figures are those of the machine and its hour.
 */
public final class SideBySide {

    private static final int HOT_ACCOUNTS = 20;
    private static final int CLIENTS = 8;

    private final PrintStream out;
    private final Path folder;

    /**
     * In this folder, on the disk that is measured.
     *
     * @param folder is made; what is in it afterwards may be deleted
     */
    public SideBySide(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    /**
     * Runs both.
     *
     * @param plan how long, for each
     * @param url the JDBC address of a PostgreSQL with user and password, which is measured in a schema of
     *            the bench's own; empty for the one that comes with the program
     */
    public void run(LogBench.Plan plan, String url) throws IOException, SQLException, InterruptedException {
        Map<Integer, Double> log = new LogBench(out, folder.resolve("log")).run(plan);
        if (url.isEmpty()) {
            try (PostgresServer server = PostgresServer.start(folder.resolve("postgresql"))) {
                compare(log, server.url() + "?user=" + PostgresServer.USER + "&password=" + server.password()
                        + "&options=-c%20synchronous_commit=on", plan.seconds());
            }
        } else {
            compare(log, url, plan.seconds());
        }
    }

    private void compare(Map<Integer, Double> log, String url, int seconds)
            throws IOException, SQLException, InterruptedException {
        Files.createDirectories(folder);
        out.println("PostgreSQL: the same payments as double entries by a stored procedure");
        PostgresBench postgres = new PostgresBench(out, url);
        double single = postgres.single(HOT_ACCOUNTS, CLIENTS, seconds);
        double batched = postgres.batched(HOT_ACCOUNTS, seconds);
        BenchConditions.printPressure(out);
        out.printf(
                "ratio: one payment a message against one a transaction %.0f to 1; up to a hundred a"
                        + " message against"
                        + " a hundred a transaction %.0f to 1%n",
                log.getOrDefault(1, 0.0) / single,
                log.getOrDefault(100, 0.0) / batched);
    }
}
