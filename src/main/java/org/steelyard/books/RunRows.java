package org.steelyard.books;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Turnover;

/** Runs over the queues: on their way into the books, and out of them again. */
final class RunRows {

    private final CopyRows runs = new CopyRows("run", 11);
    private final CopyRows turnovers = new CopyRows("run_turnover", 5);

    void ended(Logged logged, Event.RunEnded run) {
        runs.row().big(logged.index()).big(logged.sequence()).big(logged.timeMillis())
                .text(run.mechanism().name()).big(run.pictureSequence()).whole(run.considered())
                .whole(run.settled()).whole(run.dropped()).big(run.value()).big(run.bound())
                .whole(Math.toIntExact(run.gapPpm()));
        for (Turnover turnover : run.turnovers()) {
            turnovers.row().big(logged.index()).text(turnover.value().currency().code())
                    .small(turnover.value().currency().minorUnits()).big(turnover.value().minor())
                    .big(turnover.liquidity().minor());
        }
    }

    /** How many bytes wait to be written. */
    int length() {
        return runs.length() + turnovers.length();
    }

    void write(Connection connection) throws SQLException {
        runs.write(connection);
        turnovers.write(connection);
    }

    static List<Logged> last(Connection connection, int limit) throws SQLException {
        Map<Long, List<Turnover>> moved = new LinkedHashMap<>();
        Sql.list(connection, row -> {
            Turnover turnover = new Turnover(Rows.amount(row, "value"), Rows.amount(row, "liquidity"));
            return moved.computeIfAbsent(row.getLong("event_index"), unseen -> new ArrayList<>())
                    .add(turnover);
        }, "select * from run_turnover where event_index in"
                + " (select event_index from run order by event_index desc limit ?)"
                + " order by event_index, currency", limit);
        return Sql.list(connection, row -> new Logged(row.getLong("event_index"), row.getLong("sequence"),
                row.getLong("time_millis"),
                new Event.RunEnded(Mechanism.valueOf(row.getString("mechanism")),
                        row.getLong("picture_sequence"), row.getInt("considered"), row.getInt("settled"),
                        row.getInt("dropped"), moved.getOrDefault(row.getLong("event_index"), List.of()),
                        row.getLong("value"), row.getLong("bound"))),
                "select * from run order by event_index desc limit ?", limit);
    }
}
