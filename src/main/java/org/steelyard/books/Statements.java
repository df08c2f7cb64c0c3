package org.steelyard.books;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Statement;
import org.steelyard.settlement.Statement.DayEnd;
import org.steelyard.settlement.StatementPage;

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

    private static final String DAY = """
            select d.phase,
                   (select count(*) from business_day b
                     where b.currency = d.currency and b.business_date <= d.business_date) as sequence
              from business_day d
             where d.currency = ? and d.business_date = ?
            """;

    private static final String DAY_END = """
            select a.agent, a.holder,
                   coalesce((select d.closing from account_day d
                              where d.account = a.id and d.business_date <= ?
                              order by d.business_date desc limit 1), 0) as closing
              from account a
             where a.currency = ?
             order by a.id
            """;

    private record Day(long sequence, boolean isClosed) {
    }

    private record Span(long opening, long closing, long first, long last) {

        long entries() {
            return last - first + 1;
        }
    }

    private Statements() {}

    /** A page with its place in the stream; empty if there is no such account, business day or page. */
    static Optional<StatementSoFar> soFar(Connection connection, AccountId account, LocalDate date, int page)
            throws SQLException {
        Position position = Position.read(connection);
        return page(connection, account, date, page)
                .map(found -> new StatementSoFar(found, position.nextIndex() - 1, position.lastMillis()));
    }

    /** A page of the statement; empty if there is no such account, business day or page. */
    static Optional<StatementPage> page(Connection connection, AccountId account, LocalDate date, int number)
            throws SQLException {
        Optional<Integer> id = id(connection, account);
        Optional<Day> day = Sql.first(connection,
                row -> new Day(row.getLong("sequence"), row.getString("phase").equals(Phase.CLOSED.name())),
                DAY, account.currency().code(), date);
        if (id.isEmpty() || day.isEmpty()) {
            return Optional.empty();
        }
        Span span = span(connection, id.get(), date);
        long pages = StatementPage.pages(span.entries());
        if (number < 1 || number > pages) {
            return Optional.empty();
        }
        long from = span.first + (number - 1L) * StatementPage.MOST_LINES;
        long to = Math.min(span.last, from + StatementPage.MOST_LINES - 1);
        Statement part = part(connection, account, date, id.get(),
                new Span(span.opening, span.closing, from, to));
        return Optional.of(new StatementPage(part, day.get().sequence, number, number == pages,
                day.get().isClosed));
    }

    /**
     * The statement of an account on a business day; without lines if it did not move.
     *
     * @throws BooksException if there is no such account
     */
    static Statement of(Connection connection, AccountId account, LocalDate date) throws SQLException {
        int id = id(connection, account)
                .orElseThrow(() -> new BooksException("there is no account " + account));
        return part(connection, account, date, id, span(connection, id, date));
    }

    /** What all accounts of the currency hold at the end of the day; empty if there is no such day. */
    static Optional<DayEnd> dayEnd(Connection connection, Currency currency, LocalDate date)
            throws SQLException {
        Optional<Phase> phase = Sql.first(connection, row -> Phase.valueOf(row.getString("phase")),
                "select phase from business_day where currency = ? and business_date = ?", currency.code(),
                date);
        if (phase.isEmpty()) {
            return Optional.empty();
        }
        Map<AccountId, Amount> balances = new LinkedHashMap<>();
        Sql.list(connection, row -> balances.put(
                new AccountId(new LedgerId(Bic.of(row.getString("agent")), currency),
                        Bic.of(row.getString("holder"))),
                new Amount(currency, row.getLong("closing"))) == null, DAY_END, date, currency.code());
        return Optional.of(new DayEnd(date, phase.get(), balances));
    }

    private static Optional<Integer> id(Connection connection, AccountId account) throws SQLException {
        return Sql.first(connection, row -> row.getInt("id"),
                "select id from account where currency = ? and agent = ? and holder = ?",
                account.currency().code(), account.ledger().agent().toString(),
                account.holder().toString());
    }

    private static Span span(Connection connection, int id, LocalDate date) throws SQLException {
        Optional<Span> moved = Sql.first(connection,
                row -> new Span(row.getLong("opening"), row.getLong("closing"), row.getLong("first_entry"),
                        row.getLong("last_entry")),
                "select * from account_day where account = ? and business_date = ?", id, date);
        if (moved.isPresent()) {
            return moved.get();
        }
        long balance = Sql.first(connection, row -> row.getLong("closing"),
                "select closing from account_day where account = ? and business_date < ?"
                        + " order by business_date desc limit 1",
                id, date).orElse(0L);
        return new Span(balance, balance, 1, 0);
    }

    /** The entries of the span; the balances around them are the span's where there are none. */
    private static Statement part(Connection connection, AccountId account, LocalDate date, int id, Span span)
            throws SQLException {
        List<Statement.Line> lines = span.entries() == 0
                ? List.of()
                : Sql.list(connection, row -> line(row, account), LINES, id, span.first, span.last);
        if (lines.isEmpty()) {
            return new Statement(account, date, new Amount(account.currency(), span.opening), lines,
                    new Amount(account.currency(), span.closing));
        }
        Entry first = lines.getFirst().entry();
        return new Statement(account, date, first.balance().minus(first.amount()), lines,
                lines.getLast().entry().balance());
    }

    private static Statement.Line line(ResultSet row, AccountId account) throws SQLException {
        Amount amount = new Amount(account.currency(), row.getLong("amount"));
        Entry entry = new Entry(account, amount, new Amount(account.currency(), row.getLong("balance")),
                row.getLong("number"));
        return new Statement.Line(entry, Rows.references(row), Kind.valueOf(row.getString("kind")),
                Bic.of(row.getString(amount.minor() < 0 ? "payee" : "payer")), row.getLong("time_millis"));
    }
}
