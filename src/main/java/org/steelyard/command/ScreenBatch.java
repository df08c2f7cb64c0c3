package org.steelyard.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.steelyard.screening.Finding;
import org.steelyard.screening.NameQuery;
import org.steelyard.screening.NameSearch;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A file of names, answered line by line as they are read, so that any length goes through. */
final class ScreenBatch {

    private static final List<String> COLUMNS = List.of("name", "birth", "country", "type");

    private final NameSearch search;
    private final Query query;

    ScreenBatch(NameSearch search, Query query) {
        this.search = search;
        this.query = query;
    }

    /** Makes a query of what stands in a row. */
    interface Query {
        NameQuery of(String name, String birth, String country, String type);
    }

    /** Answers each row; a fault of the file itself is given back, one of a row stands in its line. */
    Optional<String> run(BufferedReader in, PrintWriter out) throws IOException {
        List<String> header = CsvPairs.row(in);
        List<String> columns = header.stream().map(cell -> cell.replace("\uFEFF", "").strip()
                .toLowerCase(Locale.ROOT)).toList();
        if (!columns.contains("name")) {
            return Optional.of("line 1: the first row must name the columns, and one must be \"name\"");
        }
        int number = 1;
        for (List<String> row = CsvPairs.row(in); !row.isEmpty(); row = CsvPairs.row(in)) {
            number++;
            if (row.size() > 1 || !row.getFirst().isBlank()) {
                out.println(answer(number, columns, row));
            }
        }
        return Optional.empty();
    }

    private String answer(int number, List<String> columns, List<String> row) {
        List<String> cells = new ArrayList<>();
        for (String column : COLUMNS) {
            int at = columns.indexOf(column);
            cells.add(at >= 0 && at < row.size() ? row.get(at) : "");
        }
        ObjectNode line = JsonMapper.shared().createObjectNode().put("row", number).put("name",
                cells.getFirst());
        try {
            List<Finding> found = search.find(
                    query.of(cells.getFirst(), cells.get(1), cells.get(2), cells.get(3)), 1);
            line.put("hit", !found.isEmpty() && found.getFirst().hit());
            line.put("score", found.isEmpty() ? 0 : found.getFirst().score() / 1_000.0);
            if (!found.isEmpty()) {
                Finding best = found.getFirst();
                line.put("entry", best.entry().id()).put("listed", best.listed())
                        .put("explanation", best.explanation());
            }
        } catch (NameSearch.NotComparableException | ParameterException e) {
            // What cannot be compared is never clear.
            line.putNull("hit").put("error", String.valueOf(e.getMessage()));
        }
        return line.toString();
    }
}
