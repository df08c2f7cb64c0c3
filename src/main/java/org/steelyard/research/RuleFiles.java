package org.steelyard.research;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

import org.steelyard.config.Scenario;
import org.steelyard.figures.BadRows;
import org.steelyard.figures.CsvRows;
import org.steelyard.money.Currency;

/** {@code caps.csv} and {@code cutoffs.csv} of a folder, where they are there. */
final class RuleFiles {

    private final Set<Currency> currencies;
    /** A clock time to milliseconds after the opening; refuses what is not within the day. */
    private final ToLongFunction<String> millis;
    private final long closeMillis;
    private final List<CorridorCap> caps = new ArrayList<>();
    private final List<CutOff> cutOffs = new ArrayList<>();

    private RuleFiles(Set<Currency> currencies, ToLongFunction<String> millis, long closeMillis) {
        this.currencies = currencies;
        this.millis = millis;
        this.closeMillis = closeMillis;
    }

    /** Reads both; of bad rows it uses nothing and tells why. */
    static SystemRules read(Path folder, Set<Currency> currencies, ToLongFunction<String> millis,
            long closeMillis, BadRows bad) {
        RuleFiles rules = new RuleFiles(currencies, millis, closeMillis);
        Path caps = folder.resolve("caps.csv");
        if (Files.exists(caps)) {
            CsvRows.read(caps, List.of("corridor", "currency", "kind", "amount"), List.of(), bad, rules::cap);
        }
        Path cutOffs = folder.resolve("cutoffs.csv");
        if (Files.exists(cutOffs)) {
            CsvRows.read(cutOffs, List.of("currency"), List.of("customer", "interbank"), bad,
                    rules::cutOff);
        }
        return new SystemRules(rules.caps, rules.cutOffs);
    }

    private void cap(CsvRows.Row row) {
        Currency currency = known(Currency.of(row.cell("currency")));
        Scenario.CapKind kind = Arrays.stream(Scenario.CapKind.values())
                .filter(each -> each.name().equals(row.cell("kind"))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + row.cell("kind") + "' is no cap, only "
                        + Arrays.toString(Scenario.CapKind.values())));
        CorridorCap cap = new CorridorCap(kind, currency,
                known(CorridorCap.otherSide(row.cell("corridor"), currency)),
                DayFiles.amount(row, currency));
        if (caps.stream().anyMatch(cap::isOfTheSame)) {
            throw new IllegalArgumentException("there is a cap already: " + cap.words());
        }
        caps.add(cap);
    }

    private void cutOff(CsvRows.Row row) {
        Currency currency = known(Currency.of(row.cell("currency")));
        long interbank = row.cell("interbank").isEmpty()
                ? closeMillis
                : millis.applyAsLong(row.cell("interbank"));
        long customer = row.cell("customer").isEmpty()
                ? interbank
                : millis.applyAsLong(row.cell("customer"));
        if (customer == closeMillis) {
            throw new IllegalArgumentException(currency + " has neither cut-off here");
        }
        CutOff cutOff = new CutOff(currency, customer, interbank);
        if (cutOffs.stream().anyMatch(each -> each.currency().equals(currency))) {
            throw new IllegalArgumentException(currency + " has cut-offs already");
        }
        cutOffs.add(cutOff);
    }

    private Currency known(Currency currency) {
        if (!currencies.contains(currency)) {
            throw new IllegalArgumentException("no payment is in " + currency);
        }
        return currency;
    }
}
