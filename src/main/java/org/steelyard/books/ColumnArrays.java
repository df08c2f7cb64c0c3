package org.steelyard.books;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Rows for one statement that takes each column as an array ({@code unnest(?, ?)}): many updates in one. */
final class ColumnArrays {

    private final String sql;
    private final String[] types;
    private final List<List<@Nullable Object>> columns = new ArrayList<>();

    /**
     * Rows for a statement.
     *
     * @param sql with one parameter a column
     * @param types the SQL type of each column
     */
    ColumnArrays(String sql, String... types) {
        this.sql = sql;
        this.types = types.clone();
        for (int i = 0; i < types.length; i++) {
            columns.add(new ArrayList<>());
        }
    }

    void add(@Nullable Object... row) {
        for (int i = 0; i < types.length; i++) {
            columns.get(i).add(row[i]);
        }
    }

    /** Runs the statement on all rows, if there are any, and forgets them. */
    void write(Connection connection) throws SQLException {
        if (columns.getFirst().isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < types.length; i++) {
                statement.setArray(i + 1, connection.createArrayOf(types[i], columns.get(i).toArray()));
            }
            statement.executeUpdate();
        }
        clear();
    }

    void clear() {
        columns.forEach(List::clear);
    }
}
