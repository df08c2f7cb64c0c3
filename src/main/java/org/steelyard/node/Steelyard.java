package org.steelyard.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steelyard.books.Books;
import org.steelyard.books.BooksSettings;
import org.steelyard.cluster.LogClient;
import org.steelyard.cluster.LogNode;
import org.steelyard.config.Bank;
import org.steelyard.config.Configuration;
import org.steelyard.console.Console;
import org.steelyard.console.ConsoleSettings;
import org.steelyard.console.ConsoleSource;
import org.steelyard.console.NodeStatus;
import org.steelyard.gateway.ClientCertificates;
import org.steelyard.gateway.Credentials;
import org.steelyard.gateway.DoorCaller;
import org.steelyard.gateway.Gateway;
import org.steelyard.gateway.GatewaySettings;
import org.steelyard.gateway.ScreeningDesk;
import org.steelyard.iso20022.MessageWriter;
import org.steelyard.iso20022.Rulebook;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.ScreeningVersion;
import org.steelyard.settlement.Weights;

/**
 * One running node: the log with the engine behind it, the books that follow it, the banks' door, the
 * console, and the clock of the business day. Parts start in the order in which they need each other and
 * stop the other way round.
 */
public final class Steelyard implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Steelyard.class);
    /**
     * A member of three waits for the others; a log of one replays at most what came since its last
     * snapshot.
     */
    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Configuration configuration;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final LogNode log;
    private final LogClient client;
    private final Books books;
    private final Bookkeeper bookkeeper;
    private final Gateway gateway;
    private final Console console;

    private Steelyard(Configuration configuration, Consumer<String> report) {
        this.configuration = configuration;
        InstantSource clock = Clock.systemUTC();
        try {
            report.accept("the log");
            log = begun(LogNode.start(LogOf.settings(configuration)));
            if (!log.awaitLeader(LONGEST_START)) {
                throw new IllegalStateException(
                        "the log has found no leader within " + LONGEST_START.toMinutes()
                                + " minutes: are the other members up?");
            }
            client = begun(log.connect());
            report.accept("the books");
            books = begun(Books.open(booksOf(configuration),
                    new Letters(new MessageWriter(configuration.operator().bic()))));
            bookkeeper = begun(new Bookkeeper(log.events(), books));
            Opening.commands(configuration).forEach(this::tell);
            report.accept("the banks' door");
            QueueSearch search = begun(new QueueSearch(log, client, weights(configuration),
                    configuration.liquidity().optimiseEverySeconds(),
                    new LastSearches(configuration.ledgers(), clock, QueueSearch.BEFORE_CUT_OFF)));
            WhyDesk whyDesk = begun(new WhyDesk(log));
            DoorsOfNode doors = new DoorsOfNode(configuration, log, client, books, bookkeeper, search,
                    whyDesk);
            gateway = begun(openDoor(configuration, doors, clock));
            books.onProjected(index -> gateway.ring());
            report.accept("the console");
            console = begun(Console.start(
                    new ConsoleSettings(configuration.console().host(), configuration.console().port()),
                    new ConsoleSource(configuration.operator().name(),
                            new ViewOfNode(configuration, books, whyDesk),
                            () -> status(doors))));
            begun(new DayWatch(new BusinessDayClock(configuration.ledgers(), clock, log::nextDueMillis),
                    client,
                    BETWEEN_LOOKS));
        } catch (RuntimeException | Error failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts a node; when this returns, its doors are open.
     *
     * @param configuration what it is
     * @param report is told which part starts next, for a person who waits
     * @throws RuntimeException if a part cannot start; the message says which and why, and nothing is left
     *             running
     */
    public static Steelyard start(Configuration configuration, Consumer<String> report) {
        try {
            Files.createDirectories(configuration.data());
        } catch (IOException notMade) {
            throw new UncheckedIOException("the data folder " + configuration.data() + " cannot be made",
                    notMade);
        }
        return new Steelyard(configuration, report);
    }

    /** Where banks reach it. */
    public URI gateway() {
        return URI.create("https://" + configuration.gateway().host() + ":" + gateway.port());
    }

    /** Where a browser finds the console. */
    public URI console() {
        return console.address();
    }

    /** The folder with the keys that were made at the first start. */
    public Path credentials() {
        return credentialsOf(configuration);
    }

    /** The certificate for clients to trust, if the gateway made its own. */
    public Path certificate() {
        return tlsOf(configuration).resolve("cert.pem");
    }

    /** The books, for questions. */
    public Books books() {
        return books;
    }

    /** Commands in the log so far. */
    public long sequence() {
        return log.sequence();
    }

    /** Waits until all that has happened so far is in the books; false if it took longer. */
    public boolean awaitBooks(Duration longest) throws InterruptedException {
        long wanted = log.eventsBroughtForth();
        long deadline = System.nanoTime() + longest.toNanos();
        while (bookkeeper.booked() < wanted) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return true;
    }

    /** Completes when the log stops without having been asked to; only a restart helps. */
    public CompletableFuture<Throwable> failed() {
        return log.failed();
    }

    private NodeStatus status(DoorsOfNode doors) {
        LogNode.Status status = log.status();
        List<String> missing = doors.missing();
        ScreeningVersion list = bookkeeper.listInForce();
        return new NodeStatus(status.role().name(), configuration.log().member(),
                Math.max(1, configuration.log().members().size()), status.sequence(), status.events(),
                bookkeeper.booked(), list.equals(ScreeningVersion.NONE) ? "" : list.toString(),
                missing.isEmpty(),
                String.join("; ", missing));
    }

    /** By the configuration a unit has a weight, for the engine a minor unit: the finest counts as it is. */
    private static Weights weights(Configuration configuration) {
        int finest = configuration.ledgers().stream()
                .mapToInt(ledger -> ledger.id().currency().minorUnits()).max().orElse(0);
        Map<Currency, Long> weights = new LinkedHashMap<>();
        for (Configuration.Ledger ledger : configuration.ledgers()) {
            Currency currency = ledger.id().currency();
            long weight = configuration.liquidity().weights().getOrDefault(currency, 1);
            for (int decimals = currency.minorUnits(); decimals < finest; decimals++) {
                weight *= 10;
            }
            weights.put(currency, Math.min(Weights.MOST, weight));
        }
        return new Weights(weights);
    }

    private <T extends AutoCloseable> T begun(T part) {
        started.push(part);
        return part;
    }

    private void tell(Command command) {
        try {
            Logged logged = client.submit(command).get(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS);
            if (logged.event() instanceof Event.Refused refused) {
                LOGGER.warn(
                        "The log says otherwise than the configuration, and the log holds: {} refused"
                                + " as {} ({})",
                        command, refused.reason(), refused.detail());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", interrupted);
        } catch (ExecutionException | TimeoutException unanswered) {
            throw new IllegalStateException("the log does not answer: " + command, unanswered);
        }
    }

    static BooksSettings booksOf(Configuration configuration) {
        return switch (configuration.books()) {
            case Configuration.Books.Embedded _ ->
                new BooksSettings.Embedded(configuration.data().resolve("books"));
            case Configuration.Books.Jdbc jdbc ->
                new BooksSettings.Jdbc(jdbc.url(), jdbc.user(), firstLine(jdbc.passwordFile()));
        };
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the password file " + file + " cannot be read", unreadable);
        }
    }

    private static Gateway openDoor(Configuration configuration, DoorsOfNode doors, InstantSource clock) {
        Configuration.Gateway door = configuration.gateway();
        GatewaySettings settings = new GatewaySettings(configuration.operator().bic(), door.host(),
                door.port(),
                switch (door.tls()) {
                    case Configuration.Tls.SelfSigned _ ->
                        new GatewaySettings.Tls.SelfSigned(tlsOf(configuration));
                    case Configuration.Tls.Keystore given ->
                        new GatewaySettings.Tls.Keystore(given.file(), given.passwordFile());
                }, new ClientCertificates.NotAsked(), door.largestMessageBytes(),
                door.mostMessagesPerSecond(),
                GatewaySettings.ANSWER_WITHIN);
        Map<Bic, Credentials.Key> keys = new LinkedHashMap<>();
        for (Bank bank : configuration.banks()) {
            keys.put(bank.bic(), keyOf(bank.key()));
        }
        Credentials credentials = Credentials.open(credentialsOf(configuration), keys,
                keyOf(door.operatorKey()));
        ScreeningDesk.Source source = switch (configuration.screening().list()) {
            case Configuration.ListSource.Invented _ -> new ScreeningDesk.Source.Invented();
            case Configuration.ListSource.ListFile given -> new ScreeningDesk.Source.ListFile(given.file());
        };
        ScreeningDesk desk = ScreeningDesk.open(source, configuration.data().resolve("screening"),
                configuration.screening().maxAge(), clock);
        Rulebook rulebook = Rulebook.of(configuration.operator().bic(),
                configuration.ledgers().stream().map(Configuration.Ledger::id).toList());
        return Gateway.start(settings, rulebook, credentials, desk, doors, clock);
    }

    private static Credentials.Key keyOf(Configuration.ApiKey key) {
        return switch (key) {
            case Configuration.ApiKey.Generate _ -> new Credentials.Key.Generate();
            case Configuration.ApiKey.Sha256 given -> new Credentials.Key.Sha256(given.hex());
        };
    }

    private static Path credentialsOf(Configuration configuration) {
        return configuration.data().resolve("credentials");
    }

    static DoorCaller callerOf(Configuration configuration) {
        Configuration.Gateway door = configuration.gateway();
        if (door.port() == 0) {
            throw new IllegalStateException(
                    "the configuration names no port, so that only the node knows it");
        }
        return new DoorCaller(URI.create("https://" + door.host() + ":" + door.port()),
                tlsOf(configuration).resolve("cert.pem"), credentialsOf(configuration));
    }

    private static Path tlsOf(Configuration configuration) {
        return configuration.data().resolve("tls");
    }

    /** Stops all parts, the last first; what was answered is on disk. */
    @Override
    public void close() {
        List<String> trouble = new ArrayList<>();
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception left) {
                trouble.add(left.toString());
            }
        }
        if (!trouble.isEmpty()) {
            LOGGER.warn("Not all parts stopped in good order: {}", trouble);
        }
    }
}
