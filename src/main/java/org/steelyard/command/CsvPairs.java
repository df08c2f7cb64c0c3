package org.steelyard.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** Rows of comma-separated values as spreadsheets write them, and pairs of names in such rows. */
final class CsvPairs {

    private CsvPairs() {
    }

    /** Name, other name and label of each row; the first row names the columns. */
    static List<List<String>> read(String text) throws IOException {
        BufferedReader in = new BufferedReader(new StringReader(text));
        List<String> header = row(in);
        int one = header.indexOf("name1");
        int two = header.indexOf("name2");
        int label = header.indexOf("is_match");
        if (one < 0 || two < 0 || label < 0) {
            throw new IOException("the first row must name the columns name1, name2 and is_match");
        }
        List<List<String>> out = new ArrayList<>();
        for (List<String> row = row(in); !row.isEmpty(); row = row(in)) {
            if (row.size() > Math.max(one, Math.max(two, label))) {
                out.add(List.of(row.get(one), row.get(two), row.get(label)));
            }
        }
        return out;
    }

    /** The next row; quotes may hold commas and line ends; empty at the end. */
    static List<String> row(BufferedReader in) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int c = in.read();
        if (c < 0) {
            return cells;
        }
        for (; c >= 0 && (quoted || c != '\n'); c = in.read()) {
            if (c == '"') {
                in.mark(1);
                if (quoted && in.read() == '"') {
                    cell.append('"');
                } else {
                    if (quoted) {
                        in.reset();
                    }
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c != '\r' || quoted) {
                cell.append((char) c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
