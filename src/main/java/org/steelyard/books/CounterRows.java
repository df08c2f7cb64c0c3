package org.steelyard.books;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.State;

/** What was counted: instructions by state and value date, and by second; waiting to be added up. */
final class CounterRows {

    private static final long MILLIS = 1_000;

    private static final class Count {
        private long count;
        private BigDecimal value = BigDecimal.ZERO;

        private void add(long sign, long minor) {
            count += sign;
            value = value.add(BigDecimal.valueOf(sign * minor));
        }
    }

    private static final class Second {
        private long received;
        private long refused;
        private final Count settled = new Count();
    }

    private record TallyKey(Currency currency, LocalDate valueDate, State state) {
    }

    private record SecondKey(Currency currency, long epochSecond) {
    }

    private final Map<TallyKey, Count> tallies = new LinkedHashMap<>();
    private final Map<SecondKey, Second> seconds = new LinkedHashMap<>();
    private final ColumnArrays tallyUpdates = new ColumnArrays("insert into tally as t"
            + " (currency, value_date, state, count, value) select * from unnest(?, ?, ?, ?, ?)"
            + " on conflict (currency, value_date, state) do update"
            + " set count = t.count + excluded.count, value = t.value + excluded.value",
            "text", "date", "text", "int8", "numeric");
    private final ColumnArrays secondUpdates = new ColumnArrays("insert into second as s"
            + " (currency, epoch_second, received, settled, refused, settled_value)"
            + " select * from unnest(?, ?, ?, ?, ?, ?) on conflict (currency, epoch_second) do update"
            + " set received = s.received + excluded.received, settled = s.settled + excluded.settled,"
            + " refused = s.refused + excluded.refused,"
            + " settled_value = s.settled_value + excluded.settled_value",
            "text", "int8", "int8", "int8", "int8", "numeric");

    /** An instruction moved from one state, if it had one, to another. */
    void moved(Logged logged, Event.OfInstruction of, Known.@Nullable Standing before) {
        Known.Standing now = Known.Standing.of(of.state(), of.instruction());
        Second second = seconds.computeIfAbsent(
                new SecondKey(now.amount().currency(), Math.floorDiv(logged.timeMillis(), MILLIS)),
                unseen -> new Second());
        if (before == null) {
            second.received++;
        } else {
            tally(before).add(-1, before.amount().minor());
        }
        if (of.number() > 0) {
            tally(now).add(1, now.amount().minor());
        }
        if (of.state() == State.SETTLED) {
            second.settled.add(1, now.amount().minor());
        } else if (of.state() == State.REJECTED) {
            second.refused++;
        }
    }

    void write(Connection connection) throws SQLException {
        tallies.forEach((key, count) -> tallyUpdates.add(key.currency.code(), key.valueDate, key.state.name(),
                count.count, count.value));
        seconds.forEach(
                (key, second) -> secondUpdates.add(key.currency.code(), key.epochSecond, second.received,
                        second.settled.count, second.refused, second.settled.value));
        tallies.clear();
        seconds.clear();
        tallyUpdates.write(connection);
        secondUpdates.write(connection);
    }

    private Count tally(Known.Standing standing) {
        return tallies.computeIfAbsent(
                new TallyKey(standing.amount().currency(), standing.valueDate(), standing.state()),
                unseen -> new Count());
    }
}
