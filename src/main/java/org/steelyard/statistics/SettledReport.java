package org.steelyard.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.steelyard.books.SettledSide;
import org.steelyard.books.SettledSum;
import org.steelyard.figures.Table;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Purpose;

/**
 * What has settled in the national currencies, as it may be published: by period, direction, currency and
 * purpose (catalogue N1, N3, N5, N6). Definitions: docs/statistics.md.
 */
public final class SettledReport {

    /** In the place of a purpose: all payments; what came back. */
    private static final String ALL = "ALL";
    private static final String RETURNED = "RETURNED";
    private static final int YEAR_MONTHS = 12;

    private static final List<Table.Column> COLUMNS = List.of(Table.Column.text("period"),
            Table.Column.text("from"), Table.Column.text("to"), Table.Column.text("currency"),
            Table.Column.text("purpose"), Table.Column.whole("payments"), Table.Column.decimal("value"),
            Table.Column.decimal("share_percent"), Table.Column.decimal("average"),
            Table.Column.decimal("on_previous_percent"), Table.Column.decimal("on_year_percent"),
            Table.Column.decimal("year_to_date"), Table.Column.decimal("year_to_date_on_year_percent"),
            Table.Column.whole("participants"), Table.Column.text("note"));

    private record Direction(String from, String to, Currency currency) {
        static final Comparator<Direction> IN_ORDER = Comparator.comparing(Direction::from)
                .thenComparing(Direction::to).thenComparing(Direction::currency);
    }

    private final Step step;
    /** Before this month nothing is known; after it, silence is nothing. */
    private final YearMonth begun;
    private final YearMonth to;
    private final TreeMap<Direction, TreeMap<String, Settled>> settled = new TreeMap<>(Direction.IN_ORDER);

    private SettledReport(Step step, YearMonth begun, YearMonth to) {
        this.step = step;
        this.begun = begun;
        this.to = to;
    }

    /**
     * The report on some months.
     *
     * @param sums all that the books have up to the last month
     * @param from the first month to report on
     * @param to the last month
     * @param step by month, quarter or year
     * @throws MirrorMismatchException if the two sides' entries do not tell the same
     */
    public static Table of(List<SettledSum> sums, YearMonth from, YearMonth to, Step step)
            throws MirrorMismatchException {
        checkMirror(sums);
        YearMonth begun = sums.stream().map(SettledSum::month).min(Comparator.naturalOrder()).orElse(to);
        SettledReport report = new SettledReport(step, step.firstOf(begun), to);
        sums.stream().filter(sum -> sum.side() == SettledSide.PAYER).forEach(report::add);
        report.settled.values().forEach(report::suppress);
        return new Table("settled", COLUMNS, report.rows(from));
    }

    /** Both sides' totals of each month, direction, currency, kind and purpose. */
    private static void checkMirror(List<SettledSum> sums) throws MirrorMismatchException {
        TreeMap<String, BigInteger[]> totals = new TreeMap<>();
        for (SettledSum sum : sums) {
            String place = sum.month() + ", " + sum.payer().country() + " to " + sum.payee().country() + ", "
                    + sum.currency() + ", " + sum.kind() + ", " + sum.purpose();
            BigInteger[] total = totals.computeIfAbsent(place,
                    any -> new BigInteger[]{BigInteger.ZERO, BigInteger.ZERO});
            BigInteger signed = sum.side() == SettledSide.PAYER ? sum.minor() : sum.minor().negate();
            long count = sum.side() == SettledSide.PAYER ? sum.count() : -sum.count();
            total[0] = total[0].add(signed);
            total[1] = total[1].add(BigInteger.valueOf(count));
        }
        for (Map.Entry<String, BigInteger[]> total : totals.entrySet()) {
            if (total.getValue()[0].signum() != 0 || total.getValue()[1].signum() != 0) {
                throw new MirrorMismatchException(total.getKey() + ": payers' accounts have "
                        + total.getValue()[0] + " minor units and " + total.getValue()[1]
                        + " payments more than payees' accounts");
            }
        }
    }

    private void add(SettledSum sum) {
        if (sum.kind() == Kind.LIQUIDITY_TRANSFER || sum.kind() == Kind.NET_SETTLEMENT) {
            return;
        }
        TreeMap<String, Settled> purposes = settled.computeIfAbsent(
                new Direction(sum.payer().country(), sum.payee().country(), sum.currency()),
                any -> new TreeMap<>());
        boolean isReturn = sum.kind() == Kind.RETURN;
        purposes.computeIfAbsent(isReturn ? RETURNED : sum.purpose().name(), any -> new Settled(step))
                .add(sum);
        if (!isReturn) {
            purposes.computeIfAbsent(ALL, any -> new Settled(step)).add(sum);
        }
    }

    /**
     * Hides figures of fewer than three participants, and where that leaves one purpose alone, which the
     * total would tell, the smallest other one as well.
     */
    private void suppress(Map<String, Settled> purposes) {
        for (YearMonth month = begun; !month.isAfter(to); month = month.plusMonths(step.months())) {
            List<Settled.Cell> hidden = new ArrayList<>();
            List<Settled.Cell> shown = new ArrayList<>();
            for (Map.Entry<String, Settled> each : purposes.entrySet()) {
                Settled.Cell cell = each.getValue().cell(month);
                cell.isSuppressed = cell.discloses();
                if (isPurpose(each.getKey()) && cell.count > 0) {
                    (cell.isSuppressed ? hidden : shown).add(cell);
                }
            }
            Settled all = purposes.get(ALL);
            if (hidden.size() == 1 && all != null && !all.cell(month).isSuppressed) {
                shown.stream().min(Comparator.comparing(cell -> cell.minor))
                        .ifPresentOrElse(cell -> cell.isSuppressed = true,
                                () -> hidden.getFirst().isSuppressed = true);
            }
        }
    }

    private static boolean isPurpose(String name) {
        return !name.equals(ALL) && !name.equals(RETURNED);
    }

    private List<List<String>> rows(YearMonth from) {
        List<List<String>> rows = new ArrayList<>();
        for (YearMonth month = step.firstOf(from); !month.isAfter(to); month = month
                .plusMonths(step.months())) {
            if (month.isBefore(begun)) {
                continue;
            }
            for (Map.Entry<Direction, TreeMap<String, Settled>> each : settled.entrySet()) {
                for (String purpose : names(each.getValue())) {
                    rows.add(row(month, each.getKey(), purpose, each.getValue()));
                }
            }
        }
        return rows;
    }

    /** The total first, then purposes in their order, then what came back. */
    private static List<String> names(Map<String, Settled> purposes) {
        List<String> names = new ArrayList<>(List.of(ALL));
        for (Purpose purpose : Purpose.values()) {
            names.add(purpose.name());
        }
        names.add(RETURNED);
        names.retainAll(purposes.keySet());
        return names;
    }

    private List<String> row(YearMonth month, Direction direction, String purpose,
            Map<String, Settled> purposes) {
        Settled here = purposes.get(purpose);
        Settled all = purposes.get(ALL);
        Settled.Cell cell = here == null ? new Settled.Cell() : here.cell(month);
        List<String> row = new ArrayList<>(List.of(step.name(month), direction.from, direction.to,
                direction.currency.code(), purpose));
        if (here == null || cell.isSuppressed) {
            while (row.size() < COLUMNS.size() - 1) {
                row.add("");
            }
            row.add("suppressed");
            return row;
        }
        Optional<BigDecimal> value = value(here, month);
        Optional<BigDecimal> whole = all == null ? Optional.empty() : value(all, month);
        Optional<BigDecimal> toDate = yearToDate(here, month);
        int decimals = direction.currency.minorUnits();
        row.add(Long.toString(cell.count));
        row.add(major(value, decimals));
        row.add(percent(isPurpose(purpose)
                ? whole.filter(sum -> sum.signum() > 0)
                        .flatMap(sum -> value.map(part -> Line.share(part, sum)))
                : Optional.empty()));
        row.add(cell.count == 0
                ? ""
                : major(value.map(sum -> sum.divide(BigDecimal.valueOf(cell.count), 0, RoundingMode.HALF_UP)),
                        decimals));
        row.add(percent(Line.growth(value, value(here, month.minusMonths(step.months())))));
        row.add(percent(Line.growth(value, value(here, month.minusMonths(YEAR_MONTHS)))));
        row.add(major(toDate, decimals));
        row.add(percent(Line.growth(toDate, yearToDate(here, month.minusMonths(YEAR_MONTHS)))));
        row.add(Integer.toString(cell.participants.size()));
        row.add(month.plusMonths(step.months() - 1).isAfter(to) ? "not over" : "");
        return row;
    }

    /** In minor units; empty before the books begin, and where it must not be told. */
    private Optional<BigDecimal> value(Settled here, YearMonth month) {
        if (month.isBefore(begun) || here.cell(month).isSuppressed) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(here.cell(month).minor));
    }

    /** Unknown if any period since January is, so that nothing can be reckoned from the difference. */
    private Optional<BigDecimal> yearToDate(Settled here, YearMonth month) {
        BigDecimal sum = BigDecimal.ZERO;
        for (YearMonth each = month.withMonth(1); !each.isAfter(month); each = each
                .plusMonths(step.months())) {
            Optional<BigDecimal> value = value(here, each);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(value.get());
        }
        return Optional.of(sum);
    }

    private static String major(Optional<BigDecimal> minor, int decimals) {
        return minor.map(sum -> sum.movePointLeft(decimals).setScale(decimals).toPlainString()).orElse("");
    }

    private static String percent(Optional<BigDecimal> percent) {
        return percent.map(BigDecimal::toPlainString).orElse("");
    }
}
