package org.steelyard.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steelyard.books.Books;
import org.steelyard.books.BooksException;
import org.steelyard.cluster.EventStream;
import org.steelyard.cluster.LogException;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.ScreeningVersion;

/**
 * Keeps the books up with the log, on a thread of its own. Where the books do not answer it tries again;
 * where they are behind it takes many events in one go. Settlement never waits for it.
 */
final class Bookkeeper implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Bookkeeper.class);
    /** As many events go into one transaction: more would only make readers wait longer for news. */
    private static final int MOST_EVENTS = 4_000;
    private static final long NAP_NANOS = 2_000_000;
    private static final long PAUSE_NANOS = 1_000_000_000;
    private static final long CLOSE_MILLIS = 20_000;

    private final EventStream stream;
    private final Books books;
    private final Thread thread;
    private volatile boolean closed;
    private volatile String trouble = "";
    private volatile long booked;
    private volatile ScreeningVersion listInForce;

    Bookkeeper(EventStream stream, Books books) {
        this.stream = stream;
        this.books = books;
        this.booked = books.nextIndex();
        this.listInForce = books.listInForce();
        this.thread = Thread.ofPlatform().name("bookkeeper").start(this::run);
    }

    /** Why the books stand still, in a sentence; empty while they do not. */
    String trouble() {
        return trouble;
    }

    /** The number of events that are in the books. */
    long booked() {
        return booked;
    }

    /** The list and rules whose clearances count, as far as the books know. */
    ScreeningVersion listInForce() {
        return listInForce;
    }

    private void run() {
        while (!closed) {
            if (stream.size() == 0) {
                LockSupport.parkNanos(NAP_NANOS);
                continue;
            }
            try (EventStream.Reader first = stream.from(0);
                    EventStream.Reader reader = stream.from(books.followFrom())) {
                // By the first event the books see whether the log is theirs, even one shorter than they are.
                first.next().stream().limit(1).forEach(logged -> books.project(List.of(logged)));
                follow(reader);
            } catch (BooksException | LogException failed) {
                say(failed);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void follow(EventStream.Reader reader) {
        while (!closed) {
            List<Logged> events = gather(reader);
            if (events.isEmpty()) {
                LockSupport.parkNanos(NAP_NANOS);
            } else {
                books.project(events);
                note(events);
                booked = events.getLast().index() + 1;
                trouble = "";
            }
        }
    }

    private void note(List<Logged> events) {
        for (Logged logged : events) {
            if (logged.event() instanceof Event.ListPutInForce put) {
                listInForce = put.version();
            }
        }
    }

    private static List<Logged> gather(EventStream.Reader reader) {
        List<Logged> gathered = new ArrayList<>();
        for (List<Logged> next = reader.next(); !next.isEmpty(); next = reader.next()) {
            gathered.addAll(next);
            if (gathered.size() >= MOST_EVENTS) {
                break;
            }
        }
        return gathered;
    }

    private void say(RuntimeException failed) {
        String text = String.valueOf(failed.getMessage());
        if (!text.equals(trouble)) {
            LOGGER.warn("The books stand still: {}", text, failed);
            trouble = text;
        }
    }

    /** Ends after the events in hand. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
