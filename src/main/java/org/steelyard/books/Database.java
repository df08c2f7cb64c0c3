package org.steelyard.books;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** The way to the database: one connection that writes, and some that only read. */
final class Database implements AutoCloseable {

    /** Enough for a console with its pages open and a gateway with many banks: a query takes milliseconds. */
    private static final int MOST_READERS = 12;
    private static final long PATIENCE_MILLIS = 30_000;
    private static final String SCHEMA = "books";

    /** What is done with a connection. */
    interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }

    private final @Nullable PostgresServer server;
    private final HikariDataSource writer;
    private final HikariDataSource readers;

    private Database(BooksSettings.Jdbc settings, @Nullable PostgresServer server) {
        this.server = server;
        this.writer = new HikariDataSource(pool(settings, "books-writer", 1));
        HikariConfig reading = pool(settings, "books-reader", MOST_READERS);
        reading.setReadOnly(true);
        reading.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        this.readers = new HikariDataSource(reading);
    }

    /**
     * Opens the database and brings its tables to this edition.
     *
     * @throws BooksException if it cannot be reached or is of a later edition
     */
    static Database open(BooksSettings settings) {
        return open(settings, Database::migrate);
    }

    /**
     * Throws away what is there, and makes the tables anew.
     *
     * @throws BooksException if it cannot be reached
     */
    static Database openEmpty(BooksSettings settings) {
        return open(settings, jdbc -> {
            drop(jdbc);
            migrate(jdbc);
        });
    }

    private static Database open(BooksSettings settings, Consumer<BooksSettings.Jdbc> preparing) {
        return switch (settings) {
            case BooksSettings.Jdbc jdbc -> open(jdbc, preparing, null);
            case BooksSettings.Embedded embedded -> {
                PostgresServer server = PostgresServer.start(embedded.folder());
                try {
                    yield open(new BooksSettings.Jdbc(server.url(), PostgresServer.USER, server.password()),
                            preparing, server);
                } catch (RuntimeException failed) {
                    server.close();
                    throw failed;
                }
            }
        };
    }

    private static Database open(BooksSettings.Jdbc settings, Consumer<BooksSettings.Jdbc> preparing,
            @Nullable PostgresServer server) {
        preparing.accept(settings);
        return new Database(settings, server);
    }

    /** Work in one transaction that writes; what throws leaves nothing behind. */
    <T extends @Nullable Object> T write(String what, Work<T> work) {
        return transaction(writer, what, work);
    }

    /** Work in one transaction that sees one moment and cannot write. */
    <T extends @Nullable Object> T read(String what, Work<T> work) {
        return transaction(readers, what, work);
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
        if (server != null) {
            server.close();
        }
    }

    private static void drop(BooksSettings.Jdbc settings) {
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(),
                settings.password())) {
            Sql.run(connection, "drop schema if exists " + SCHEMA + " cascade");
        } catch (SQLException failed) {
            throw new BooksException("the books cannot be thrown away: " + failed.getMessage(), failed);
        }
    }

    /** Over connections of its own: it needs more than one. */
    private static void migrate(BooksSettings.Jdbc settings) {
        try {
            Flyway.configure().dataSource(settings.url(), settings.user(), settings.password())
                    .schemas(SCHEMA).defaultSchema(SCHEMA)
                    .locations("classpath:org/steelyard/books/schema").load().migrate();
        } catch (FlywayException failed) {
            throw new BooksException("the tables of the books cannot be made: " + failed.getMessage(),
                    failed);
        }
    }

    private static <T extends @Nullable Object> T transaction(HikariDataSource pool, String what,
            Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        } catch (SQLException failed) {
            throw new BooksException("the books " + what + ": " + failed.getMessage(), failed);
        }
    }

    private static HikariConfig pool(BooksSettings.Jdbc settings, String name, int most) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setPoolName(name);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.addDataSourceProperty("currentSchema", SCHEMA + ",public");
        config.addDataSourceProperty("ApplicationName", "steelyard " + name);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("options",
                "-c bytea_output=hex -c datestyle=iso,ymd -c timezone=UTC -c synchronous_commit=off");
        return config;
    }
}
