package org.steelyard.figures;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads comma-separated values (RFC 4180 without line ends in cells, UTF-8). The head line names the columns,
 * in any order. Every bad row is told with its line; reading goes on, so that a person sees all at once.
 */
public final class CsvRows {

    private final String file;
    private final BadRows bad;

    private CsvRows(String file, BadRows bad) {
        this.file = file;
        this.bad = bad;
    }

    /** A row under its columns. */
    public static final class Row {
        private final int line;
        private final Map<String, String> cells;

        private Row(int line, Map<String, String> cells) {
            this.line = line;
            this.cells = cells;
        }

        /** The line of the file in which it stands; the head line is 1. */
        public int line() {
            return line;
        }

        /** The cell; empty where the file has no such column. */
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /**
     * Reads all rows.
     *
     * @param needed columns that must be there
     * @param optional columns that may be there
     * @param reader takes one row; what it throws as {@link IllegalArgumentException} is why the row is bad
     */
    public static void read(Path file, List<String> needed, List<String> optional, BadRows bad,
            Consumer<Row> reader) {
        CsvRows rows = new CsvRows(file.toString(), bad);
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            rows.read(in, needed, optional, reader);
        } catch (MalformedInputException notUtf8) {
            bad.add(rows.file, 1, "the file is no UTF-8");
        } catch (IOException unreadable) {
            bad.add(rows.file, 1, "the file cannot be read: " + unreadable);
        }
    }

    /**
     * The same of a text.
     *
     * @param name what the text is called where a row is bad
     */
    public static void readText(String name, String text, List<String> needed, BadRows bad,
            Consumer<Row> reader) {
        try (BufferedReader in = new BufferedReader(new StringReader(text))) {
            new CsvRows(name, bad).read(in, needed, List.of(), reader);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void read(BufferedReader in, List<String> needed, List<String> optional, Consumer<Row> reader)
            throws IOException {
        String head = in.readLine();
        if (head == null) {
            bad.add(file, 1, "the file is empty; its first line names the columns " + needed);
            return;
        }
        List<String> columns;
        try {
            columns = columns(head, needed, optional);
        } catch (IllegalArgumentException wrong) {
            bad.add(file, 1, BadRows.why(wrong));
            return;
        }
        int number = 1;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (!line.isBlank()) {
                try {
                    reader.accept(row(number, line, columns));
                } catch (IllegalArgumentException wrong) {
                    bad.add(file, number, BadRows.why(wrong));
                }
            }
        }
    }

    private static List<String> columns(String head, List<String> needed, List<String> optional) {
        List<String> columns = cells(head.startsWith("\uFEFF") ? head.substring(1) : head);
        for (String column : columns) {
            if (!needed.contains(column) && !optional.contains(column)) {
                throw new IllegalArgumentException("the column '" + column + "' is unknown; columns are "
                        + needed + " and, if wanted, " + optional);
            }
        }
        for (String column : needed) {
            if (!columns.contains(column)) {
                throw new IllegalArgumentException("the column '" + column + "' is missing");
            }
        }
        if (columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("a column stands twice in " + columns);
        }
        return columns;
    }

    private static Row row(int number, String line, List<String> columns) {
        List<String> cells = cells(line);
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells under " + columns.size() + " columns");
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(columns.get(i), cells.get(i));
        }
        return new Row(number, row);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            StringBuilder cell = new StringBuilder();
            if (at < line.length() && line.charAt(at) == '"') {
                at = quoted(line, at + 1, cell);
            } else {
                int end = line.indexOf(',', at);
                cell.append(line, at, end < 0 ? line.length() : end);
                at = end < 0 ? line.length() : end;
            }
            cells.add(cell.toString().strip());
            at++;
        }
        return cells;
    }

    private static int quoted(String line, int start, StringBuilder cell) {
        int at = start;
        while (at < line.length()) {
            if (line.charAt(at) == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"') {
                at++;
            } else if (line.charAt(at) == '"') {
                if (at + 1 < line.length() && line.charAt(at + 1) != ',') {
                    throw new IllegalArgumentException("text after the closing quote at character "
                            + (at + 2));
                }
                return at + 1;
            }
            cell.append(line.charAt(at++));
        }
        throw new IllegalArgumentException("a quote is not closed in this line");
    }
}
