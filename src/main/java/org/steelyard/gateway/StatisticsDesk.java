package org.steelyard.gateway;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.steelyard.figures.CsvFile;
import org.steelyard.figures.Table;
import org.steelyard.statistics.MirrorMismatchException;
import org.steelyard.statistics.Step;

/** What is published of settlement, for the operator. */
final class StatisticsDesk {

    private static final int MOST_MONTHS = 600;
    private static final String CSV = "text/csv";

    private final Doors doors;

    StatisticsDesk(Doors doors) {
        this.doors = doors;
    }

    /** Rows under the names of their columns; a figure that is unknown or suppressed is left out. */
    private record Rows(List<Map<String, Object>> rows) {
    }

    /** {@code GET /v1/operator/statistics?from=&to=&by=&format=}: what has settled in these months. */
    Answer settled(Call call) throws RefusedException {
        YearMonth to = month(call, "to", doors.lastMonth());
        YearMonth from = month(call, "from", to);
        if (from.isAfter(to) || from.plusMonths(MOST_MONTHS).isBefore(to)) {
            throw new RefusedException(DoorRule.PARAMETER_INVALID,
                    "from is not after to, and at most " + MOST_MONTHS + " months before it");
        }
        Step step = step(call.text("by", "month"));
        boolean isCsv = isCsv(call.text("format", "json"));
        try {
            Table table = doors.settled(from, to, step);
            return isCsv
                    ? Answer.text(CSV + "; charset=utf-8", CsvFile.text(table))
                    : Answer.json(new Rows(rows(table)));
        } catch (MirrorMismatchException differs) {
            throw new RefusedException(DoorRule.MIRROR_DIFFERS, String.valueOf(differs.getMessage()));
        }
    }

    private static YearMonth month(Call call, String name, YearMonth usual) throws RefusedException {
        String text = call.text(name, usual.toString());
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException wrong) {
            throw new RefusedException(DoorRule.PARAMETER_INVALID,
                    name + " is a month such as 2027-04, not '" + text + "'");
        }
    }

    private static Step step(String text) throws RefusedException {
        for (Step step : Step.values()) {
            if (step.name().equals(text.toUpperCase(Locale.ROOT))) {
                return step;
            }
        }
        throw new RefusedException(DoorRule.PARAMETER_INVALID,
                "by is month, quarter or year, not '" + text + "'");
    }

    private static boolean isCsv(String text) throws RefusedException {
        return switch (text) {
            case "json" -> false;
            case "csv" -> true;
            default -> throw new RefusedException(DoorRule.PARAMETER_INVALID,
                    "format is json or csv, not '" + text + "'");
        };
    }

    private static List<Map<String, Object>> rows(Table table) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (List<String> cells : table.rows()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    Table.Column column = table.columns().get(i);
                    row.put(column.name(), column.type() == Table.Type.WHOLE
                            ? Long.valueOf(cells.get(i))
                            : cells.get(i));
                }
            }
            rows.add(row);
        }
        return rows;
    }
}
