package org.steelyard.books;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

import org.postgresql.PGConnection;

/** One number for all that stands in the books, whichever database keeps them. */
final class Fingerprint {

    /** All tables, and what puts the rows of each in order. */
    private static final List<String> TABLES = List.of("position", "participant order by place",
            "account order by id", "access order by participant, account", "corridor order by name",
            "business_day order by currency, business_date", "list_version order by event_index",
            "run order by event_index", "run_turnover order by event_index, currency",
            "collateral order by account, item", "net_cycle order by number",
            "net_position order by cycle, holder", "net_failure order by cycle, debtor, payer, source",
            "netting_term order by currency, agent, kind, account, counterparty",
            "instruction order by number", "further_leg order by number, leg",
            "history order by number, event_index", "entry order by account, number",
            "account_day order by account, business_date", "screening_case order by number",
            "message_in order by number", "message_out order by bank, cursor",
            "tally order by currency, value_date, state",
            "settled_month order by month, side, currency, payer, payee, kind, purpose",
            "second order by currency, epoch_second");

    private Fingerprint() {}

    /** The SHA-256 of all rows of all tables, in 64 hexadecimal digits. */
    static String of(Connection connection) throws SQLException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DigestOutputStream into = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                for (String table : TABLES) {
                    into.write((table + "\n").getBytes(StandardCharsets.UTF_8));
                    connection.unwrap(PGConnection.class).getCopyAPI()
                            .copyOut("copy (select * from " + table + ") to stdout", into);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException failed) {
            throw new BooksException("the books cannot be summed up: " + failed, failed);
        }
    }
}
