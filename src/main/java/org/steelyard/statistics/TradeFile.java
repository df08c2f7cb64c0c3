package org.steelyard.statistics;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.steelyard.figures.BadRows;
import org.steelyard.figures.CsvRows;
import org.steelyard.money.Currency;

/**
 * Reads what customs publish: comma-separated values with the columns {@code month} (2022-04),
 * {@code partner}, {@code flow} (import, export), {@code value} (major units, not negative, 8890000000 or
 * 8.89e9) and {@code currency} (ISO 4217). Each month of a partner, flow and currency stands in one row.
 */
public final class TradeFile {

    private static final int MOST_DIGITS = 30;
    private static final int MOST_DECIMALS = 6;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_PARTNER = 100;
    private static final List<String> COLUMNS = List.of("month", "partner", "flow", "value", "currency");

    private record Key(String partner, Flow flow, Currency currency) {
    }

    private final TreeMap<Key, TreeMap<YearMonth, BigDecimal>> values = new TreeMap<>(
            Comparator.comparing(Key::partner).thenComparing(Key::currency).thenComparing(Key::flow));

    private TradeFile() {
    }

    /** What came of reading. */
    public sealed interface Reading {

        /** All rows are good; series by partner, currency and flow, sums behind what they are of. */
        record Accepted(List<Series> series) implements Reading {
            /** Keeps its own copy. */
            public Accepted {
                series = List.copyOf(series);
            }
        }

        /** Some row is bad; nothing of the file is used. */
        record Refused(BadRows bad) implements Reading {
        }
    }

    /** Reads a file whole. */
    public static Reading read(Path file) {
        TradeFile trade = new TradeFile();
        BadRows bad = new BadRows();
        CsvRows.read(file, COLUMNS, List.of(), bad, trade::row);
        if (bad.none() && trade.values.isEmpty()) {
            bad.add(file.toString(), 1, "the file has no rows");
        }
        return bad.none() ? new Reading.Accepted(trade.series()) : new Reading.Refused(bad);
    }

    private void row(CsvRows.Row row) {
        YearMonth month = month(row.cell("month"));
        String partner = row.cell("partner");
        if (partner.isEmpty() || partner.length() > LONGEST_PARTNER || partner.equals(Series.ALL)) {
            throw new IllegalArgumentException("the partner is a name of up to " + LONGEST_PARTNER
                    + " characters, not '" + partner + "'");
        }
        Key key = new Key(partner, Flow.of(row.cell("flow")), Currency.of(row.cell("currency")));
        BigDecimal value = value(row.cell("value"));
        if (values.computeIfAbsent(key, any -> new TreeMap<>()).putIfAbsent(month, value) != null) {
            throw new IllegalArgumentException(month + " stands twice for " + key.flow.plural() + ", "
                    + partner + ", " + key.currency);
        }
    }

    private static YearMonth month(String cell) {
        try {
            if (cell.length() == "2022-04".length()) {
                return YearMonth.parse(cell);
            }
        } catch (DateTimeException wrong) {
            // Told below, with what is allowed.
        }
        throw new IllegalArgumentException("the month is written as 2022-04, not '" + cell + "'");
    }

    private static BigDecimal value(String cell) {
        if (cell.length() <= LONGEST_NUMBER && cell.matches("[0-9]+(\\.[0-9]+)?([eE]\\+?[0-9]{1,2})?")) {
            BigDecimal value = new BigDecimal(cell);
            if (value.precision() - value.scale() <= MOST_DIGITS && value.scale() <= MOST_DECIMALS) {
                return value;
            }
        }
        throw new IllegalArgumentException("the value is a number from 0, in major units, with up to "
                + MOST_DIGITS + " digits and " + MOST_DECIMALS + " decimals, not '" + cell + "'");
    }

    private List<Series> series() {
        List<Series> series = new ArrayList<>();
        values.forEach((key, months) -> {
            series.add(new Series(key.partner, key.flow, key.currency, months));
            Map<YearMonth, BigDecimal> imports = values
                    .get(new Key(key.partner, Flow.IMPORT, key.currency));
            if (key.flow == Flow.EXPORT && imports != null) {
                Series exports = series.getLast();
                series.add(series.get(series.size() - 2).plus(key.partner, Flow.TRADE, exports));
            }
        });
        addSumsOverPartners(series);
        return series;
    }

    /** Amounts of two currencies are never added. */
    private void addSumsOverPartners(List<Series> series) {
        TreeSet<Currency> currencies = new TreeSet<>();
        series.forEach(each -> currencies.add(each.currency()));
        List<Series> sums = new ArrayList<>();
        for (Currency currency : currencies) {
            for (Flow flow : Flow.values()) {
                List<Series> same = series.stream()
                        .filter(each -> each.flow() == flow && each.currency().equals(currency)).toList();
                same.stream().reduce((one, other) -> one.plus(Series.ALL, flow, other))
                        .filter(sum -> same.size() > 1).ifPresent(sums::add);
            }
        }
        series.addAll(sums);
    }
}
