package org.steelyard.books;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.AccountId;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.WaitingPayment;

/** Reads the lists that a console shows: queues, settlements, pairs, cases. */
final class Lists {

    /** Most urgent first, then first in, first out: the order in which the engine looks at them. */
    private static final String QUEUE_ORDER = " order by array_position(array['HIGHLY_URGENT', 'URGENT',"
            + " 'NORMAL'], i.priority), i.queue_order limit ?";
    private static final String ACCOUNT = "(select id from account where currency = ? and agent = ?"
            + " and holder = ?)";
    private static final String QUEUED = "select i.* from instruction i where i.state = 'QUEUED' and exists"
            + " (select from leg l where l.number = i.number and ";

    private Lists() {}

    static List<BookedInstruction> queue(Connection connection, AccountId account, int limit)
            throws SQLException {
        return Sql.list(connection, Rows::instruction,
                QUEUED + "l.debited = " + ACCOUNT + ")" + QUEUE_ORDER,
                account.currency().code(), account.ledger().agent().toString(), account.holder().toString(),
                limit);
    }

    static List<BookedInstruction> queue(Connection connection, Currency currency, int limit)
            throws SQLException {
        return Sql.list(connection, Rows::instruction, QUEUED + "l.currency = ?)" + QUEUE_ORDER,
                currency.code(), limit);
    }

    static List<WaitingPayment> waiting(Connection connection, Bic sender, List<Uetr> named, int limit)
            throws SQLException {
        String[] uetrs = named.stream().map(Uetr::toString).toArray(String[]::new);
        return Sql.list(connection, Rows::waiting,
                "select * from instruction where state in ('HELD', 'WAREHOUSED', 'QUEUED') and sender = ?"
                        + " and (cardinality(?::text[]) = 0 or uetr = any(?::uuid[]))"
                        + " order by number limit ?",
                sender.toString(), array(uetrs), array(uetrs), limit);
    }

    /** An array of identifiers without blanks or quotes, as PostgreSQL writes it. */
    private static String array(String... identifiers) {
        return "{" + String.join(",", identifiers) + "}";
    }

    static List<BookedInstruction> lastSettlements(Connection connection, Currency currency, int limit)
            throws SQLException {
        return Sql.list(connection, Rows::instruction,
                "select * from instruction where state = 'SETTLED' and currency = ?"
                        + " order by changed_index desc limit ?",
                currency.code(), limit);
    }

    static List<BookedInstruction> lastSettlements(Connection connection, int limit) throws SQLException {
        return Sql.list(connection, Rows::instruction,
                "select * from instruction where state = 'SETTLED' order by changed_index desc limit ?",
                limit);
    }

    static List<BookedPair> pairs(Connection connection, int limit) throws SQLException {
        List<BookedInstruction> firsts = Sql.list(connection, Rows::instruction,
                "select * from instruction where pair_reference <> ''"
                        + " and (counter_number = 0 or number < counter_number) order by number desc limit ?",
                limit);
        Map<Long, BookedInstruction> others = new LinkedHashMap<>();
        Sql.list(connection, Rows::instruction, "select * from instruction where number = any(?)",
                connection.createArrayOf("int8",
                        firsts.stream().map(BookedInstruction::counterNumber).toArray()))
                .forEach(other -> others.put(other.number(), other));
        return firsts.stream().map(first -> pair(first, others.get(first.counterNumber()))).toList();
    }

    static List<ScreeningCase> cases(Connection connection, long before, int limit) throws SQLException {
        return Sql.list(connection, Lists::screeningCase,
                "select i.*, c.* from screening_case c join instruction i on i.number = c.number"
                        + " where c.number < ? order by c.number desc limit ?",
                before, limit);
    }

    static List<ScreeningCase> openCases(Connection connection, int limit) throws SQLException {
        return Sql.list(connection, Lists::screeningCase,
                "select i.*, c.* from screening_case c join instruction i on i.number = c.number"
                        + " where c.closed_index is null order by c.number limit ?",
                limit);
    }

    private static ScreeningCase screeningCase(ResultSet row) throws SQLException {
        return new ScreeningCase(Rows.instruction(row), row.getString("finding"),
                row.getLong("opened_millis"),
                row.getLong("closed_millis"));
    }

    private static BookedPair pair(BookedInstruction first, @Nullable BookedInstruction other) {
        return new BookedPair(first.pairReference(), other == null ? List.of(first) : List.of(first, other));
    }
}
