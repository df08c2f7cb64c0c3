package org.steelyard.books;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.settlement.CreditInForce;
import org.steelyard.settlement.Event;

/** What is pledged on accounts, item by item. */
final class CollateralRows {

    private CollateralRows() {}

    static void set(Connection connection, int account, Event.CollateralSet set) throws SQLException {
        if (!set.value().isPositive()) {
            Sql.run(connection, "delete from collateral where account = ? and item = ?", account, set.item());
            return;
        }
        Sql.run(connection, "insert into collateral values (?, ?, ?, ?) on conflict (account, item)"
                + " do update set value = excluded.value, haircut_bp = excluded.haircut_bp", account,
                set.item(), set.value().minor(), set.haircutBp());
    }

    /** The credit of a bank's own accounts, in the order of their opening. */
    static List<CreditInForce> of(Connection connection, Bic holder) throws SQLException {
        List<CreditInForce> credits = new ArrayList<>();
        for (CreditInForce each : Sql.list(connection, CollateralRows::credit,
                "select * from account where holder = ? order by id", holder.toString())) {
            AccountId id = each.account();
            credits.add(new CreditInForce(id, each.balance(), each.line(), each.pool(), each.secured(),
                    Sql.list(connection, CollateralRows::pledge,
                            "select a.currency, a.minor_units, c.* from collateral c join account a"
                                    + " on a.id = c.account where a.holder = ? and a.currency = ?"
                                    + " and a.agent = ? order by c.item",
                            holder.toString(), id.currency().code(), id.ledger().agent().toString())));
        }
        return credits;
    }

    private static CreditInForce credit(ResultSet row) throws SQLException {
        Amount secured = Rows.amount(row, "secured");
        return new CreditInForce(Rows.accountId(row), Rows.amount(row, "balance"),
                Rows.amount(row, "credit_limit").minus(secured), Rows.amount(row, "pool"), secured,
                List.of());
    }

    private static CreditInForce.Pledge pledge(ResultSet row) throws SQLException {
        return new CreditInForce.Pledge(row.getString("item"), Rows.amount(row, "value"),
                row.getInt("haircut_bp"));
    }
}
