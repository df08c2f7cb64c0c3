package org.steelyard.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.steelyard.figures.Table;

/** Series of trade as rows for programs. */
public final class TradeTable {

    private static final List<Table.Column> COLUMNS = List.of(Table.Column.text("partner"),
            Table.Column.text("flow"), Table.Column.text("currency"), Table.Column.text("period"),
            Table.Column.decimal("value"), Table.Column.decimal("on_previous_percent"),
            Table.Column.decimal("on_year_percent"), Table.Column.decimal("year_to_date"),
            Table.Column.decimal("year_to_date_on_year_percent"));

    private TradeTable() {
    }

    /** One row a period of each series; an unknown figure is an empty cell. */
    public static Table of(List<Series> series, Step step) {
        List<List<String>> rows = new ArrayList<>();
        for (Series each : series) {
            for (Line line : Line.of(each, step)) {
                rows.add(List.of(each.partner(), each.flow().name(), each.currency().code(), line.period(),
                        cell(line.value()), cell(line.onPrevious()), cell(line.onYear()),
                        cell(line.yearToDate()), cell(line.yearToDateOnYear())));
            }
        }
        return new Table("trade", COLUMNS, rows);
    }

    private static String cell(Optional<BigDecimal> figure) {
        return figure.map(BigDecimal::toPlainString).orElse("");
    }
}
