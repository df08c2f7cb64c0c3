package org.steelyard.books;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.LimitInForce;
import org.steelyard.settlement.Priority;

/** Limits and reservations of accounts. Caps of corridors are the operator's and not in the books. */
final class LimitRows {

    private static final String BILATERAL = "BILATERAL";
    private static final String MULTILATERAL = "MULTILATERAL";
    private static final String RESERVATION = "RESERVATION";

    /** No limit is negative: this one becomes null. */
    private static final long NOT_SET = -1;

    private LimitRows() {}

    static void set(Connection connection, Event.LimitSet set) throws SQLException {
        switch (set.limit()) {
            case Limit.Bilateral it ->
                set(connection, set, it.account(), BILATERAL, it.counterparty().toString(), "");
            case Limit.Multilateral it -> set(connection, set, it.account(), MULTILATERAL, "", "");
            case Limit.Reservation it ->
                set(connection, set, it.account(), RESERVATION, "", it.priority().name());
            case Limit.SecuredCredit _ -> {
                // What it leaves of credit is said by an event of its own.
            }
            case Limit.CorridorNet _,Limit.CorridorInstruction _,Limit.CorridorDay _ -> {
                // Of no account.
            }
            case Limit.CorridorReceived _ -> {
                // Of no account.
            }
        }
    }

    private static void set(Connection connection, Event.LimitSet set, AccountId account, String kind,
            String counterparty, String priority) throws SQLException {
        String column = set.validity() == Limit.Validity.TODAY ? "today" : "standing";
        long minor = set.amount().map(Amount::minor).orElse(NOT_SET);
        Sql.run(connection, "insert into account_limit (currency, minor_units, agent, holder, kind,"
                + " counterparty, priority, " + column + ") values (?, ?, ?, ?, ?, ?, ?, nullif(?, "
                + NOT_SET + "))"
                + " on conflict (currency, agent, holder, kind, counterparty, priority)"
                + " do update set " + column + " = excluded." + column, account.currency().code(),
                (short) account.currency().minorUnits(), account.ledger().agent().toString(),
                account.holder().toString(), kind, counterparty, priority, minor);
        clear(connection);
    }

    /** A business day has opened: what stands counts. */
    static void opened(Connection connection, Currency currency) throws SQLException {
        Sql.run(connection, "update account_limit set today = standing where currency = ?", currency.code());
        clear(connection);
    }

    private static void clear(Connection connection) throws SQLException {
        Sql.run(connection, "delete from account_limit where today is null and standing is null");
    }

    static List<LimitInForce> of(Connection connection, Bic holder) throws SQLException {
        return Sql.list(connection, LimitRows::limit, "select * from account_limit where holder = ?"
                + " order by currency, agent, kind, counterparty, priority", holder.toString());
    }

    private static LimitInForce limit(ResultSet row) throws SQLException {
        AccountId account = Rows.accountId(row);
        Limit limit = switch (row.getString("kind")) {
            case BILATERAL -> new Limit.Bilateral(account, Bic.of(row.getString("counterparty")));
            case MULTILATERAL -> new Limit.Multilateral(account);
            default -> new Limit.Reservation(account, Priority.valueOf(row.getString("priority")));
        };
        return new LimitInForce(limit, amount(row, "today"), amount(row, "standing"));
    }

    private static Optional<Amount> amount(ResultSet row, String column) throws SQLException {
        Amount amount = Rows.amount(row, column);
        return row.wasNull() ? Optional.empty() : Optional.of(amount);
    }
}
