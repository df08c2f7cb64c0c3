package org.steelyard.books;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads accounts and days. */
final class Accounts {

    private static final String ALL = """
            select a.*, coalesce(p.name, '') as name, coalesce(o.value, 0) as waiting_out,
                   coalesce(i.value, 0) as waiting_in, coalesce(o.count, 0) as waiting
              from account a
              left join participant p on p.bic = a.holder
              left join (select l.debited, sum(l.amount)::bigint as value, count(distinct l.number) as count
                           from leg l join instruction w on w.number = l.number
                          where w.state = 'QUEUED' group by l.debited) o on o.debited = a.id
              left join (select l.credited, sum(l.amount)::bigint as value
                           from leg l join instruction w on w.number = l.number
                          where w.state = 'QUEUED' group by l.credited) i on i.credited = a.id
             order by a.currency, a.id
            """;

    private Accounts() {}

    static List<BookedAccount> all(Connection connection) throws SQLException {
        return Sql.list(connection, Accounts::account, ALL);
    }

    static List<BookedDay> days(Connection connection) throws SQLException {
        return Sql.list(connection, Rows::day, "select distinct on (currency) * from business_day"
                + " order by currency, business_date desc");
    }

    private static BookedAccount account(ResultSet row) throws SQLException {
        return new BookedAccount(Rows.accountId(row), row.getString("name"), Rows.amount(row, "balance"),
                Rows.amount(row, "credit_limit"), Rows.amount(row, "secured"),
                Rows.amount(row, "waiting_out"),
                Rows.amount(row, "waiting_in"),
                row.getInt("waiting"));
    }
}
