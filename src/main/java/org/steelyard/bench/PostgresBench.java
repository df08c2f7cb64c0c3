package org.steelyard.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What everybody has already, for comparison: the same payment as a double-entry transfer in PostgreSQL.
 * One stored procedure call and one transaction a payment, each on disk before it is answered
 * (synchronous_commit on), over few accounts, since every settlement system has a few that nearly all
 * payments touch.
 */
final class PostgresBench {

    private static final long FUNDS_MINOR = 1_000_000_000_000L;
    private static final int MOST_PAID_MINOR = 1_000_000;
    private static final int BATCH = 100;

    private static final String SCHEMA = """
            DROP SCHEMA IF EXISTS steelyard_bench CASCADE;
            CREATE SCHEMA steelyard_bench;
            CREATE TABLE steelyard_bench.account (id int PRIMARY KEY,
                balance bigint NOT NULL CHECK (balance >= 0))
                WITH (fillfactor = 50);
            CREATE TABLE steelyard_bench.payment (uetr uuid PRIMARY KEY,
                payer int NOT NULL, payee int NOT NULL,
                minor bigint NOT NULL CHECK (minor > 0), at timestamptz NOT NULL DEFAULT now());
            CREATE TABLE steelyard_bench.entry (account int NOT NULL, uetr uuid NOT NULL,
                minor bigint NOT NULL,
                balance bigint NOT NULL);
            CREATE FUNCTION steelyard_bench.pay(id uuid, payer int, payee int, minor bigint) RETURNS void
            LANGUAGE plpgsql AS $$
            DECLARE debited bigint; credited bigint;
            BEGIN
                INSERT INTO steelyard_bench.payment (uetr, payer, payee, minor)
                    VALUES (id, payer, payee, minor);
                -- the lower account first: else two payments the other way round would wait for each other
                IF payer < payee THEN
                    UPDATE steelyard_bench.account a SET balance = a.balance - minor WHERE a.id = payer
                        RETURNING a.balance INTO debited;
                    UPDATE steelyard_bench.account a SET balance = a.balance + minor WHERE a.id = payee
                        RETURNING a.balance INTO credited;
                ELSE
                    UPDATE steelyard_bench.account a SET balance = a.balance + minor WHERE a.id = payee
                        RETURNING a.balance INTO credited;
                    UPDATE steelyard_bench.account a SET balance = a.balance - minor WHERE a.id = payer
                        RETURNING a.balance INTO debited;
                END IF;
                INSERT INTO steelyard_bench.entry
                    VALUES (payer, id, -minor, debited), (payee, id, minor, credited);
            END $$;
            """;

    private final PrintStream out;
    private final String url;

    /**
     * A database that may be written to, by its JDBC address; everything is done in a schema of the bench's
     * own.
     */
    PostgresBench(PrintStream out, String url) {
        this.out = out;
        this.url = url;
    }

    /** What one client did. */
    private record Told(long payments, Samples samples) {
    }

    /**
     * Runs it and returns payments a second.
     *
     * @param accounts how many, from 2
     * @param clients how many connections at once
     * @param seconds how long
     */
    double single(int accounts, int clients, int seconds) throws SQLException, InterruptedException {
        prepare(accounts);
        double perSecond = run(clients, seconds,
                (connection, random, until) -> payOneByOne(connection, accounts, random, until),
                "one payment a transaction, " + accounts + " accounts, " + clients + " clients");
        check(accounts);
        return perSecond;
    }

    /** As {@link #single}, with one client that puts a hundred payments into each transaction. */
    double batched(int accounts, int seconds) throws SQLException, InterruptedException {
        prepare(accounts);
        double perSecond = run(1, seconds,
                (connection, random, until) -> payInBatches(connection, accounts, random, until),
                BATCH + " payments a transaction, " + accounts + " accounts, 1 client");
        check(accounts);
        return perSecond;
    }

    /** One client's work until a moment of {@link System#nanoTime}. */
    private interface Client {
        Told pay(Connection connection, BenchRandom random, long untilNanos) throws SQLException;
    }

    private double run(int clients, int seconds, Client client, String what)
            throws SQLException, InterruptedException {
        long started = System.nanoTime();
        long until = started + seconds * 1_000_000_000L;
        List<Callable<Told>> work = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            long seed = 100L + i;
            work.add(() -> {
                try (Connection connection = DriverManager.getConnection(url)) {
                    return client.pay(connection, new BenchRandom(seed), until);
                }
            });
        }
        long payments = 0;
        List<long[]> nanos = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (Future<Told> told : threads.invokeAll(work)) {
                Told each = of(told);
                payments += each.payments;
                nanos.add(each.samples.toArray());
            }
        }
        double perSecond = payments * 1e9 / (System.nanoTime() - started);
        long[] all = nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        out.printf("  PostgreSQL  %-58s %,12.0f payments/s  a transaction p50 %.2f ms, p99 %.2f ms%n", what,
                perSecond,
                all[all.length / 2] / 1e6, all[(int) (all.length * 0.99)] / 1e6);
        return perSecond;
    }

    private static Told of(Future<Told> told) throws SQLException, InterruptedException {
        try {
            return told.get();
        } catch (ExecutionException failed) {
            throw new SQLException("PostgreSQL did not answer a client of the bench", failed);
        }
    }

    private static Told payOneByOne(Connection connection, int accounts, BenchRandom random, long untilNanos)
            throws SQLException {
        Samples samples = new Samples();
        try (PreparedStatement pay = connection.prepareStatement("SELECT steelyard_bench.pay(?, ?, ?, ?)")) {
            long now = System.nanoTime();
            while (now < untilNanos) {
                fill(pay, accounts, random);
                pay.execute();
                long then = System.nanoTime();
                samples.add(then - now);
                now = then;
            }
        }
        return new Told(samples.count(), samples);
    }

    private static Told payInBatches(Connection connection, int accounts, BenchRandom random, long untilNanos)
            throws SQLException {
        Samples samples = new Samples();
        connection.setAutoCommit(false);
        try (PreparedStatement pay = connection.prepareStatement("SELECT steelyard_bench.pay(?, ?, ?, ?)")) {
            long now = System.nanoTime();
            while (now < untilNanos) {
                for (int i = 0; i < BATCH; i++) {
                    fill(pay, accounts, random);
                    pay.addBatch();
                }
                pay.executeBatch();
                connection.commit();
                long then = System.nanoTime();
                samples.add(then - now);
                now = then;
            }
        }
        return new Told(samples.count() * BATCH, samples);
    }

    private static void fill(PreparedStatement pay, int accounts, BenchRandom random) throws SQLException {
        int payer = random.below(accounts);
        pay.setObject(1, new UUID(random.next(), random.next()));
        pay.setInt(2, payer);
        pay.setInt(3, (payer + 1 + random.below(accounts - 1)) % accounts);
        pay.setLong(4, 1 + random.below(MOST_PAID_MINOR));
    }

    private void prepare(int accounts) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
            try (PreparedStatement open = connection
                    .prepareStatement(
                            "INSERT INTO steelyard_bench.account SELECT i, ? FROM generate_series(0, ?) i")) {
                open.setLong(1, FUNDS_MINOR);
                open.setInt(2, accounts - 1);
                open.execute();
            }
        }
    }

    /** The comparison counts only if PostgreSQL did the work: money is conserved and nothing is missing. */
    private void check(int accounts) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement
                        .executeQuery("SELECT (SELECT sum(balance) FROM steelyard_bench.account),"
                                + " (SELECT count(*) FROM steelyard_bench.entry) = 2 * (SELECT count(*) FROM"
                                + " steelyard_bench.payment), current_setting('synchronous_commit') ||"
                                + " ', fsync '"
                                + " || current_setting('fsync')")) {
            row.next();
            if (row.getLong(1) != accounts * FUNDS_MINOR || !row.getBoolean(2)) {
                throw new IllegalStateException("PostgreSQL's books do not add up");
            }
            String durability = row.getString(3);
            if (!durability.equals("on, fsync on")) {
                throw new IllegalStateException("no comparison: PostgreSQL answers before it is on disk"
                        + " (synchronous_commit " + durability + ")");
            }
            out.println("              sums checked; synchronous_commit " + durability);
            statement.execute("DROP SCHEMA steelyard_bench CASCADE");
        }
    }

    /** Durations, as many as there are. */
    private static final class Samples {
        private long[] nanos = new long[1 << 16];
        private int filled;

        void add(long value) {
            if (filled == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * filled);
            }
            nanos[filled++] = value;
        }

        long count() {
            return filled;
        }

        long[] toArray() {
            return Arrays.copyOf(nanos, filled);
        }
    }
}
