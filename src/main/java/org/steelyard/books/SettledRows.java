package org.steelyard.books;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Purpose;

/** What has settled by month, from the entries of either side; waiting to be added up. */
final class SettledRows {

    private record Key(LocalDate month, SettledSide side, Currency currency, Bic payer, Bic payee, Kind kind,
            Purpose purpose) {
    }

    private static final class Sum {
        private long count;
        private BigDecimal minor = BigDecimal.ZERO;
    }

    private final Map<Key, Sum> sums = new LinkedHashMap<>();
    private final ColumnArrays updates = new ColumnArrays("insert into settled_month as s"
            + " (month, side, currency, minor_units, payer, payee, kind, purpose, count, value)"
            + " select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (month, side, currency, payer, payee, kind, purpose) do update"
            + " set count = s.count + excluded.count, value = s.value + excluded.value",
            "date", "text", "text", "int2", "text", "text", "text", "text", "int8", "numeric");

    /** Counts what has settled by this event, if anything has. */
    void changed(Event.OfInstruction of, Known known) {
        Instruction instruction = of.instruction();
        switch (of) {
            case Event.Settled settled -> {
                List<Entry> entries = settled.entries();
                for (int leg = 0; leg < instruction.legs().size(); leg++) {
                    add(SettledSide.PAYER, instruction, leg, -entries.get(2 * leg).amount().minor(), known);
                    add(SettledSide.PAYEE, instruction, leg, entries.get(2 * leg + 1).amount().minor(),
                            known);
                }
            }
            case Event.Netted netted -> {
                for (int leg = 0; leg < instruction.legs().size(); leg++) {
                    long minor = instruction.legs().get(leg).amount().minor();
                    add(SettledSide.PAYER, instruction, leg, minor, known);
                    add(SettledSide.PAYEE, instruction, leg, minor, known);
                }
            }
            default -> {
                // Nothing has settled.
            }
        }
    }

    private void add(SettledSide side, Instruction instruction, int place, long minor, Known known) {
        Leg leg = instruction.legs().get(place);
        Currency currency = leg.amount().currency();
        Sum sum = sums.computeIfAbsent(new Key(known.today(currency).withDayOfMonth(1), side, currency,
                leg.payer(), leg.payee(), instruction.kind(), instruction.purpose()), unseen -> new Sum());
        sum.count++;
        sum.minor = sum.minor.add(BigDecimal.valueOf(minor));
    }

    void write(Connection connection) throws SQLException {
        sums.forEach((key, sum) -> updates.add(key.month, key.side.name(), key.currency.code(),
                (short) key.currency.minorUnits(), key.payer.toString(), key.payee.toString(),
                key.kind.name(), key.purpose.name(), sum.count, sum.minor));
        sums.clear();
        updates.write(connection);
    }

    /** All sums of these months, in a fixed order. */
    static List<SettledSum> between(Connection connection, YearMonth from, YearMonth to)
            throws SQLException {
        return Sql.list(connection, row -> new SettledSum(YearMonth.from(Rows.date(row, "month")),
                SettledSide.valueOf(row.getString("side")), Rows.currency(row),
                Bic.of(row.getString("payer")), Bic.of(row.getString("payee")),
                Kind.valueOf(row.getString("kind")), Purpose.valueOf(row.getString("purpose")),
                row.getLong("count"), row.getBigDecimal("value").toBigIntegerExact()),
                "select * from settled_month where month between ? and ?"
                        + " order by month, side, currency, payer, payee, kind, purpose",
                from.atDay(1), to.atDay(1));
    }
}
