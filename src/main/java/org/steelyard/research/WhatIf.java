package org.steelyard.research;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.steelyard.figures.CsvFile;
import org.steelyard.figures.Table;

/** A recorded log as it was and under other rules, side by side. The same log makes the same bytes. */
public final class WhatIf {

    private final LoggedDay logged;
    private final List<Changes> variants;
    private final List<LogReplay.Outcome> outcomes = new ArrayList<>();

    /**
     * Replays the log as it was, and once for each of these changes.
     *
     * @param log the commands
     * @param changes what is to be otherwise
     * @param mostWaiting how many instructions the recorded engine let wait at once
     */
    public WhatIf(RecordedLog log, List<Changes> changes, int mostWaiting) {
        this.logged = LoggedDay.of(log, mostWaiting);
        this.variants = new ArrayList<>(List.of(Changes.NONE));
        variants.addAll(changes);
        variants.forEach(each -> outcomes.add(LogReplay.of(log, logged, each, mostWaiting)));
    }

    /** The number of commands in the log. */
    public long commands() {
        return logged.sequence();
    }

    /** The engine's state hash at the end of the log. */
    public long stateHash() {
        return logged.stateHash();
    }

    /** The record of a replay: 0 as it was, then the changes in their order. */
    public DayRecord record(int variant) {
        return outcomes.get(variant).record();
    }

    /** Whether the measured replay came to the state of the plain one; it must. */
    public boolean isTrueToLog() {
        return outcomes.getFirst().stateHash() == logged.stateHash();
    }

    /** One measure of all replays. */
    public record Line(String currency, String measure, List<String> values) {
    }

    /** The heads of the values in a line. */
    public List<String> heads() {
        return variants.stream().map(Changes::toString).toList();
    }

    /** All measures, by currency. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        PaymentDay day = record(0).day();
        for (int currency = 0; currency < day.currencies().size(); currency++) {
            List<List<Measure>> measured = new ArrayList<>();
            for (LogReplay.Outcome outcome : outcomes) {
                measured.add(Measures.of(outcome.record(), currency));
            }
            for (int at = 0; at < measured.getFirst().size(); at++) {
                int place = at;
                lines.add(new Line(day.currencies().get(currency).code(),
                        measured.getFirst().get(at).name(),
                        measured.stream().map(each -> each.get(place).text()).toList()));
            }
        }
        return lines;
    }

    /** Writes the tables and the report of an experiment, and {@code compared.csv}. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, List<List<String>>> all = new LinkedHashMap<>();
        for (int at = 0; at < variants.size(); at++) {
            String word = variants.get(at).toString();
            RunTables.of(currency -> List.of("0", "log", word, currency), record(at),
                    new RunTables.Wanted(at == 0, true))
                    .forEach((table, rows) -> all.computeIfAbsent(table, name -> new ArrayList<>())
                            .addAll(rows));
        }
        ResultFiles.write(folder, "What if: a recorded log under other rules",
                all.entrySet().stream().map(each -> new KeptRun.Rows(each.getKey(), each.getValue()))
                        .toList());
        List<Table.Column> columns = new ArrayList<>(
                List.of(Table.Column.text("currency"), Table.Column.text("measure")));
        heads().forEach(head -> columns.add(Table.Column.text(head)));
        CsvFile.write(folder.resolve("compared.csv"), new Table("compared", columns,
                lines().stream().map(line -> {
                    List<String> row = new ArrayList<>(List.of(line.currency, line.measure));
                    row.addAll(line.values);
                    return row;
                }).toList()));
    }
}
