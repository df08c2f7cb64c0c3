package org.steelyard.books;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Statement;

/** Reads an account's business day. */
final class Statements {

    private static final String LINES = """
            select e.number, e.amount, e.balance, e.time_millis, i.sender, i.message_id, i.instruction_id,
                   i.end_to_end_id, coalesce(i.return_of, i.uetr) as uetr, i.kind, l.payer, l.payee
              from entry e
              join instruction i on i.number = e.instruction
              join lateral (
                   select i.payer, i.payee where e.leg = 1
                   union all
                   select f.payer, f.payee from further_leg f where f.number = e.instruction and f.leg = e.leg
                   ) l on true
             where e.account = ? and e.number between ? and ?
             order by e.number
            """;

    private record Span(long opening, long closing, long first, long last) {
    }

    private Statements() {}

    /** The statement with its place in the stream; empty if there is no such account or business day. */
    static Optional<StatementSoFar> soFar(Connection connection, AccountId account, LocalDate date)
            throws SQLException {
        boolean known = Sql.first(connection, row -> row.getInt("id"),
                "select a.id from account a join business_day d on d.currency = a.currency"
                        + " and d.business_date = ? where a.currency = ? and a.agent = ? and a.holder = ?",
                date, account.currency().code(), account.ledger().agent().toString(),
                account.holder().toString()).isPresent();
        if (!known) {
            return Optional.empty();
        }
        Position position = Position.read(connection);
        return Optional.of(new StatementSoFar(of(connection, account, date), position.nextIndex() - 1,
                position.lastMillis()));
    }

    /**
     * The statement of an account on a business day; without lines if it did not move.
     *
     * @throws BooksException if there is no such account
     */
    static Statement of(Connection connection, AccountId account, LocalDate date) throws SQLException {
        int id = Sql.first(connection, row -> row.getInt("id"),
                "select id from account where currency = ? and agent = ? and holder = ?",
                account.currency().code(),
                account.ledger().agent().toString(), account.holder().toString())
                .orElseThrow(() -> new BooksException("there is no account " + account));
        Optional<Span> moved = Sql.first(connection,
                row -> new Span(row.getLong("opening"), row.getLong("closing"), row.getLong("first_entry"),
                        row.getLong("last_entry")),
                "select * from account_day where account = ? and business_date = ?", id, date);
        if (moved.isEmpty()) {
            Amount balance = new Amount(account.currency(),
                    Sql.first(connection, row -> row.getLong("closing"),
                            "select closing from account_day where account = ? and business_date < ?"
                                    + " order by business_date desc limit 1",
                            id, date).orElse(0L));
            return new Statement(account, date, balance, List.of(), balance);
        }
        Span span = moved.get();
        List<Statement.Line> lines = Sql.list(connection, row -> line(row, account), LINES, id, span.first,
                span.last);
        return new Statement(account, date, new Amount(account.currency(), span.opening), lines,
                new Amount(account.currency(), span.closing));
    }

    private static Statement.Line line(ResultSet row, AccountId account) throws SQLException {
        Amount amount = new Amount(account.currency(), row.getLong("amount"));
        Entry entry = new Entry(account, amount, new Amount(account.currency(), row.getLong("balance")),
                row.getLong("number"));
        return new Statement.Line(entry, Rows.references(row), Kind.valueOf(row.getString("kind")),
                Bic.of(row.getString(amount.minor() < 0 ? "payee" : "payer")), row.getLong("time_millis"));
    }
}
