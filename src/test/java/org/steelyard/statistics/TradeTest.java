package org.steelyard.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.figures.CsvFile;

/** Trade by month. Values are invented; those of the published example are made to give its figures. */
final class TradeTest {

    private static final String HEAD = "month,partner,flow,value,currency\n";

    @TempDir
    Path folder;

    private List<Series> read(String rows) {
        if (TradeFile.read(file(rows)) instanceof TradeFile.Reading.Accepted accepted) {
            return accepted.series();
        }
        throw new AssertionError("refused");
    }

    private List<String> refusal(String rows) {
        if (TradeFile.read(file(rows)) instanceof TradeFile.Reading.Refused refused) {
            return refused.bad().lines();
        }
        throw new AssertionError("accepted");
    }

    private Path file(String rows) {
        try {
            return Files.writeString(folder.resolve("trade.csv"), HEAD + rows);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Sixteen months, January 2021 to April 2022, in billions. */
    private static String published() {
        String[] billions = {"4.90", "4.40", "5.90", "5.677", "6.30", "6.60", "6.90", "7.00", "6.80", "7.40",
                "7.70", "7.80", "7.10", "6.90", "7.846", "8.89"};
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < billions.length; i++) {
            rows.append(String.format("%d-%02d,Russia,import,%se9,USD%n", 2021 + i / 12, i % 12 + 1,
                    billions[i]));
        }
        return rows.toString();
    }

    @Test
    void the_published_example_of_april_2022_comes_out() {
        Series imports = read(published()).getFirst();
        assertThat(TradeText.of(imports, Step.MONTH,
                Optional.of(new Goal(Goal.amount("200bn"), 2024))))
                .contains("Imports of USD 8.89 bn in April 2022 are +56.6 % on April 2021"
                        + " and +13.3 % on March 2022.")
                .contains("Goal: USD 200 bn a year by 2024.");
    }

    @Test
    void a_year_to_date_adds_the_months_since_january_and_compares_with_the_same_months() {
        Line april = Line.of(read(published()).getFirst(), Step.MONTH).getLast();
        // 7.1 + 6.9 + 7.846 + 8.89 = 30.736 after 4.9 + 4.4 + 5.9 + 5.677 = 20.877: +47.22... %
        assertThat(april.yearToDate().orElseThrow()).isEqualByComparingTo("30736000000");
        assertThat(april.yearToDateOnYear()).contains(new BigDecimal("47.2"));
    }

    @Test
    void progress_to_a_goal_is_measured_by_the_year_and_by_the_last_twelve_months() {
        Goal.Progress progress = new Goal(Goal.amount("100 bn"), 2024).of(read(published()).getFirst());
        assertThat(progress.yearToDateShare()).contains(new BigDecimal("30.7"));
        // May 2021 to April 2022: 6.3+6.6+6.9+7.0+6.8+7.4+7.7+7.8+7.1+6.9+7.846+8.89 = 87.236
        assertThat(progress.lastTwelveMonths().orElseThrow()).isEqualByComparingTo("87236000000");
        // 32 months are left: (100 / 87.236)^(12/32) - 1 = 5.25... %
        assertThat(progress.neededGrowth()).contains(new BigDecimal("5.3"));
    }

    @Test
    void quarters_and_years_need_all_their_months() {
        Series imports = read(published()).getFirst();
        assertThat(Line.of(imports, Step.QUARTER)).extracting(Line::period)
                .containsExactly("2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4", "2022-Q1", "2022-Q2");
        Line quarter = Line.of(imports, Step.QUARTER).get(4);
        // 21.846 after 22.9 and after 15.2
        assertThat(quarter.onPrevious()).contains(new BigDecimal("-4.6"));
        assertThat(quarter.onYear()).contains(new BigDecimal("43.7"));
        assertThat(Line.of(imports, Step.QUARTER).getLast().value()).isEmpty();
        assertThat(Line.of(imports, Step.YEAR).getFirst().value().orElseThrow())
                .isEqualByComparingTo("77377000000");
    }

    @Test
    void a_month_that_is_missing_is_unknown_and_not_nothing() {
        List<Line> lines = Line.of(read("2022-01,A,import,5,CNY\n2022-03,A,import,7,CNY\n").getFirst(),
                Step.MONTH);
        assertThat(lines.getLast().onPrevious()).isEmpty();
        assertThat(lines.getLast().yearToDate()).isEmpty();
    }

    @Test
    void growth_over_nothing_is_unknown() {
        assertThat(Line.of(read("2022-01,A,import,0,CNY\n2022-02,A,import,7,CNY\n").getFirst(), Step.MONTH)
                .getLast().onPrevious()).isEmpty();
    }

    @Test
    void both_flows_make_trade_and_several_partners_a_sum_and_currencies_stay_apart() {
        List<Series> series = read("""
                2022-01,A,import,5,CNY
                2022-01,A,export,7,CNY
                2022-01,B,import,11,CNY
                2022-01,B,import,13,RUB
                """);
        List<String> found = new ArrayList<>();
        series.forEach(each -> found.add(TradeText.title(each) + " "
                + each.values().firstEntry().getValue()));
        assertThat(found).containsExactly("Imports, A, CNY 5", "Exports, A, CNY 7", "Trade, A, CNY 12",
                "Imports, B, CNY 11", "Imports, B, RUB 13", "Imports, all partners, CNY 16");
    }

    @Test
    void every_bad_row_is_refused_with_its_line_and_reason() {
        List<String> lines = refusal("""
                2022-13,A,import,5,CNY
                2022-01,,import,5,CNY
                2022-01,A,transit,5,CNY
                2022-01,A,import,-5,CNY
                2022-01,A,import,1e99,CNY
                2022-01,A,import,5,ABCD
                2022-01,A,import,5
                2022-02,A,import,5,CNY
                2022-02,A,import,6,CNY
                """);
        assertThat(lines).hasSize(8);
        assertThat(lines.get(0)).contains("trade.csv:2:").contains("2022-04, not '2022-13'");
        assertThat(lines.get(1)).contains(":3:").contains("partner");
        assertThat(lines.get(2)).contains(":4:").contains("transit");
        assertThat(lines.get(3)).contains(":5:").contains("from 0");
        assertThat(lines.get(4)).contains(":6:").contains("digits");
        assertThat(lines.get(5)).contains(":7:");
        assertThat(lines.get(6)).contains(":8:").contains("4 cells under 5 columns");
        assertThat(lines.get(7)).contains(":10:").contains("stands twice");
    }

    @Test
    void amounts_of_goals_are_read_as_people_write_them() {
        assertThat(Goal.amount("200000000000")).isEqualByComparingTo("200e9");
        assertThat(Goal.amount("200 bn")).isEqualByComparingTo("200e9");
        assertThat(Goal.amount("1.5TN")).isEqualByComparingTo("1.5e12");
        assertThatIllegalArgumentException().isThrownBy(() -> Goal.amount("much"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Goal(BigDecimal.ZERO, 2024));
    }

    @Test
    void the_same_series_make_the_same_files() throws IOException {
        List<Series> series = read(published());
        String page = TradePage.of(series, Step.MONTH, Optional.empty());
        assertThat(TradePage.of(read(published()), Step.MONTH, Optional.empty())).isEqualTo(page)
                .contains("<svg").contains("+56.6 %");
        CsvFile.write(folder.resolve("out.csv"), TradeTable.of(series, Step.MONTH));
        assertThat(folder.resolve("out.csv")).content()
                .contains("Russia,IMPORT,USD,2022-04,8890000000,13.3,56.6,30736000000,47.2\n");
    }
}
