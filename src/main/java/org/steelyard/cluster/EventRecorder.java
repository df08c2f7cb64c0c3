package org.steelyard.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.locks.LockSupport;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableDirectByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.jspecify.annotations.Nullable;
import org.steelyard.cluster.wire.EventBatchEncoder;
import org.steelyard.cluster.wire.MessageHeaderEncoder;

/**
 * Takes every event from the engine's thread and appends it to the recorded stream on a thread of its own, so
 * that the engine waits for no disk.
 *
 * <p>
 * Why nothing is lost and nothing recorded twice, whenever the process ends: events follow from the log
 * alone. A snapshot is taken only after all events before it have been recorded and forced to disk. After a
 * restart the engine goes on from a snapshot and brings forth all later events again, with the same indexes;
 * those that the stream already has are not recorded again, but their chain must meet the one that was
 * recorded, and the others are what the end of the process had kept from the disk.
 */
final class EventRecorder implements AutoCloseable {

    /** Sequence and time before each event. */
    static final int RECORD_HEAD_BYTES = 2 * Long.BYTES;

    private static final int RING_BYTES = 16 * 1024 * 1024;
    private static final int MOST_A_BATCH = 8_192;
    private static final int RECORD = 1;
    private static final long WAIT_NANOS = 50_000;
    private static final long SHORTEST_NAP_NANOS = 500_000;
    private static final long LONGEST_NAP_NANOS = 4_000_000;

    private final EventFolder folder;
    private final OneToOneRingBuffer ring = new OneToOneRingBuffer(
            new UnsafeBuffer(ByteBuffer.allocateDirect(RING_BYTES + RingBufferDescriptor.TRAILER_LENGTH)));
    private final Thread thread = Thread.ofPlatform().name("event-recorder").daemon().unstarted(this::run);
    private final ExpandableDirectByteBuffer frame = new ExpandableDirectByteBuffer(
            2 * EventFile.BATCH_BYTES);
    private final UnsafeBuffer event = new UnsafeBuffer(0, 0);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EventBatchEncoder batch = new EventBatchEncoder();
    private EventBatchEncoder.EventsEncoder events = batch.wrap(frame, 0).eventsCount(0);
    private int inBatch;
    /** The index of the next event to arrive at this thread, and the chain before it. */
    private long nextIndex;
    private long chain;
    /** The events before this index were recorded before this start, and this is the chain over them. */
    private final long recordedBefore;
    private final long chainBefore;
    private long taken;
    private volatile long announced;
    private volatile long toForce;
    private volatile long forced;
    private volatile boolean closing;
    private volatile @Nullable Throwable failure;

    EventRecorder(EventFolder folder) {
        this.folder = folder;
        recordedBefore = folder.recorded();
        chainBefore = folder.chain();
    }

    /**
     * The engine begins here.
     *
     * @param index of the next event that it brings forth
     * @param chainSoFar the chain over the events before it
     * @throws LogException if events before it are missing
     */
    void begin(long index, long chainSoFar) {
        if (index > recordedBefore) {
            throw new LogException("the recorded events end before index " + recordedBefore
                    + ", and the log's snapshot goes on at " + index
                    + ": put back the folder 'events', or take away the snapshots of the log");
        }
        nextIndex = index;
        taken = index;
        announced = index;
        chain = chainSoFar;
        meet();
        thread.start();
    }

    /** Takes one event. For the engine's thread. */
    void take(DirectBuffer record, int offset, int length) {
        while (!ring.write(RECORD, record, offset, length)) {
            checkAlive();
            LockSupport.parkNanos(WAIT_NANOS);
        }
        taken++;
    }

    /** Lets others know how many events there are. For the engine's thread, before anything is answered. */
    void announce() {
        announced = taken;
    }

    /** How many events there are, those included that are still on their way to the stream. */
    long announced() {
        return announced;
    }

    /**
     * Waits until all that was taken is on the disk, and gives the chain over it. For the engine's thread.
     */
    long force() {
        toForce = taken;
        while (forced < taken) {
            checkAlive();
            LockSupport.parkNanos(WAIT_NANOS);
        }
        return chain;
    }

    /** Throws what has stopped the recording, if anything has. */
    void checkAlive() {
        Throwable stopped = failure;
        if (stopped != null) {
            throw new LogException("events cannot be recorded any more: " + stopped, stopped);
        }
        if (closing) {
            throw new LogException("the recording of events was closed");
        }
    }

    private void run() {
        long napNanos = SHORTEST_NAP_NANOS;
        try {
            // What had been taken when the end was asked for is still recorded.
            boolean last = false;
            while (true) {
                int work = record();
                if (work == 0 && last) {
                    return;
                }
                last = closing;
                // To wait until more has gathered costs readers a moment, and saves half of the writing.
                if (batch.limit() < EventFile.BATCH_BYTES && !last) {
                    napNanos = work > 0 ? SHORTEST_NAP_NANOS : Math.min(2 * napNanos, LONGEST_NAP_NANOS);
                    LockSupport.parkNanos(napNanos);
                }
            }
        } catch (IOException | RuntimeException | Error stopped) {
            failure = stopped;
        }
    }

    private int record() throws IOException {
        batch.wrapAndApplyHeader(frame, EventFile.FRAME_HEAD_BYTES, header);
        events = batch.eventsCount(MOST_A_BATCH);
        inBatch = 0;
        long first = nextIndex;
        int read = ring.controlledRead((type, from, at, length) -> {
            add(from, at, length);
            return batch.limit() < EventFile.BATCH_BYTES && inBatch < MOST_A_BATCH
                    ? ControlledMessageHandler.Action.CONTINUE
                    : ControlledMessageHandler.Action.BREAK;
        }, MOST_A_BATCH);
        if (inBatch > 0) {
            write(nextIndex - inBatch);
        }
        if (forced < toForce && nextIndex >= toForce && first == nextIndex) {
            folder.force();
            forced = nextIndex;
        }
        return read;
    }

    private void add(MutableDirectBuffer from, int at, int length) {
        chain = EventChain.after(chain, from, at, length);
        nextIndex++;
        if (nextIndex > recordedBefore) {
            events.next().sequence(from.getLong(at, ByteOrder.LITTLE_ENDIAN))
                    .timeMillis(from.getLong(at + Long.BYTES, ByteOrder.LITTLE_ENDIAN));
            event.wrap(from, at + RECORD_HEAD_BYTES, length - RECORD_HEAD_BYTES);
            events.putEventBytes(event, 0, event.capacity());
            inBatch++;
        } else {
            meet();
        }
    }

    /** Where the events of this start meet those of the last, they must be the same. */
    private void meet() {
        if (nextIndex == recordedBefore && chain != chainBefore) {
            throw new LogException("the recorded events before index " + recordedBefore
                    + " are not those of the log: one of the two folders belongs to another system");
        }
    }

    private void write(long firstIndex) throws IOException {
        events.resetCountToIndex();
        batch.firstIndex(firstIndex).chainAfter(chain);
        int length = batch.encodedLength() + MessageHeaderEncoder.ENCODED_LENGTH;
        ByteBuffer bytes = frame.byteBuffer().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int end = EventFile.FRAME_HEAD_BYTES + length;
        bytes.putInt(0, length).putInt(Integer.BYTES,
                EventFile.crc(bytes.duplicate().limit(end).position(EventFile.FRAME_HEAD_BYTES)));
        folder.append(bytes.limit(end).position(0), inBatch, chain);
    }

    /** Records what was taken, and stops. The stream can still be read. */
    @Override
    public void close() {
        closing = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
