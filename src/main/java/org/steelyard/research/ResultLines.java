package org.steelyard.research;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.steelyard.figures.Table;

/** The results of an experiment as a table for the console: means over the seeds. */
public final class ResultLines {

    private ResultLines() {
    }

    /** The lines, from the tables that the experiment wrote. */
    public static List<String> of(List<Table> tables) {
        Table runs = Summary.table(tables, RunTables.RUNS);
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-4s %-9s %-36s %9s %9s %9s %9s %9s %9s", "", "liquidity",
                "mechanisms", "delay", "unsettled", "available", "used", "queue max", "turnover"));
        lines.add(String.format(Locale.ROOT, "%-4s %-9s %-36s %9s %9s %9s %9s %9s %9s", "", "", "",
                "indicator", "share", "of value", "of value", "of value", "of used"));
        for (Summary.Mean mean : Summary.means(runs)) {
            double value = mean.of("value_minor");
            lines.add(String.format(Locale.ROOT,
                    "%-4s %-9s %-36s %9.3f %9.4f %9.3f %9.3f %9.3f %9.1f", mean.currency(),
                    mean.liquidity(), mean.mechanisms(), mean.of("delay_indicator"),
                    mean.of("unsettled_share"), mean.of("available_minor") / value,
                    mean.of("used_minor") / value, mean.of("queue_peak_minor") / value,
                    mean.of("turnover_of_used")));
        }
        return lines;
    }
}
