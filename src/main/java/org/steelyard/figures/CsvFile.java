package org.steelyard.figures;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes tables as comma-separated values (RFC 4180, UTF-8, a head line, lines end with a line feed). */
public final class CsvFile {

    private CsvFile() {
    }

    /**
     * Writes a table to a file.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Table table) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            line(out, table.columns().stream().map(Table.Column::name).toList());
            for (List<String> row : table.rows()) {
                line(out, row);
            }
        }
    }

    private static void line(BufferedWriter out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(quoted(cells.get(i)));
        }
        out.write('\n');
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
