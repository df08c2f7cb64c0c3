package org.steelyard.books;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements with their parameters in order. */
final class Sql {

    /** One row as a value. */
    interface Row<T> {
        T from(ResultSet row) throws SQLException;
    }

    private Sql() {}

    /** All rows, in the order in which they come. */
    static <T> List<T> list(Connection connection, Row<T> reading, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reading.from(rows));
            }
            return found;
        }
    }

    /** The first row, if there is one. */
    static <T> Optional<T> first(Connection connection, Row<T> reading, String sql, Object... parameters)
            throws SQLException {
        return list(connection, reading, sql, parameters).stream().findFirst();
    }

    /** Runs a statement that gives no rows; says how many it touched. */
    static int run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
