package org.steelyard.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

import io.aeron.cluster.ClusterControl;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.ElectionState;
import io.aeron.cluster.service.Cluster;
import io.aeron.exceptions.AeronEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steelyard.settlement.Picture;

/**
 * One member of the log, with the engine behind it and the recorded events beside it. A log of one lives in
 * the process that needs it; the same class is one of three or five on as many machines.
 *
 * <p>
 * A command is acknowledged after a majority of the members (the one, in a log of one) has it on disk, by the
 * level of {@link LogSettings.Sync}. From then on no crash of any minority loses it.
 */
public final class LogNode implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(LogNode.class);
    private static final Duration LONGEST_SNAPSHOT = Duration.ofMinutes(2);
    private static final long NAP_NANOS = 1_000_000;
    private static final long NO_COUNTER = -1;

    /** What a member is to the log at the moment. */
    public enum Role {
        /** Takes commands and answers them. */
        LEADER,
        /** Applies what the leader orders. */
        FOLLOWER,
        /** No leader is known; the members vote, or this one catches up. */
        ELECTING,
        /** Stopped, by {@link LogNode#close} or a failure. */
        STOPPED
    }

    /**
     * How a member is.
     *
     * @param role what it is at the moment
     * @param sequence the number of commands that it has applied
     * @param stateHash its state hash after them; equal on every member at an equal sequence
     * @param events the number of events that can be read from its stream
     * @param commitPosition bytes of the log that the members have agreed on
     * @param failure what has stopped it; empty while it is well
     */
    public record Status(Role role, long sequence, long stateHash, long events, long commitPosition,
            Optional<String> failure) {
    }

    private final LogSettings settings;
    private final LogFolder folder;
    private final EventFolder events;
    private final EventRecorder recorder;
    private final StateHashes hashes = new StateHashes();
    private final Pictures pictures = new Pictures();
    private final LogParts parts;
    private final ClusteredEngine engine;
    private final ConsensusModule.Context consensus;
    private final SnapshotClock snapshots;
    private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
    private final Object counters = new Object();
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    private LogNode(LogSettings settings, LogFolder folder, EventFolder events) {
        this.settings = settings;
        this.folder = folder;
        this.events = events;
        recorder = new EventRecorder(events);
        parts = new LogParts(settings, folder, this::stopped, this::survived);
        try {
            engine = new ClusteredEngine(recorder, hashes, pictures, settings.mostWaiting(), this::stopped);
            consensus = parts.start(engine);
        } catch (RuntimeException | Error notStarted) {
            closeQuietly();
            throw notStarted;
        }
        snapshots = new SnapshotClock(this, settings.snapshotEvery());
    }

    /**
     * Starts a member; returns when its parts run. It may still have to replay its log and to find a leader:
     * see {@link #awaitLeader}.
     *
     * @throws LogException if the folder is in use, belongs to another member, or cannot be read
     */
    public static LogNode start(LogSettings settings) {
        LogFolder folder = LogFolder.take(settings);
        try {
            return new LogNode(settings, folder, EventFolder.open(folder.events()));
        } catch (IOException unreadable) {
            folder.close();
            throw new LogException("the recorded events in " + folder.events() + " cannot be opened: "
                    + unreadable, unreadable);
        } catch (RuntimeException | Error notStarted) {
            folder.close();
            throw notStarted;
        }
    }

    /**
     * Waits until the log has a leader and this member is up with it.
     *
     * @return false if that took longer
     * @throws LogException if the member has stopped
     */
    public boolean awaitLeader(Duration longest) {
        return await(longest, () -> {
            checkAlive();
            Role role = role();
            return role == Role.LEADER || role == Role.FOLLOWER;
        });
    }

    /** How it is now. */
    public Status status() {
        long sequence = hashes.last();
        long hash = hashes.at(sequence).orElseGet(hashes::lastHash);
        return new Status(role(), sequence, hash, events.recorded(),
                Math.max(0, counter(context -> context.commitPositionCounter().get())), failure());
    }

    /** What it is now. */
    public Role role() {
        boolean elects = counter(context -> context.electionStateCounter().get()) != ElectionState.CLOSED
                .code();
        long role = counter(context -> context.clusterNodeRoleCounter().get());
        if (role == NO_COUNTER) {
            return Role.STOPPED;
        }
        if (elects) {
            return Role.ELECTING;
        }
        return role == Cluster.Role.LEADER.code() ? Role.LEADER : Role.FOLLOWER;
    }

    /** Counters stand in memory that is gone when the consensus module is: never read them after that. */
    private long counter(ToLongFunction<ConsensusModule.Context> reading) {
        synchronized (counters) {
            return closed || failure != null ? NO_COUNTER : reading.applyAsLong(consensus);
        }
    }

    /** Told by a part that ends, before it frees anything. Who waits for it is told by another thread. */
    private void stopped(Throwable why) {
        synchronized (counters) {
            failure = failure == null ? why : failure;
        }
        var _ = failed.completeAsync(() -> why);
    }

    /** The number of commands applied so far. */
    public long sequence() {
        return hashes.last();
    }

    /**
     * The number of events that the engine has brought forth: beyond that of every answered command, while
     * the stream of {@link #events} may still be a moment behind.
     */
    public long eventsBroughtForth() {
        return recorder.announced();
    }

    /** The state hash after this command; empty if it is still to come, or too long ago. */
    public OptionalLong stateHashAt(long sequence) {
        return hashes.at(sequence);
    }

    /** What has stopped it; empty while it is well. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure).map(Throwable::toString);
    }

    /** Completes when the member stops without having been asked to; only a restart helps. */
    public CompletableFuture<Throwable> failed() {
        return failed.copy();
    }

    /** The events that the engine has brought forth. */
    public EventStream events() {
        return new EventStream(events);
    }

    /**
     * A picture of the engine's queues as this member has them, taken between two commands. Some milliseconds
     * of the engine's thread where very many wait: do not ask all the time.
     *
     * @return completes with it; never, once the member has stopped
     */
    public CompletableFuture<Picture> picture() {
        return pictures.ask();
    }

    /**
     * When something is next due in the engine, as this member has it (epoch milliseconds): a cut-off, a time
     * of an instruction or of a cycle; {@link Long#MAX_VALUE} if nothing is. Due things are done by the next
     * command, so if no other comes, somebody has to send a tick.
     */
    public long nextDueMillis() {
        return engine.nextDueMillis();
    }

    /** A client of this log that lives beside this member and ends before it. */
    public LogClient connect() {
        return connect(LogClient.Tuning.DEFAULT);
    }

    /** The same, with this behaviour. */
    public LogClient connect(LogClient.Tuning tuning) {
        String host = settings.isEmbedded() ? "" : settings.endpoints().get(settings.member()).host();
        return LogClient.beside(folder.driver().toString(), settings.endpoints(), host, tuning);
    }

    /**
     * Takes a snapshot on every member, if this one leads, and waits for it here.
     *
     * @return false if this member does not lead, or the snapshot took too long
     */
    public boolean takeSnapshot() {
        if (role() != Role.LEADER) {
            return false;
        }
        long before = counter(context -> context.snapshotCounter().get());
        long ordered = counter(
                context -> ClusterControl.ToggleState.SNAPSHOT.toggle(context.controlToggleCounter())
                        ? 1
                        : 0);
        return ordered == 1 && await(LONGEST_SNAPSHOT,
                () -> failure != null || counter(context -> context.snapshotCounter().get()) > before)
                && failure == null;
    }

    private static boolean await(Duration longest, BooleanSupplier condition) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(NAP_NANOS);
        }
        return true;
    }

    private void checkAlive() {
        Throwable stopped = failure;
        if (stopped != null) {
            throw new LogException("the log has stopped: " + stopped, stopped);
        }
    }

    private void survived(Throwable error) {
        if (error instanceof AeronEvent) {
            // What happens in the life of a log: an election, a part that tidies up after a crash.
            LOGGER.debug("The log says: {}", error.toString());
        } else if (!closed) {
            LOGGER.warn("The log says: {}", error.toString());
        }
    }

    /** Takes a last snapshot, if this member leads and is well, and stops all of it. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        snapshots.close();
        if (failure == null && snapshots.isDue() && !takeSnapshot() && settings.isEmbedded()) {
            LOGGER.warn("No snapshot was taken at the end: the next start will replay more of the log.");
        }
        synchronized (counters) {
            closed = true;
        }
        closeQuietly();
    }

    private void closeQuietly() {
        try {
            parts.close();
        } finally {
            recorder.close();
            try {
                events.close();
            } catch (IOException left) {
                LOGGER.warn("The recorded events were not closed: {}", left.toString());
            } finally {
                folder.close();
            }
        }
    }
}
