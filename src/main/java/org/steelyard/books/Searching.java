package org.steelyard.books;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.steelyard.money.Bic;

/** Finds instructions. */
final class Searching {

    private static final int SHORTEST_UETR_PART = 8;
    private static final String ZERO_UETR = "00000000-0000-0000-0000-000000000000";
    /** A number of more digits does not fit 64 bits. */
    private static final int MOST_DIGITS = 18;
    private static final String REFERENCES = "(message_id || ' ' || end_to_end_id || ' ' || instruction_id)";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    private Searching() {}

    static List<BookedInstruction> find(Connection connection, Search search) throws SQLException {
        Searching searching = new Searching();
        searching.that("number < ?", search.before());
        searching.anyOf(connection, "state", search.states());
        searching.anyOf(connection, "currency", search.currencies());
        if (!search.banks().isEmpty()) {
            searching.banks(connection, search.banks());
        }
        if (!search.valueDates().isEmpty()) {
            searching.that("value_date = any(?)",
                    connection.createArrayOf("date", search.valueDates().toArray()));
        }
        if (!search.text().isEmpty()) {
            searching.text(connection, search.text());
        }
        return Sql.list(connection, Rows::instruction, "select * from instruction where "
                + String.join(" and ", searching.conditions) + " order by number desc limit "
                + Books.atMost(search.limit()), searching.parameters.toArray());
    }

    private void that(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
    }

    private void anyOf(Connection connection, String column, List<?> values) throws SQLException {
        if (!values.isEmpty()) {
            that(column + " = any(?)", texts(connection, values));
        }
    }

    private void banks(Connection connection, List<Bic> banks) throws SQLException {
        that("(payer = any(?) or payee = any(?))", texts(connection, banks), texts(connection, banks));
    }

    private void text(Connection connection, String text) throws SQLException {
        List<String> ways = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        ways.add(REFERENCES + " ilike ?");
        values.add(part(text));
        List<String> banks = Sql.list(connection, row -> row.getString("bic"),
                "select bic from participant where bic ilike ? or name ilike ? order by place limit 1000",
                part(text), part(text));
        if (!banks.isEmpty()) {
            ways.add("payer = any(?) or payee = any(?)");
            values.add(texts(connection, banks));
            values.add(texts(connection, banks));
        }
        String small = text.toLowerCase(Locale.ROOT);
        if (small.length() >= SHORTEST_UETR_PART && isStartOfUetr(small)) {
            ways.add("uetr between ?::uuid and ?::uuid");
            values.add(small + ZERO_UETR.substring(small.length()));
            values.add(small + ZERO_UETR.replace('0', 'f').substring(small.length()));
        }
        if (text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            ways.add("number = ?");
            values.add(Long.parseLong(text));
        }
        that("(" + String.join(" or ", ways) + ")", values.toArray());
    }

    private static boolean isStartOfUetr(String text) {
        boolean fits = text.length() <= ZERO_UETR.length();
        for (int i = 0; fits && i < text.length(); i++) {
            boolean dash = ZERO_UETR.charAt(i) == '-';
            fits = dash ? text.charAt(i) == '-' : Character.digit(text.charAt(i), 16) >= 0;
        }
        return fits;
    }

    /** The text anywhere, taken as it stands. */
    private static String part(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_").replace("\0", "")
                + "%";
    }

    private static Object texts(Connection connection, List<?> values) throws SQLException {
        return connection.createArrayOf("text", values.stream().map(Object::toString).toArray());
    }
}
