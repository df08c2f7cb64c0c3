package org.steelyard.books;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import org.steelyard.money.Amount;
import org.steelyard.money.Currency;
import org.steelyard.settlement.State;

/** Reads what has been counted. */
final class Statistics {

    private static final long MILLIS = 1_000;

    private Statistics() {}

    /** What waits, whatever its value date, and what has ended of the last business day. */
    static List<Tally> tallies(Connection connection, Currency currency) throws SQLException {
        return tallies(connection, currency, "state in ('HELD', 'WAREHOUSED', 'QUEUED') or value_date ="
                + " (select max(business_date) from business_day where currency = ?)", currency.code());
    }

    static List<Tally> tallies(Connection connection, Currency currency, LocalDate valueDate)
            throws SQLException {
        return tallies(connection, currency, "value_date = ?", valueDate);
    }

    static List<Throughput> throughput(Connection connection, Currency currency, long fromMillis,
            long toMillis,
            long stepMillis) throws SQLException {
        long step = Math.max(1, stepMillis / MILLIS);
        return Sql.list(connection, row -> new Throughput(row.getLong("span") * step * MILLIS,
                row.getLong("received"), row.getLong("settled"), row.getLong("refused"),
                amount(row, "settled_value", currency)), """
                        select span, sum(received) as received, sum(settled) as settled,
                               sum(refused) as refused, sum(settled_value) as settled_value
                          from (select *, epoch_second / ? as span from second
                                 where currency = ? and epoch_second between ? and ?) s
                         group by span order by span limit ?""", step, currency.code(),
                Math.floorDiv(fromMillis, MILLIS), Math.floorDiv(toMillis - 1, MILLIS), Books.MOST_ROWS);
    }

    private static List<Tally> tallies(Connection connection, Currency currency, String which,
            Object parameter)
            throws SQLException {
        return Sql.list(connection, row -> new Tally(State.valueOf(row.getString("state")),
                row.getLong("count"), amount(row, "value", currency)),
                "select state, sum(count) as count, sum(value) as value from tally where currency = ? and ("
                        + which + ") group by state having sum(count) > 0",
                currency.code(), parameter).stream().sorted(Comparator.comparing(Tally::state)).toList();
    }

    private static Amount amount(ResultSet row, String column, Currency currency) throws SQLException {
        BigDecimal minor = row.getBigDecimal(column);
        return new Amount(currency, minor == null ? 0 : minor.longValueExact());
    }
}
