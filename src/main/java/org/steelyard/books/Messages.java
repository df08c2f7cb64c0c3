package org.steelyard.books;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.steelyard.money.Bic;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.ScreeningVersion;

/** Reads messages that came in and messages to banks. */
final class Messages {

    private Messages() {}

    /** The messages that brought these instructions, where a message did. */
    static Map<Long, OriginalMessage> originals(Connection connection, Set<Long> numbers)
            throws SQLException {
        Map<Long, OriginalMessage> found = new HashMap<>();
        Sql.list(connection, row -> found.put(row.getLong("number"), original(row)) == null,
                "select number, message from message_in where number = any(?)",
                connection.createArrayOf("int8", numbers.toArray()));
        return found;
    }

    static OriginalMessage original(Connection connection, long number) throws SQLException {
        return Sql.first(connection, Messages::original, "select message from message_in where number = ?",
                number).orElse(OriginalMessage.NONE);
    }

    static List<MessageOut> out(Connection connection, Bic bank, long after, int limit) throws SQLException {
        return Sql.list(connection, Messages::out,
                "select * from message_out where bank = ? and cursor > ? order by cursor limit ?",
                bank.toString(), after, limit);
    }

    static Optional<MessageOut> out(Connection connection, Bic bank, long cursor) throws SQLException {
        return Sql.first(connection, Messages::out, "select * from message_out where bank = ? and cursor = ?",
                bank.toString(), cursor);
    }

    static List<HeldMessage> held(Connection connection, long after, int limit) throws SQLException {
        return Sql.list(connection, row -> new HeldMessage(Rows.instruction(row), original(row)),
                "select i.*, m.message from instruction i left join message_in m on m.number = i.number"
                        + " where i.state = 'HELD' and i.number > ? order by i.number limit ?",
                after, limit);
    }

    private static OriginalMessage original(ResultSet row) throws SQLException {
        byte[] bytes = row.getBytes("message");
        return bytes == null ? OriginalMessage.NONE : OriginalMessage.of(bytes);
    }

    private static MessageOut out(ResultSet row) throws SQLException {
        return new MessageOut(row.getLong("cursor"), row.getLong("event_index"), row.getLong("time_millis"),
                new Outbound(Bic.of(row.getString("bank")), row.getString("definition"),
                        row.getString("message_id"), Objects.requireNonNull(row.getString("xml"))));
    }

    static ScreeningVersion listInForce(Connection connection) throws SQLException {
        return Sql.first(connection,
                row -> new ScreeningVersion(Long.parseUnsignedLong(row.getString("list"), 16),
                        Long.parseUnsignedLong(row.getString("rules"), 16)),
                "select list, rules from list_version order by event_index desc limit 1")
                .orElse(ScreeningVersion.NONE);
    }
}
