package org.steelyard.books;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.steelyard.money.Uetr;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.State;

/** Reads single instructions with all that happened to them. */
final class Instructions {

    private static final String ENTRIES = """
            select e.*, a.currency, a.minor_units, a.agent, a.holder
              from leg l
              join entry e on (e.account = l.debited and e.number = l.debit_entry)
                           or (e.account = l.credited and e.number = l.credit_entry)
              join account a on a.id = e.account
             where l.number = ?
             order by l.leg, e.amount
            """;

    private Instructions() {}

    static Optional<InstructionStory> story(Connection connection, long number) throws SQLException {
        Optional<BookedInstruction> found = Sql.first(connection, Rows::instruction,
                "select * from instruction where number = ?", number);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<InstructionStory.Step> steps = Sql.list(connection, Instructions::step,
                "select * from history where number = ? order by event_index", number);
        List<Entry> entries = found.get().state() == State.SETTLED
                ? Sql.list(connection, Instructions::entry, ENTRIES, number)
                : List.of();
        return Optional.of(new InstructionStory(found.get(), steps, entries));
    }

    /** The first that came with this reference: another sender's later one was refused for it. */
    static Optional<InstructionStory> story(Connection connection, Uetr uetr) throws SQLException {
        Optional<Long> number = Sql.first(connection, row -> row.getLong("number"),
                "select number from instruction where uetr = ?::uuid order by number limit 1",
                uetr.toString());
        return number.isEmpty() ? Optional.empty() : story(connection, number.get());
    }

    private static InstructionStory.Step step(ResultSet row) throws SQLException {
        return new InstructionStory.Step(row.getLong("event_index"), row.getLong("sequence"),
                row.getLong("time_millis"), State.valueOf(row.getString("state")),
                Reason.valueOf(row.getString("reason")), row.getString("detail"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(Rows.accountId(row), Rows.amount(row, "amount"), Rows.amount(row, "balance"),
                row.getLong("number"));
    }
}
