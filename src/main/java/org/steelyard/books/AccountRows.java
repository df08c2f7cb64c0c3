package org.steelyard.books;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;

/** Accounts that changed, their entries, and the days on which they moved; waiting to be written. */
final class AccountRows {

    /** An account on one business day, as far as it has not been written. */
    private static final class Day {
        private final long opening;
        private final long firstEntry;
        private long closing;
        private long lastEntry;

        private Day(Entry first) {
            opening = first.balance().minus(first.amount()).minor();
            firstEntry = first.number();
        }
    }

    private record DayKey(int account, LocalDate date) {
    }

    private final CopyRows opened = new CopyRows("account", 10);
    private final ColumnArrays moved = new ColumnArrays("update account a set credit_limit = u.credit_limit,"
            + " balance = u.balance, entries = u.entries, secured = u.secured, pool = u.pool"
            + " from unnest(?, ?, ?, ?, ?, ?) as u (id, credit_limit, balance, entries, secured, pool)"
            + " where a.id = u.id",
            "int4", "int8", "int8", "int8", "int8", "int8");
    private final ColumnArrays daysMoved = new ColumnArrays("insert into account_day"
            + " (account, business_date, opening, closing, first_entry, last_entry)"
            + " select * from unnest(?, ?, ?, ?, ?, ?)"
            + " on conflict (account, business_date) do update"
            + " set closing = excluded.closing, last_entry = excluded.last_entry",
            "int4", "date", "int8", "int8", "int8", "int8");
    private final CopyRows entries = new CopyRows("entry", 9);
    private final Set<Known.Holding> changed = new LinkedHashSet<>();
    private final Map<DayKey, Day> days = new LinkedHashMap<>();

    void changed(Known.Holding holding) {
        changed.add(holding);
    }

    void credit(Known.Holding holding, Event.CreditLimitSet set) {
        holding.creditLimit = set.creditLimit().minor() + holding.secured;
        changed.add(holding);
    }

    void credit(Known.Holding holding, Event.CreditSecured set) {
        holding.creditLimit += set.credit().minor() - holding.secured;
        holding.secured = set.credit().minor();
        holding.pool = set.pool().minor();
        changed.add(holding);
    }

    void settled(Logged logged, Event.Settled settled, Known known) {
        List<Entry> made = settled.entries();
        for (int i = 0; i < made.size(); i++) {
            Entry entry = made.get(i);
            Known.Holding holding = known.account(entry.account());
            LocalDate date = known.today(entry.account().currency());
            holding.balance = entry.balance().minor();
            holding.entries = entry.number();
            changed.add(holding);
            Day day = days.computeIfAbsent(new DayKey(holding.number, date), unseen -> new Day(entry));
            day.closing = entry.balance().minor();
            day.lastEntry = entry.number();
            entries.row().whole(holding.number).big(entry.number()).big(settled.number()).small(i / 2 + 1)
                    .big(entry.amount().minor()).big(entry.balance().minor()).date(date).big(logged.index())
                    .big(logged.timeMillis());
        }
    }

    /** How many bytes wait to be written. */
    int length() {
        return entries.length();
    }

    void write(Connection connection) throws SQLException {
        for (Known.Holding holding : changed) {
            if (holding.stored) {
                moved.add(holding.number, holding.creditLimit, holding.balance, holding.entries,
                        holding.secured, holding.pool);
            } else {
                opened.row().whole(holding.number).text(holding.id.currency().code())
                        .small(holding.id.currency().minorUnits())
                        .text(holding.id.ledger().agent().toString())
                        .text(holding.id.holder().toString()).big(holding.creditLimit).big(holding.balance)
                        .big(holding.entries).big(holding.secured).big(holding.pool);
                holding.stored = true;
            }
        }
        days.forEach((key, day) -> daysMoved.add(key.account, key.date, day.opening, day.closing,
                day.firstEntry, day.lastEntry));
        changed.clear();
        days.clear();
        opened.write(connection);
        moved.write(connection);
        entries.write(connection);
        daysMoved.write(connection);
    }
}
