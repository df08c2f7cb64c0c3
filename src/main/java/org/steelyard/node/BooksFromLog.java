package org.steelyard.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

import org.steelyard.books.Books;
import org.steelyard.cluster.EventStream;
import org.steelyard.cluster.LogNode;
import org.steelyard.config.Configuration;
import org.steelyard.iso20022.MessageWriter;
import org.steelyard.settlement.Logged;

/** Makes the books anew out of a node's own recorded events, while the node itself is stopped. */
public final class BooksFromLog {

    private static final int EVENTS_AT_ONCE = 4_000;
    private static final long NAP_NANOS = 2_000_000;
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private BooksFromLog() {
    }

    /**
     * Throws the books away and makes them again from event 0.
     *
     * @param configuration the node's own
     * @param progress is told how many events are in the books, again and again
     * @return the fingerprint of the new books: equal for equal events
     * @throws RuntimeException if the node runs, or its log or its books cannot be opened
     */
    public static String rebuild(Configuration configuration, LongConsumer progress) {
        try (LogNode log = LogNode.start(LogOf.settings(configuration))) {
            if (!log.awaitLeader(LONGEST_START)) {
                throw new IllegalStateException("the log has found no leader: are the other members up?");
            }
            try (Books books = Books.rebuild(Steelyard.booksOf(configuration),
                    new Letters(new MessageWriter(configuration.operator().bic())));
                    EventStream.Reader reader = log.events().from(0)) {
                project(books, reader, log.eventsBroughtForth(), progress);
                return books.fingerprint();
            }
        }
    }

    /** Up to this index: after a kill the last events come anew out of the log, a moment after the start. */
    private static void project(Books books, EventStream.Reader reader, long end, LongConsumer progress) {
        List<Logged> batch = new ArrayList<>();
        while (reader.nextIndex() < end || !batch.isEmpty()) {
            List<Logged> next = reader.next();
            batch.addAll(next);
            if (batch.size() >= EVENTS_AT_ONCE || next.isEmpty() && !batch.isEmpty()) {
                books.project(batch);
                progress.accept(reader.nextIndex());
                batch.clear();
            } else if (next.isEmpty()) {
                LockSupport.parkNanos(NAP_NANOS);
            }
        }
    }
}
