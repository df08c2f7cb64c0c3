package org.steelyard.research;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.steelyard.figures.LineChart;
import org.steelyard.figures.Table;

/** Means over the seeds, for people and for pictures; files have every run. */
final class Summary {

    private Summary() {
    }

    /** All runs that differ by their seed alone. */
    static final class Mean {
        private final Table runs;
        private final List<String> key;
        private final List<List<String>> rows = new ArrayList<>();

        private Mean(Table runs, List<String> key) {
            this.runs = runs;
            this.key = key;
        }

        String liquidity() {
            return key.get(0);
        }

        String mechanisms() {
            return key.get(1);
        }

        String currency() {
            return key.get(2);
        }

        int seeds() {
            return rows.size();
        }

        double of(String measure) {
            int at = runs.at(measure);
            return rows.stream().mapToDouble(row -> Double.parseDouble(row.get(at))).sum() / rows.size();
        }

        /** The mean over all that the weight counts, not over days; not a number where that is nothing. */
        double weighted(String measure, String weight) {
            int at = runs.at(measure);
            int by = runs.at(weight);
            double sum = rows.stream().mapToDouble(
                    row -> Double.parseDouble(row.get(at)) * Double.parseDouble(row.get(by))).sum();
            double weights = rows.stream().mapToDouble(row -> Double.parseDouble(row.get(by))).sum();
            return weights == 0 ? Double.NaN : sum / weights;
        }
    }

    static Table table(List<Table> tables, String name) {
        return tables.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    /** In the order in which the runs came. */
    static List<Mean> means(Table runs) {
        Map<List<String>, Mean> means = new LinkedHashMap<>();
        for (List<String> row : runs.rows()) {
            means.computeIfAbsent(row.subList(1, 4), key -> new Mean(runs, key)).rows.add(row);
        }
        return List.copyOf(means.values());
    }

    /**
     * With how much liquidity a curve has this delay, by straight lines between its points; not a number
     * where the delay is under its whole curve, or over it.
     */
    static double liquidityAt(List<LineChart.Point> curve, double delay) {
        for (int i = 1; i < curve.size(); i++) {
            LineChart.Point one = curve.get(i - 1);
            LineChart.Point other = curve.get(i);
            if (one.y() >= delay && other.y() <= delay) {
                double part = one.y() == other.y() ? 0 : (one.y() - delay) / (one.y() - other.y());
                return one.x() + part * (other.x() - one.x());
            }
        }
        return Double.NaN;
    }
}
