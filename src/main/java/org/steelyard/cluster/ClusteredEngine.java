package org.steelyard.cluster;

import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.ImageFragmentAssembler;
import io.aeron.Publication;
import io.aeron.cluster.codecs.CloseReason;
import io.aeron.cluster.service.ClientSession;
import io.aeron.cluster.service.Cluster;
import io.aeron.cluster.service.ClusteredService;
import io.aeron.logbuffer.Header;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.steelyard.cluster.wire.CommandBatchDecoder;
import org.steelyard.cluster.wire.MessageHeaderDecoder;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Settlement;

/**
 * The engine behind the log: each committed message is decoded, applied with the log's time, recorded and
 * answered. Nothing here depends on who leads, but whether an answer is sent.
 */
final class ClusteredEngine implements ClusteredService {

    private final EventRecorder recorder;
    private final StateHashes hashes;
    private final Pictures pictures;
    private final Consumer<Throwable> onFailure;
    private final int mostWaiting;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final CommandBatchDecoder batch = new CommandBatchDecoder();
    private final CommandReader reader = new CommandReader();
    private final EventWriter writer = new EventWriter();
    private final UnsafeBuffer bytes = new UnsafeBuffer(0, 0);
    private final ExpandableArrayBuffer record = new ExpandableArrayBuffer(4096);
    private final Answers answers = new Answers();
    private final Outbox outbox = new Outbox();
    private Settlement settlement;
    private @Nullable Cluster cluster;
    /** Written by the engine's thread, read by any. */
    private volatile long nextDueMillis = Long.MAX_VALUE;

    /**
     * An engine that has not started.
     *
     * @param onFailure told once what made it stop for good
     */
    ClusteredEngine(EventRecorder recorder, StateHashes hashes, Pictures pictures, int mostWaiting,
            Consumer<Throwable> onFailure) {
        this.pictures = pictures;
        this.recorder = recorder;
        this.hashes = hashes;
        this.mostWaiting = mostWaiting;
        this.onFailure = onFailure;
        settlement = new Settlement(mostWaiting);
    }

    @Override
    public void onStart(Cluster in, @Nullable Image snapshot) {
        cluster = in;
        orStop(() -> {
            long chain = EventChain.START;
            settlement = new Settlement(mostWaiting);
            if (snapshot != null) {
                SnapshotIn from = new SnapshotIn(messages(in, snapshot));
                chain = from.getLong();
                settlement = Settlement.restore(from);
                from.checkSeal();
            }
            hashes.begin(settlement.sequence(), settlement.stateHash());
            recorder.begin(settlement.events(), chain);
            nextDueMillis = settlement.nextDueMillis();
        });
    }

    private static Supplier<byte[]> messages(Cluster cluster, Image image) {
        byte[][] taken = new byte[1][];
        ImageFragmentAssembler assembler = new ImageFragmentAssembler((buffer, offset, length, position) -> {
            taken[0] = new byte[length];
            buffer.getBytes(offset, taken[0]);
        });
        return () -> {
            taken[0] = new byte[0];
            while (taken[0].length == 0 && !image.isClosed() && !image.isEndOfStream()) {
                cluster.idleStrategy().idle(image.poll(assembler, 1));
            }
            return taken[0];
        };
    }

    @Override
    public void onSessionOpen(ClientSession session, long timeMillis) {
        // Sessions are no part of the state.
    }

    @Override
    public void onSessionClose(ClientSession session, long timeMillis, CloseReason reason) {
        outbox.forget(session.id());
    }

    @Override
    public void onSessionMessage(ClientSession session, long timeMillis, DirectBuffer message, int offset,
            int length, Header position) {
        orStop(() -> {
            recorder.checkAlive();
            apply(timeMillis, message, offset);
            recorder.announce();
            hashes.publish(settlement.sequence());
            nextDueMillis = settlement.nextDueMillis();
            if (isLeader()) {
                outbox.send(session, answers.buffer(), answers.end());
            }
        });
    }

    long nextDueMillis() {
        return nextDueMillis;
    }

    private boolean isLeader() {
        return cluster != null && cluster.role() == Cluster.Role.LEADER;
    }

    private void apply(long timeMillis, DirectBuffer message, int offset) {
        batch.wrapAndApplyHeader(message, offset, header);
        CommandBatchDecoder.CommandsDecoder each = batch.commands();
        answers.begin(each.count());
        while (each.hasNext()) {
            each.next();
            long correlation = each.correlation();
            each.wrapCommand(bytes);
            Command command;
            try {
                command = reader.read(bytes, 0, bytes.capacity());
            } catch (RuntimeException notUnderstood) {
                answers.complain(correlation, notUnderstood);
                continue;
            }
            apply(correlation, command, timeMillis);
        }
    }

    private void apply(long correlation, Command command, long timeMillis) {
        long firstIndex = settlement.events();
        List<Event> events = settlement.apply(command, timeMillis);
        long sequence = settlement.sequence();
        long atMillis = settlement.timeMillis();
        int answering = Answers.of(command, events);
        record.putLong(0, sequence, ByteOrder.LITTLE_ENDIAN);
        record.putLong(Long.BYTES, atMillis, ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < events.size(); i++) {
            int length = writer.write(events.get(i), record, EventRecorder.RECORD_HEAD_BYTES);
            recorder.take(record, 0, EventRecorder.RECORD_HEAD_BYTES + length);
        }
        if (isLeader()) {
            answers.add(correlation, firstIndex + answering, sequence, atMillis, command,
                    events.get(answering));
        }
        hashes.put(sequence, settlement.stateHash());
    }

    /** Between the log's messages, and when there are none. */
    @Override
    public int doBackgroundWork(long nowNanos) {
        return outbox.flush() + pictures.take(settlement::picture);
    }

    @Override
    public void onTimerEvent(long correlation, long timeMillis) {
        // The engine has no timers: time passes by commands.
    }

    @Override
    public void onTakeSnapshot(ExclusivePublication to) {
        Cluster in = cluster;
        if (in == null) {
            throw new IllegalStateException("a snapshot before the start");
        }
        orStop(() -> {
            SnapshotOut out = new SnapshotOut((buffer, length) -> {
                in.idleStrategy().reset();
                while (true) {
                    long result = to.offer(buffer, 0, length);
                    if (result > 0) {
                        return;
                    }
                    if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
                        throw new LogException("the snapshot cannot be written: "
                                + Publication.errorString(result));
                    }
                    in.idleStrategy().idle();
                }
            });
            // A snapshot counts only when no event before it can be lost.
            out.putLong(recorder.force());
            settlement.save(out);
            out.seal();
        });
    }

    @Override
    public void onRoleChange(Cluster.Role role) {
        // Whoever leads: the engine does the same.
    }

    @Override
    public void onTerminate(Cluster in) {
        // The node stops everything in its order.
    }

    /** A bug or a broken disk stops this member, whatever the log's agent would rather do. */
    private void orStop(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failed) {
            onFailure.accept(failed);
            throw new AgentTerminationException(failed);
        }
    }
}
