package org.steelyard.books;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;

/**
 * How far the books are, and marks of the first and the last event in them: by these they tell their own log
 * from another.
 *
 * @param nextIndex the index of the first event that is not in the books
 * @param firstEvent the mark of event 0; empty in empty books
 * @param lastEvent the mark of the event before the next one; empty in empty books
 */
record Position(long nextIndex, String firstEvent, String lastEvent) {

    /** The position, kept from all others until the transaction ends. */
    static Position locked(Connection connection) throws SQLException {
        return read(connection, " for update");
    }

    static Position read(Connection connection) throws SQLException {
        return read(connection, "");
    }

    /**
     * The events that are not in the books yet.
     *
     * @throws BooksException if there is a gap before or between them, or they are of another log
     */
    List<Logged> unseen(List<Logged> events) {
        long expected = events.getFirst().index();
        for (Logged logged : events) {
            if (logged.index() != expected++) {
                throw new BooksException("event " + logged.index() + " comes where " + (expected - 1)
                        + " was expected: the stream of events has no gaps");
            }
            check(logged);
        }
        if (events.getFirst().index() > nextIndex) {
            throw new BooksException("event " + events.getFirst().index() + " comes where " + nextIndex
                    + " was expected: the books would miss what lies between");
        }
        int known = (int) Math.min(nextIndex - events.getFirst().index(), events.size());
        return events.subList(known, events.size());
    }

    Position after(List<Logged> events) {
        Logged last = events.getLast();
        return new Position(last.index() + 1, nextIndex == 0 ? mark(events.getFirst()) : firstEvent,
                mark(last));
    }

    /** The log's time of the last event in the books (epoch milliseconds); 0 in empty books. */
    long lastMillis() {
        return lastEvent.isEmpty() ? 0 : Long.parseLong(lastEvent.split(" ", 3)[1]);
    }

    void write(Connection connection) throws SQLException {
        Sql.run(connection, "update position set next_index = ?, first_event = ?, last_event = ?", nextIndex,
                firstEvent, lastEvent);
    }

    private void check(Logged logged) {
        String expected = logged.index() == nextIndex - 1 ? lastEvent : firstEvent;
        boolean marked = nextIndex > 0 && (logged.index() == 0 || logged.index() == nextIndex - 1);
        if (marked && !expected.equals(mark(logged))) {
            throw new BooksException("these books are of another log: their event " + logged.index() + " is "
                    + expected + ", the log's is " + mark(logged) + ". Give the log its own books, or rebuild"
                    + " them");
        }
    }

    /** Only what no later edition writes otherwise. */
    private static String mark(Logged logged) {
        String subject = logged.event() instanceof Event.OfInstruction of
                ? " " + of.number() + " " + of.instruction().references().uetr()
                : "";
        return logged.sequence() + " " + logged.timeMillis() + " " + logged.event().getClass().getSimpleName()
                + subject;
    }

    private static Position read(Connection connection, String lock) throws SQLException {
        return Sql
                .list(connection, row -> new Position(row.getLong("next_index"), row.getString("first_event"),
                        row.getString("last_event")), "select * from position" + lock)
                .getFirst();
    }
}
