package org.steelyard.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.steelyard.config.Configuration.ApiKey;
import org.steelyard.config.Configuration.Books;
import org.steelyard.config.Configuration.Console;
import org.steelyard.config.Configuration.Corridor;
import org.steelyard.config.Configuration.Gateway;
import org.steelyard.config.Configuration.Ledger;
import org.steelyard.config.Configuration.Liquidity;
import org.steelyard.config.Configuration.ListSource;
import org.steelyard.config.Configuration.Log;
import org.steelyard.config.Configuration.Operator;
import org.steelyard.config.Configuration.Screening;
import org.steelyard.config.Configuration.Tls;
import org.steelyard.config.Problems.Found;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;

/** Reads the parts of a configuration from the top; currencies and banks have readers of their own. */
final class ConfigurationReader {

    private static final Format<String> HOST = Format.text(253);
    private static final Format<Integer> PORT = Format.number(0, 65_535);
    private static final int SMALLEST_MESSAGE_LIMIT = 8 * 1024;
    private static final int LARGEST_MESSAGE_LIMIT = 512 * 1024;
    private static final int MOST_SECONDS = 86_400;
    private static final int MOST_MEMBERS = 7;
    private static final int PORTS_OF_A_MEMBER = 10;

    private static final Format<ApiKey> KEY = new Format<>(
            "'generate', or 'sha256:' and the 64 hexadecimal digits of the key's SHA-256",
            new ApiKey.Generate(),
            ConfigurationReader::key);

    private final Section top;
    private final Path folder;

    ConfigurationReader(Section top, Path folder) {
        this.top = top;
        this.folder = folder;
    }

    Configuration read() {
        Section system = top.part("system");
        Found<Bic> bic = system.need("bic", Format.BIC);
        Found<String> name = system.need("name", Format.text(140));
        system.close();
        Path data = top.need("data", Format.path(folder)).value();
        Log log = log(top.optional("log"));
        Books books = books(top.optional("books"));
        Gateway gateway = gateway(top.part("gateway"));
        Console console = console(top.part("console"));
        Screening screening = screening(top.part("screening"));
        Map<Currency, Ledger> ledgers = new LinkedHashMap<>();
        CurrencyReader currencies = new CurrencyReader(top);
        currencies.read().forEach(ledger -> ledgers.put(ledger.id().currency(), ledger));
        Liquidity liquidity = liquidity(top.optional("liquidity"), ledgers.keySet());
        List<Corridor> corridors = corridors(ledgers.keySet());
        BankReader banks = new BankReader(top, ledgers, KEY);
        List<Bank> all = banks.read();
        currencies.checkAgents(all);
        if (all.stream().anyMatch(bank -> bank.bic().equals(bic.value()))) {
            system.wrong(bic, bic.value() + ", which is a participant's", "a BIC of the system's own");
        }
        top.close();
        return new Configuration(new Operator(bic.value(), name.value()), data, log, books, gateway, console,
                screening, liquidity, corridors, List.copyOf(ledgers.values()), all);
    }

    private Log log(Section section) {
        Found<Integer> member = section.either("member", Format.number(0, MOST_MEMBERS - 1), 0);
        List<Log.Member> members = new ArrayList<>();
        for (Section one : section.groups("members")) {
            members.add(new Log.Member(one.need("host", HOST).value(),
                    one.need("port", Format.number(1, 65_535 - PORTS_OF_A_MEMBER)).value()));
            one.close();
        }
        if (member.value() >= Math.max(1, members.size())) {
            section.wrong(member, "'" + member.value() + "', but 'members' lists " + members.size(),
                    "the place of this node in 'members', from 0");
        }
        if (members.size() > MOST_MEMBERS) {
            section.wrong(member, members.size() + " members", "at most " + MOST_MEMBERS);
        }
        Found<Log.Fsync> fsync = section.either("fsync", Format.word(Log.Fsync.values()), Log.Fsync.DATA);
        Found<Integer> minutes = section.either("snapshot-every-minutes", Format.number(1, 1_440), 60);
        section.close();
        return new Log(member.value(), members, fsync.value(), Duration.ofMinutes(minutes.value()));
    }

    private enum Store {
        EMBEDDED,
        JDBC
    }

    private Books books(Section section) {
        Store store = section.either("store", Format.word(Store.values()), Store.EMBEDDED).value();
        Books books = switch (store) {
            case EMBEDDED -> new Books.Embedded();
            case JDBC -> new Books.Jdbc(
                    section.need("url",
                            new Format<>("a JDBC address, such as jdbc:postgresql://host:5432/steelyard", "",
                                    ConfigurationReader::jdbc))
                            .value(),
                    section.need("user", Format.text(63)).value(),
                    section.need("password-file", Format.path(folder)).value());
        };
        section.close();
        return books;
    }

    private Gateway gateway(Section section) {
        Tls tls = new Tls.SelfSigned();
        if (section.has("keystore")) {
            Section keystore = section.part("keystore");
            tls = new Tls.Keystore(keystore.need("file", Format.path(folder)).value(),
                    keystore.need("password-file", Format.path(folder)).value());
            keystore.close();
        }
        Gateway gateway = new Gateway(section.need("host", HOST).value(), section.need("port", PORT).value(),
                tls,
                section.either("largest-message-bytes",
                        Format.number(SMALLEST_MESSAGE_LIMIT, LARGEST_MESSAGE_LIMIT),
                        64 * 1024).value(),
                section.either("most-messages-per-second", Format.number(1, 1_000_000), 5_000).value(),
                section.either("operator-key", KEY, new ApiKey.Generate()).value());
        section.close();
        return gateway;
    }

    private Console console(Section section) {
        Console console = new Console(section.need("host", HOST).value(), section.need("port", PORT).value());
        section.close();
        return console;
    }

    private Screening screening(Section section) {
        Format<ListSource> source = new Format<>(
                "'invented' (the small list for trying things out), or a list's file",
                new ListSource.Invented(), text -> text.equals("invented")
                        ? new ListSource.Invented()
                        : new ListSource.ListFile(Format.path(folder).reader().apply(text)));
        Screening screening = new Screening(section.need("list", source).value(),
                Duration.ofHours(section.either("max-age-hours", Format.number(1, 8_760), 72).value()));
        section.close();
        return screening;
    }

    private Liquidity liquidity(Section section, Set<Currency> currencies) {
        int seconds = section.either("optimise-every-seconds", Format.number(0, MOST_SECONDS), 30).value();
        Map<Currency, Integer> weights = new LinkedHashMap<>();
        section.values("weights", Format.number(1, Liquidity.MOST_WEIGHT)).forEach((code, weight) -> {
            var known = currencies.stream().filter(currency -> currency.code().equals(code)).findFirst();
            if (known.isPresent()) {
                weights.put(known.get(), weight.value());
            } else {
                section.wrong(weight, "'" + code + "', which 'currencies' does not have",
                        "one of " + currencies);
            }
        });
        section.close();
        return new Liquidity(seconds, weights);
    }

    private List<Corridor> corridors(Set<Currency> currencies) {
        List<Corridor> corridors = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        Set<Set<Currency>> pairs = new LinkedHashSet<>();
        for (Section section : top.groups("corridors")) {
            Found<String> name = section.need("name", Format.text(35));
            List<Found<Currency>> two = section.list("currencies", Format.currency());
            section.close();
            for (Found<Currency> currency : two) {
                if (!currencies.contains(currency.value())) {
                    section.wrong(currency, "'" + currency.value() + "', which 'currencies' does not have",
                            "one of " + currencies);
                }
            }
            Set<Currency> pair = new LinkedHashSet<>(two.stream().map(Found::value).toList());
            if (two.size() != 2 || pair.size() != 2) {
                section.wrong(new Found<>(name, section.place(), true),
                        "a corridor of " + two.size() + " currencies",
                        "'currencies: [ONE, OTHER]' with two that differ");
                continue;
            }
            if (!names.add(name.value()) || !pairs.add(pair)) {
                section.wrong(name, "'" + name.value() + "' again, or its currencies",
                        "one corridor of a name, one of a pair of currencies");
            }
            corridors.add(new Corridor(name.value(), two.getFirst().value(), two.getLast().value()));
        }
        return corridors;
    }

    private static ApiKey key(String text) {
        if (text.equals("generate")) {
            return new ApiKey.Generate();
        }
        if (!text.matches("sha256:[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException();
        }
        return new ApiKey.Sha256(text.substring("sha256:".length()).toLowerCase(java.util.Locale.ROOT));
    }

    private static String jdbc(String text) {
        if (!text.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
