package org.steelyard.figures;

import java.util.List;

/**
 * Rows under named columns, as they are written to files.
 *
 * @param name the file's name without its ending
 * @param columns what the cells are
 * @param rows cells in the order of the columns
 */
public record Table(String name, List<Column> columns, List<List<String>> rows) {

    /** Keeps its own copies; refuses a row of another length. */
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(name + ": " + row.size() + " cells under "
                        + columns.size() + " columns");
            }
        }
    }

    /** What a cell is. */
    public enum Type {
        TEXT,
        WHOLE,
        DECIMAL
    }

    /** A column. */
    public record Column(String name, Type type) {

        /** Any text. */
        public static Column text(String name) {
            return new Column(name, Type.TEXT);
        }

        /** A whole number. */
        public static Column whole(String name) {
            return new Column(name, Type.WHOLE);
        }

        /** A number with decimals. */
        public static Column decimal(String name) {
            return new Column(name, Type.DECIMAL);
        }
    }

    /** The place of a column. */
    public int at(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + " has no column " + column);
    }
}
