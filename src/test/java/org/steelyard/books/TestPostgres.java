package org.steelyard.books;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of this JVM, started when the first one asks; a database for each. */
final class TestPostgres {

    private static final PostgresServer SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** A database with nothing in it. */
    static BooksSettings.Jdbc emptyDatabase() {
        String name = "test" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(SERVER.url(), PostgresServer.USER,
                SERVER.password()); Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
        return new BooksSettings.Jdbc(SERVER.url().replace("/postgres", "/" + name), PostgresServer.USER,
                SERVER.password());
    }

    private static PostgresServer start() {
        try {
            Path folder = Files.createTempDirectory("books-of-tests");
            PostgresServer server = PostgresServer.start(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(folder)));
            return server;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** At once: a stop in good order would first bring dozens of databases to the disk. */
    private static void stop(Path folder) {
        try {
            String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst().strip();
            Commands.run(List.of("kill", "-QUIT", pid));
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(server -> server.onExit().join());
            ServerBinaries.delete(folder);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
