package org.steelyard.books;

import java.sql.Connection;
import java.sql.SQLException;

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
}
