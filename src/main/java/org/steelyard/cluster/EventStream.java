package org.steelyard.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.steelyard.cluster.wire.EventBatchDecoder;
import org.steelyard.settlement.Logged;

/**
 * Every event that this member's engine has brought forth since the first, recorded in order. Any number of
 * readers follow it from any place, each at its own pace: they read files, and hold up nothing and nobody.
 *
 * <p>
 * An event may be read here a moment before or after the command's answer arrives at its client. It stays:
 * after a restart the same event has the same index, sequence and time.
 */
public final class EventStream {

    private static final long NAP_NANOS = 2_000_000;

    private final EventFolder folder;

    EventStream(EventFolder folder) {
        this.folder = folder;
    }

    /** The number of events recorded so far: the index of the next one. */
    public long size() {
        return folder.recorded();
    }

    /**
     * A reader that stands before this event.
     *
     * @param index from 0; it may lie ahead of what is recorded
     */
    public Reader from(long index) {
        return new Reader(index);
    }

    /**
     * Gives all events from this index on, those to come too, to a consumer on a thread of its own.
     *
     * @param index from 0; it may lie ahead of what is recorded
     * @param consumer gets them in order, at least one at a time; the next come when it returns. If it
     *            throws, the following ends: see {@link Following#failure}
     */
    public Following follow(long index, Consumer<List<Logged>> consumer) {
        return new Following(from(index), consumer);
    }

    /** One reader. Not for two threads. */
    public final class Reader implements AutoCloseable {

        private final EventReader events = new EventReader();
        private final UnsafeBuffer bytes = new UnsafeBuffer(0, 0);
        private long nextIndex;
        private @Nullable EventFile file;
        /** What was read while it was being written is read once more before it is called damaged. */
        private int damaged;

        private Reader(long index) {
            if (index < 0) {
                throw new IllegalArgumentException("events have indexes from 0, not " + index);
            }
            nextIndex = index;
        }

        /** The index of the event that is read next. */
        public long nextIndex() {
            return nextIndex;
        }

        /**
         * The next events, as they were recorded together; none if there are no more yet. Does not wait.
         *
         * @throws LogException if the recorded stream cannot be read
         */
        public List<Logged> next() {
            if (nextIndex >= folder.recorded()) {
                return List.of();
            }
            try {
                return read();
            } catch (IOException unreadable) {
                throw new LogException("the recorded events from index " + nextIndex + " cannot be read: "
                        + unreadable, unreadable);
            }
        }

        private List<Logged> read() throws IOException {
            while (true) {
                EventFile from = file == null ? open() : file;
                file = from;
                if (from.next()) {
                    EventBatchDecoder batch = from.batch();
                    long index = batch.firstIndex();
                    EventBatchDecoder.EventsDecoder each = batch.events();
                    if (index + each.count() > nextIndex) {
                        return decode(index, each);
                    }
                } else if (EventFile.firstIndex(folder.fileOf(nextIndex)) != from.firstIndex()) {
                    close();
                } else if (damaged++ > 0) {
                    throw new IOException("the frame at byte " + from.position() + " of "
                            + folder.fileOf(nextIndex) + " is damaged");
                }
            }
        }

        private EventFile open() throws IOException {
            if (nextIndex < folder.first()) {
                throw new IOException("the first event that is kept has the index " + folder.first());
            }
            return EventFile.open(folder.fileOf(nextIndex));
        }

        private List<Logged> decode(long firstIndex, EventBatchDecoder.EventsDecoder each) {
            damaged = 0;
            List<Logged> read = new ArrayList<>(each.count());
            long index = firstIndex;
            while (each.hasNext()) {
                each.next();
                long sequence = each.sequence();
                long timeMillis = each.timeMillis();
                each.wrapEventBytes(bytes);
                if (index >= nextIndex) {
                    read.add(new Logged(index, sequence, timeMillis,
                            events.read(bytes, 0, bytes.capacity())));
                }
                index++;
            }
            nextIndex = index;
            return read;
        }

        @Override
        public void close() {
            EventFile open = file;
            file = null;
            if (open != null) {
                try {
                    open.close();
                } catch (IOException left) {
                    throw new LogException("a file of events was not closed: " + left, left);
                }
            }
        }
    }

    /** A consumer that follows on a thread of its own, until it is closed or fails. */
    public static final class Following implements AutoCloseable {

        private static final long CLOSE_MILLIS = 5_000;

        private final Reader reader;
        private final Consumer<List<Logged>> consumer;
        private final Thread thread;
        private volatile boolean closed;
        private volatile @Nullable RuntimeException failure;

        private Following(Reader reader, Consumer<List<Logged>> consumer) {
            this.reader = reader;
            this.consumer = consumer;
            thread = Thread.ofPlatform().name("event-follower").daemon().start(this::run);
        }

        /** What has ended the following; empty while it goes on, and after {@link #close}. */
        public Optional<RuntimeException> failure() {
            return Optional.ofNullable(failure);
        }

        private void run() {
            try (reader) {
                while (!closed) {
                    List<Logged> next = reader.next();
                    if (next.isEmpty()) {
                        LockSupport.parkNanos(NAP_NANOS);
                    } else {
                        consumer.accept(next);
                    }
                }
            } catch (RuntimeException ended) {
                failure = ended;
            }
        }

        /** Ends it after the events that the consumer has in hand; waits no more than seconds for that. */
        @Override
        public void close() {
            closed = true;
            if (Thread.currentThread() == thread) {
                return;
            }
            try {
                thread.join(CLOSE_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
