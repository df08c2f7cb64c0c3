package org.steelyard.books;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
            return server;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void stop(PostgresServer server, Path folder) {
        try {
            server.close();
            ServerBinaries.delete(folder);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
