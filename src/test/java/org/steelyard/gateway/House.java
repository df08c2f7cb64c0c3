package org.steelyard.gateway;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.net.ssl.KeyManager;

import org.steelyard.iso20022.Rulebook;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Corridor;
import org.steelyard.settlement.Participant;
import org.steelyard.settlement.Role;

/**
 * A whole system behind a real HTTPS door: the engine, screening by the invented list, two invented economies
 * with two banks on either side.
 */
final class House implements AutoCloseable {

    static final Bic SYSTEM = Bic.of("ZZSYHKH0");
    static final Currency CNY = Currency.of("CNY");
    static final Currency RUB = Currency.of("RUB");
    static final LedgerId CNY_LEDGER = new LedgerId(Bic.of("ZZYACNB0"), CNY);
    static final LedgerId RUB_LEDGER = new LedgerId(Bic.of("ZZRARUM0"), RUB);
    static final Bic LOTUS = Bic.of("ZZLOCNB0");
    static final Bic BIRCH = Bic.of("ZZBIRUM0");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    static final Instant MORNING = Instant.parse("2026-11-25T02:00:00Z");
    static final Duration LIST_AGE = Duration.ofDays(3);
    static final int LARGEST_BYTES = 64 * 1024;

    final Path folder;
    final AtomicReference<Instant> now = new AtomicReference<>(MORNING);
    final MemoryLog log;
    final ScreeningDesk screening;
    private final Credentials credentials;
    private final Gateway gateway;

    private House(Path folder, Setting setting) {
        this.folder = folder;
        this.log = new MemoryLog(now::get, SYSTEM, List.of(LOTUS, BIRCH));
        this.credentials = Credentials.open(folder.resolve("credentials"), keys(),
                new Credentials.Key.Generate());
        this.screening = ScreeningDesk.open(setting.source, folder.resolve("lists"), LIST_AGE, now::get);
        openLedgers();
        GatewaySettings settings = new GatewaySettings(SYSTEM, "127.0.0.1", 0,
                new GatewaySettings.Tls.SelfSigned(tlsFolder()), setting.clients, LARGEST_BYTES,
                setting.perSecond, setting.answerWithin);
        this.gateway = Gateway.start(settings, Rulebook.of(SYSTEM, List.of(CNY_LEDGER, RUB_LEDGER)),
                credentials,
                screening, log, now::get, setting.firstRequestWithinMillis);
        openDays();
    }

    /** What tests want otherwise. */
    record Setting(ScreeningDesk.Source source, ClientCertificates clients, int perSecond,
            Duration answerWithin,
            long firstRequestWithinMillis) {

        static final Setting USUAL = new Setting(new ScreeningDesk.Source.Invented(),
                new ClientCertificates.NotAsked(), 100_000, Duration.ofSeconds(60), 60_000);

        Setting perSecond(int other) {
            return new Setting(source, clients, other, answerWithin, firstRequestWithinMillis);
        }

        Setting source(ScreeningDesk.Source other) {
            return new Setting(other, clients, perSecond, answerWithin, firstRequestWithinMillis);
        }

        Setting answerWithin(Duration other) {
            return new Setting(source, clients, perSecond, other, firstRequestWithinMillis);
        }

        Setting firstRequestWithinMillis(long other) {
            return new Setting(source, clients, perSecond, answerWithin, other);
        }

        Setting clients(ClientCertificates other) {
            return new Setting(source, other, perSecond, answerWithin, firstRequestWithinMillis);
        }
    }

    static House open(Path folder) {
        return new House(folder, Setting.USUAL);
    }

    static House open(Path folder, Setting setting) {
        return new House(folder, setting);
    }

    static BusinessDay day(Currency currency, LocalDate date) {
        long midnight = date.toEpochDay() * 24 * 3600 * 1000;
        return new BusinessDay(currency, date, midnight + 9 * 3_600_000L, midnight + 10 * 3_600_000L,
                midnight + 11 * 3_600_000L);
    }

    private static Map<Bic, Credentials.Key> keys() {
        Map<Bic, Credentials.Key> keys = new LinkedHashMap<>();
        for (Bic bank : List.of(LOTUS, BIRCH, CNY_LEDGER.agent(), RUB_LEDGER.agent())) {
            keys.put(bank, new Credentials.Key.Generate());
        }
        return keys;
    }

    private void openLedgers() {
        for (LedgerId ledger : List.of(CNY_LEDGER, RUB_LEDGER)) {
            apply(new Command.AddParticipant(
                    new Participant(ledger.agent(), "Settlement Agent (invented)", Role.SETTLEMENT_AGENT)));
            apply(new Command.OpenLedger(ledger));
        }
        for (Bic bank : List.of(LOTUS, BIRCH)) {
            apply(new Command.AddParticipant(new Participant(bank, bank + " (invented)", Role.DIRECT)));
            for (LedgerId ledger : List.of(CNY_LEDGER, RUB_LEDGER)) {
                apply(new Command.OpenAccount(new AccountId(ledger, bank), Amount.zero(ledger.currency())));
            }
        }
        apply(new Command.OpenCorridor(new Corridor("CNY-RUB", CNY, RUB)));
    }

    private void openDays() {
        apply(new Command.OpenDay(day(CNY, TODAY)));
        apply(new Command.OpenDay(day(RUB, TODAY)));
    }

    void apply(Command command) {
        log.submit(command).join();
    }

    /** Gives a bank money, as the settlement agent does. */
    House fund(Bic bank, String amount) {
        client(CNY_LEDGER.agent()).post(Letters.liquidity(CNY_LEDGER.agent(), bank, "CNY", amount));
        return this;
    }

    Client client(Bic bank) {
        return new Client(port(), tlsFolder(), key(bank.toString()));
    }

    Client operator() {
        return new Client(port(), tlsFolder(), key("operator"));
    }

    Client anybody() {
        return new Client(port(), tlsFolder(), "");
    }

    String key(String owner) {
        try {
            return Files.readString(folder.resolve("credentials").resolve(owner + ".key")).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    int port() {
        return gateway.port();
    }

    Client overHttp1(Bic bank) {
        return new Client(port(), key(bank.toString()), Client.tls(tlsFolder(), new KeyManager[0]),
                HttpClient.Version.HTTP_1_1);
    }

    /** Waits until it is so; as long as a slow machine needs. */
    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("it did not come to pass within two minutes");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    Gateway gateway() {
        return gateway;
    }

    Path tlsFolder() {
        // One for all tests of a run: a certificate costs two processes.
        return TlsFolder.PATH;
    }

    @Override
    public void close() {
        gateway.close();
    }

    private static final class TlsFolder {
        static final Path PATH = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("steelyard-gateway-tls");
                folder.toFile().deleteOnExit();
                for (String file : List.of("gateway.p12", "gateway.password", "cert.pem")) {
                    folder.resolve(file).toFile().deleteOnExit();
                }
                return folder;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
