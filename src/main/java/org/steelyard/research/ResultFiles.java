package org.steelyard.research;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.steelyard.figures.CsvFile;
import org.steelyard.figures.Table;
import org.steelyard.money.Currency;

/** Results as files: each table twice, and the report. */
final class ResultFiles {

    private ResultFiles() {
    }

    static List<Table> write(Path folder, String name, List<KeptRun.Rows> rows) throws IOException {
        List<Table> tables = rows.stream().map(each -> new Table(each.table(),
                RunTables.columns(each.table(), measures()), each.rows())).toList();
        for (Table table : tables) {
            CsvFile.write(folder.resolve(table.name() + ".csv"), table);
            ParquetFile.write(folder.resolve(table.name() + ".parquet"), table);
        }
        Files.writeString(folder.resolve("report.html"), Report.of(name, tables));
        return tables;
    }

    /** The measures without figures: an empty day has all of them. */
    private static List<Measure> measures() {
        PaymentDay empty = new PaymentDay("", List.of("A", "B"),
                List.of(new Currency("XXX", 2)), List.of(), 1_000);
        return Measures.of(new DayRecord(empty, Plan.of(Balances.none(2), Mechanisms.LADDER)), 0);
    }
}
