package org.steelyard.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.steelyard.config.Bank.Account;
import org.steelyard.config.Bank.Role;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;

/**
 * One system, as its configuration file describes it; read by {@link ConfigurationFile}, never half right.
 *
 * @param operator who runs it
 * @param data the folder of everything it keeps
 * @param log the replicated log
 * @param books the SQL read side
 * @param gateway the banks' door
 * @param console the web pages' door
 * @param screening what messages are screened by
 * @param liquidity how the queues are searched
 * @param corridors pairs of currencies that are exchanged payment versus payment
 * @param ledgers the currencies, each with its settlement agent and business day
 * @param banks all participants, settlement agents among them
 */
public record Configuration(Operator operator, Path data, Log log, Books books, Gateway gateway,
        Console console,
        Screening screening, Liquidity liquidity, List<Corridor> corridors, List<Ledger> ledgers,
        List<Bank> banks) {

    /** Keeps its own copies of the lists. */
    public Configuration {
        corridors = List.copyOf(corridors);
        ledgers = List.copyOf(ledgers);
        banks = List.copyOf(banks);
    }

    /** The same with another data folder: a demo's or a test's own. */
    public Configuration withData(Path folder) {
        return new Configuration(operator, folder, log, books, gateway, console, screening, liquidity,
                corridors, ledgers, banks);
    }

    /** The same without searches by the clock: for days that are the same on every run. */
    public Configuration withoutSearches() {
        return new Configuration(operator, data, log, books, gateway, console, screening,
                new Liquidity(0, liquidity.weights), corridors, ledgers, banks);
    }

    /** The same with other ports, 0 for any that is free. */
    public Configuration withPorts(int gatewayPort, int consolePort) {
        Gateway otherGateway = new Gateway(gateway.host, gatewayPort, gateway.tls,
                gateway.largestMessageBytes,
                gateway.mostMessagesPerSecond, gateway.operatorKey);
        return new Configuration(operator, data, log, books, otherGateway,
                new Console(console.host, consolePort),
                screening, liquidity, corridors, ledgers, banks);
    }

    /**
     * What the engine is told, in this order, to be as this configuration says: every step finds what it
     * builds on. Taking them again is harmless; the engine finds them done.
     */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Bank bank : banks) {
            if (bank.role() == Role.SETTLEMENT_AGENT) {
                steps.add(join(bank));
            }
        }
        ledgers.forEach(ledger -> steps.add(new Step.OpenLedger(ledger.id())));
        for (Bank bank : banks) {
            if (bank.role() == Role.DIRECT || bank.role() == Role.CLEARING_BANK) {
                steps.add(join(bank));
                for (Account account : bank.accounts()) {
                    steps.add(new Step.OpenAccount(account.id(), account.creditLimit()));
                }
            }
        }
        for (Bank bank : banks) {
            if (bank.role() == Role.INDIRECT) {
                steps.add(join(bank));
                bank.settlesThrough()
                        .forEach(account -> steps.add(new Step.GrantAccess(bank.bic(), account)));
            }
        }
        corridors.forEach(corridor -> steps.add(
                new Step.OpenCorridor(corridor.name(), corridor.one(), corridor.other())));
        return List.copyOf(steps);
    }

    private static Step.Join join(Bank bank) {
        return new Step.Join(bank.bic(), bank.name(), bank.role());
    }

    /**
     * Who runs the system.
     *
     * @param bic the system's own BIC: banks' messages go to it and answers come from it
     * @param name its name
     */
    public record Operator(Bic bic, String name) {
    }

    /**
     * The replicated log.
     *
     * @param member which of the members this node is, from 0
     * @param members all members in the order of their numbers; a single one runs inside this process alone
     * @param fsync what is on disk before a command counts as logged
     * @param snapshotEvery how often the engine's state is written, so that a start replays only what came
     *     after
     */
    public record Log(int member, List<Member> members, Fsync fsync, Duration snapshotEvery) {

        /** Keeps its own copy of the members. */
        public Log {
            members = List.copyOf(members);
        }

        /**
         * A node of the log.
         *
         * @param host its name or address
         * @param port the first of the ten ports that it uses
         */
        public record Member(String host, int port) {
        }

        /** What is on disk before a command counts as logged. */
        public enum Fsync {
            /** Nothing for sure: for experiments on one machine. */
            NONE,
            /** The bytes (fdatasync). */
            DATA,
            /** The bytes and the file's own record of them (fsync). */
            FULL
        }
    }

    /** Where the SQL read side lives. */
    public sealed interface Books {

        /** A PostgreSQL that this process starts, in the data folder. */
        record Embedded() implements Books {
        }

        /**
         * A PostgreSQL that somebody else runs.
         *
         * @param url its JDBC address
         * @param user the user
         * @param passwordFile a file with the password on its first line
         */
        record Jdbc(String url, String user, Path passwordFile) implements Books {
        }
    }

    /**
     * The banks' door.
     *
     * @param host the address to listen at
     * @param port the port, 0 for any that is free
     * @param tls its certificate
     * @param largestMessageBytes what is longer is refused unread
     * @param mostMessagesPerSecond of one bank
     * @param operatorKey the operator's key at the door
     */
    public record Gateway(String host, int port, Tls tls, int largestMessageBytes, int mostMessagesPerSecond,
            ApiKey operatorKey) {
    }

    /** The gateway's certificate. */
    public sealed interface Tls {

        /** Made at the first start, for localhost alone. */
        record SelfSigned() implements Tls {
        }

        /**
         * The operator's own.
         *
         * @param file a PKCS #12 file with the private key and its chain
         * @param passwordFile a file with its password on its first line
         */
        record Keystore(Path file, Path passwordFile) implements Tls {
        }
    }

    /** How a key at the door comes about. */
    public sealed interface ApiKey {

        /** Made at the first start and written once to the credentials folder. */
        record Generate() implements ApiKey {
        }

        /**
         * Made by its owner, of whom the system knows no more than this.
         *
         * @param hex the SHA-256 of the key's characters, 64 hexadecimal digits
         */
        record Sha256(String hex) implements ApiKey {
        }
    }

    /**
     * The web pages' door.
     *
     * @param host the address to listen at
     * @param port the port, 0 for any that is free
     */
    public record Console(String host, int port) {
    }

    /**
     * What messages are screened by.
     *
     * @param list the list
     * @param maxAge an older list counts as none, and everything waits
     */
    public record Screening(ListSource list, Duration maxAge) {
    }

    /**
     * How the queues are searched for sets that settle together.
     *
     * @param optimiseEverySeconds how long between two searches by the clock; 0 for none but the last one
     *     before each cut-off
     * @param weights what one unit of each currency counts beside the others, 1 to {@value #MOST_WEIGHT}; a
     *     currency that is not named counts 1
     */
    public record Liquidity(int optimiseEverySeconds, Map<Currency, Integer> weights) {

        /** The heaviest unit. */
        public static final int MOST_WEIGHT = 1_000;

        /** Keeps its own copy. */
        public Liquidity {
            weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        }
    }

    /** Where the list of names comes from. */
    public sealed interface ListSource {

        /** The small invented one inside the program: for trying things out, never for money. */
        record Invented() implements ListSource {
        }

        /** A file that the operator has imported. */
        record ListFile(Path file) implements ListSource {
        }
    }

    /**
     * Two currencies that are exchanged payment versus payment.
     *
     * @param name how people call it
     * @param one one side's currency
     * @param other the other side's
     */
    public record Corridor(String name, Currency one, Currency other) {
    }

    /**
     * A currency of the system.
     *
     * @param id the currency and its settlement agent
     * @param hours its business day
     */
    public record Ledger(LedgerId id, BusinessHours hours) {
    }
}
