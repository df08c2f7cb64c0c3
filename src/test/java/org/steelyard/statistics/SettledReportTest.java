package org.steelyard.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.steelyard.books.SettledSide;
import org.steelyard.books.SettledSum;
import org.steelyard.figures.Table;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Purpose;

/** What may be published of settlement; all banks are invented. */
final class SettledReportTest {

    private static final Currency CNY = Currency.of("CNY");
    private static final YearMonth APRIL = YearMonth.of(2027, 4);

    private final List<SettledSum> sums = new ArrayList<>();

    private static Bic bank(String country, int number) {
        return Bic.of("BNK" + number + country + "B1");
    }

    /** What one bank in China has paid one in Russia, as both sides' entries say it. */
    private void paid(YearMonth month, int payer, int payee, Kind kind, Purpose purpose, long count,
            long minor) {
        for (SettledSide side : SettledSide.values()) {
            sums.add(new SettledSum(month, side, CNY, bank("CN", payer), bank("RU", payee), kind, purpose,
                    count, BigInteger.valueOf(minor)));
        }
    }

    /** Two banks pay two others for this. */
    private void paidByMany(YearMonth month, Purpose purpose, long minor) {
        paid(month, 1, 1, Kind.CUSTOMER_PAYMENT, purpose, 1, minor / 2);
        paid(month, 2, 2, Kind.CUSTOMER_PAYMENT, purpose, 1, minor - minor / 2);
    }

    private Table report(YearMonth from, YearMonth to, Step step) {
        try {
            return SettledReport.of(sums, from, to, step);
        } catch (MirrorMismatchException differs) {
            throw new AssertionError(differs);
        }
    }

    private static String cell(Table table, String period, String purpose, String column) {
        return table.rows().stream()
                .filter(row -> row.get(table.at("period")).equals(period)
                        && row.get(table.at("purpose")).equals(purpose))
                .findFirst().orElseThrow().get(table.at(column));
    }

    @Test
    void payments_are_told_by_direction_currency_and_purpose_with_growth() {
        paidByMany(APRIL.minusMonths(1), Purpose.GOODS, 1_000_00);
        paidByMany(APRIL, Purpose.GOODS, 1_500_00);
        paidByMany(APRIL, Purpose.SERVICES, 500_00);
        Table table = report(APRIL, APRIL, Step.MONTH);
        assertThat(cell(table, "2027-04", "ALL", "value")).isEqualTo("2000.00");
        assertThat(cell(table, "2027-04", "ALL", "payments")).isEqualTo("4");
        assertThat(cell(table, "2027-04", "ALL", "average")).isEqualTo("500.00");
        assertThat(cell(table, "2027-04", "ALL", "participants")).isEqualTo("4");
        assertThat(cell(table, "2027-04", "ALL", "on_previous_percent")).isEqualTo("100.0");
        assertThat(cell(table, "2027-04", "GOODS", "share_percent")).isEqualTo("75.0");
        assertThat(cell(table, "2027-04", "GOODS", "on_previous_percent")).isEqualTo("50.0");
        assertThat(cell(table, "2027-04", "SERVICES", "on_previous_percent")).isEmpty();
        assertThat(table.rows()).allSatisfy(row -> assertThat(row.subList(1, 4))
                .containsExactly("CN", "RU", "CNY"));
    }

    @Test
    void before_the_books_begin_nothing_is_known_and_later_silence_is_nothing() {
        paidByMany(YearMonth.of(2027, 1), Purpose.GOODS, 100);
        paidByMany(YearMonth.of(2027, 3), Purpose.GOODS, 100);
        Table table = report(YearMonth.of(2026, 1), YearMonth.of(2027, 3), Step.MONTH);
        assertThat(table.rows()).noneMatch(row -> row.getFirst().startsWith("2026"));
        assertThat(cell(table, "2027-02", "GOODS", "value")).isEqualTo("0.00");
        assertThat(cell(table, "2027-01", "GOODS", "on_year_percent")).isEmpty();
        assertThat(cell(table, "2027-03", "GOODS", "year_to_date")).isEqualTo("2.00");
    }

    @Test
    void what_came_back_is_told_apart_and_transfers_of_liquidity_and_net_settlements_are_no_trade() {
        paidByMany(APRIL, Purpose.GOODS, 1_000);
        paid(APRIL, 1, 1, Kind.RETURN, Purpose.TRANSFER, 1, 40);
        paid(APRIL, 2, 2, Kind.RETURN, Purpose.TRANSFER, 1, 60);
        paid(APRIL, 1, 2, Kind.LIQUIDITY_TRANSFER, Purpose.TRANSFER, 1, 7_000);
        paid(APRIL, 1, 2, Kind.NET_SETTLEMENT, Purpose.TRANSFER, 1, 9_000);
        Table table = report(APRIL, APRIL, Step.MONTH);
        assertThat(cell(table, "2027-04", "ALL", "value")).isEqualTo("10.00");
        assertThat(cell(table, "2027-04", "RETURNED", "value")).isEqualTo("1.00");
    }

    @Test
    void a_figure_of_two_participants_is_not_told_and_cannot_be_reckoned() {
        paidByMany(APRIL, Purpose.GOODS, 1_000);
        paidByMany(APRIL, Purpose.CREDIT, 300);
        paid(APRIL, 1, 1, Kind.CUSTOMER_PAYMENT, Purpose.SERVICES, 1, 77);
        Table table = report(APRIL, APRIL, Step.MONTH);
        assertThat(cell(table, "2027-04", "ALL", "value")).isEqualTo("13.77");
        assertThat(cell(table, "2027-04", "SERVICES", "value")).isEmpty();
        assertThat(cell(table, "2027-04", "SERVICES", "note")).isEqualTo("suppressed");
        // Alone it would be the total less the others: the smallest other one goes, too.
        assertThat(cell(table, "2027-04", "CREDIT", "value")).isEmpty();
        assertThat(cell(table, "2027-04", "GOODS", "value")).isEqualTo("10.00");
    }

    @Test
    void growth_and_years_to_date_tell_nothing_of_a_suppressed_month() {
        paid(YearMonth.of(2027, 3), 1, 1, Kind.CUSTOMER_PAYMENT, Purpose.GOODS, 1, 77);
        paidByMany(APRIL, Purpose.GOODS, 1_000);
        Table table = report(APRIL, APRIL, Step.MONTH);
        assertThat(cell(table, "2027-04", "GOODS", "value")).isEqualTo("10.00");
        assertThat(cell(table, "2027-04", "GOODS", "on_previous_percent")).isEmpty();
        assertThat(cell(table, "2027-04", "GOODS", "year_to_date")).isEmpty();
    }

    @Test
    void quarters_add_up_months_and_one_that_goes_on_says_so() {
        for (int month = 1; month <= 4; month++) {
            paidByMany(YearMonth.of(2027, month), Purpose.GOODS, 100L * month);
        }
        Table table = report(YearMonth.of(2027, 1), APRIL, Step.QUARTER);
        assertThat(cell(table, "2027-Q1", "GOODS", "value")).isEqualTo("6.00");
        assertThat(cell(table, "2027-Q2", "GOODS", "value")).isEqualTo("4.00");
        assertThat(cell(table, "2027-Q2", "GOODS", "note")).isEqualTo("not over");
    }

    @Test
    void nothing_is_released_if_the_two_sides_differ() {
        paidByMany(APRIL, Purpose.GOODS, 1_000);
        SettledSum last = sums.removeLast();
        sums.add(new SettledSum(last.month(), last.side(), CNY, last.payer(), last.payee(), last.kind(),
                last.purpose(), last.count(), last.minor().add(BigInteger.ONE)));
        assertThatThrownBy(() -> SettledReport.of(sums, APRIL, APRIL, Step.MONTH))
                .isInstanceOf(MirrorMismatchException.class)
                .hasMessageContaining("2027-04, CN to RU, CNY, CUSTOMER_PAYMENT, GOODS")
                .hasMessageContaining("-1 minor units");
    }

    @Test
    void whatever_is_paid_no_purpose_can_be_reckoned_from_the_total() {
        int suppressed = 0;
        for (int seed = 1; seed <= 2_000; seed++) {
            Random random = new Random(seed);
            sums.clear();
            int payments = 1 + random.nextInt(12);
            for (int i = 0; i < payments; i++) {
                paid(APRIL, 1 + random.nextInt(3), 1 + random.nextInt(3), Kind.CUSTOMER_PAYMENT,
                        Purpose.values()[random.nextInt(4)], 1, 1 + random.nextInt(1_000));
            }
            Table table = report(APRIL, APRIL, Step.MONTH);
            boolean isTotalTold = !cell(table, "2027-04", "ALL", "value").isEmpty();
            long hidden = table.rows().stream().filter(row -> isPurpose(row, table))
                    .filter(row -> row.get(table.at("note")).equals("suppressed")).count();
            if (isTotalTold) {
                assertThat(hidden).as("seed %d", seed).isNotEqualTo(1);
            }
            suppressed += hidden > 0 ? 1 : 0;
        }
        assertThat(suppressed).isBetween(200, 1_990);
    }

    private static boolean isPurpose(List<String> row, Table table) {
        return !row.get(table.at("purpose")).equals("ALL");
    }
}
