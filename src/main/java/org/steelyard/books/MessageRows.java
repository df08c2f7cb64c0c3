package org.steelyard.books;

import java.sql.Connection;
import java.sql.SQLException;

import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;

/** Messages that came in and messages to banks, waiting to be written. */
final class MessageRows {

    private final CopyRows in = new CopyRows("message_in", 4);
    private final CopyRows out = new CopyRows("message_out", 7);

    void received(Logged logged, long number, OriginalMessage original) {
        in.row().big(number).big(logged.index()).big(logged.timeMillis()).bytes(original.bytes());
    }

    void sent(Logged logged, Outbound message, Known known) {
        out.row().text(message.to().toString()).big(known.nextCursor(message.to())).text(message.definition())
                .text(message.messageId()).big(logged.index()).big(logged.timeMillis()).text(message.xml());
    }

    /** How many bytes wait to be written. */
    long length() {
        return (long) in.length() + out.length();
    }

    void write(Connection connection) throws SQLException {
        in.write(connection);
        out.write(connection);
    }
}
