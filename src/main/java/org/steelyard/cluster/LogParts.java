package org.steelyard.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.service.ClusteredServiceContainer;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NoOpLock;

/**
 * The parts of Aeron that make a member of the log, started in order and closed in the other: media driver,
 * archive, consensus module, container of the engine. What is set here was measured: docs/operator/log.md.
 */
final class LogParts implements AutoCloseable {

    /** Frames on shared memory need not fit a network's packets. */
    private static final int MEMORY_MTU_BYTES = 8 * 1024;
    private static final int NETWORK_MTU_BYTES = 1408;
    private static final String LOG_TERM = "32m";
    private static final String CLIENT_TERM = "16m";
    private static final int SEGMENT_BYTES = 128 * 1024 * 1024;
    private static final long SESSION_TIMEOUT_SECONDS = 10;
    private static final long HEARTBEAT_TIMEOUT_MILLIS = 2_000;
    private static final long HEARTBEAT_MILLIS = 100;
    private static final long ELECTION_MILLIS = 500;
    /** Gateways, benchmarks and tools; each bank comes through a gateway. */
    private static final int MOST_CLIENTS = 64;
    private static final int EMBEDDED_CLUSTER = 0;

    private static final int INGRESS_PORT = 0;
    private static final int CONSENSUS_PORT = 1;
    private static final int LOG_PORT = 2;
    private static final int CATCH_UP_PORT = 3;
    private static final int ARCHIVE_PORT = 4;

    private final List<AutoCloseable> started = new ArrayList<>();
    private final LogSettings settings;
    private final LogFolder folder;
    private final Consumer<Throwable> onFailure;
    private final ErrorHandler onError;

    /**
     * Nothing is started yet.
     *
     * @param onFailure told what ends a part for good
     * @param onError told what a part survives
     */
    LogParts(LogSettings settings, LogFolder folder, Consumer<Throwable> onFailure, ErrorHandler onError) {
        this.settings = settings;
        this.folder = folder;
        this.onFailure = onFailure;
        this.onError = onError;
    }

    /** Starts all, and returns the settings of the consensus module with its counters. */
    ConsensusModule.Context start(ClusteredEngine engine) {
        started.add(MediaDriver.launch(driver()));
        Archive archive = Archive.launch(archive());
        started.add(archive);
        ConsensusModule.Context consensus = consensus();
        started.add(ConsensusModule.launch(consensus));
        started.add(ClusteredServiceContainer.launch(container(engine)));
        return consensus;
    }

    static IdleStrategy idle() {
        return new BackoffIdleStrategy(10, 20, 1_000, 1_000_000);
    }

    private MediaDriver.Context driver() {
        return driver(folder.driver().toString(), onError);
    }

    /** The media driver of a member, or of a client that has none beside it. */
    static MediaDriver.Context driver(String folder, ErrorHandler onError) {
        return new MediaDriver.Context()
                .aeronDirectoryName(folder)
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(idle())
                .termBufferSparseFile(true)
                .ipcMtuLength(MEMORY_MTU_BYTES)
                .mtuLength(NETWORK_MTU_BYTES)
                .spiesSimulateConnection(true)
                .errorHandler(onError);
    }

    private Archive.Context archive() {
        int level = settings.sync().ordinal();
        Archive.Context context = new Archive.Context()
                .aeronDirectoryName(folder.driver().toString())
                .archiveDir(folder.archive().toFile())
                .markFileDir(folder.marks().toFile())
                .threadingMode(ArchiveThreadingMode.SHARED)
                .idleStrategySupplier(LogParts::idle)
                .fileSyncLevel(level)
                .catalogFileSyncLevel(level)
                .segmentFileLength(SEGMENT_BYTES)
                .recordingEventsEnabled(false)
                .errorHandler(onError);
        if (settings.isEmbedded()) {
            return context.controlChannelEnabled(false).replicationChannel("aeron:ipc")
                    .archiveClientContext(new AeronArchive.Context().controlResponseChannel("aeron:ipc"));
        }
        return context.controlChannel(udp(ARCHIVE_PORT))
                .replicationChannel("aeron:udp?endpoint=" + self().host() + ":0");
    }

    private AeronArchive.Context archiveClient() {
        return new AeronArchive.Context()
                .aeronDirectoryName(folder.driver().toString())
                .lock(NoOpLock.INSTANCE)
                .controlRequestChannel(AeronArchive.Configuration.localControlChannel())
                .controlRequestStreamId(AeronArchive.Configuration.localControlStreamId())
                .controlResponseChannel(AeronArchive.Configuration.localControlChannel());
    }

    private ConsensusModule.Context consensus() {
        ConsensusModule.Context context = new ConsensusModule.Context()
                .aeronDirectoryName(folder.driver().toString())
                .clusterDir(folder.cluster().toFile())
                .markFileDir(folder.marks().toFile())
                .clusterId(EMBEDDED_CLUSTER)
                .clusterMemberId(settings.member())
                .clusterMembers(members())
                .archiveContext(archiveClient())
                .fileSyncLevel(settings.sync().ordinal())
                .idleStrategySupplier(LogParts::idle)
                .maxConcurrentSessions(MOST_CLIENTS)
                .sessionTimeoutNs(TimeUnit.SECONDS.toNanos(SESSION_TIMEOUT_SECONDS))
                .leaderHeartbeatTimeoutNs(TimeUnit.MILLISECONDS.toNanos(HEARTBEAT_TIMEOUT_MILLIS))
                .leaderHeartbeatIntervalNs(TimeUnit.MILLISECONDS.toNanos(HEARTBEAT_MILLIS))
                .electionTimeoutNs(TimeUnit.MILLISECONDS.toNanos(ELECTION_MILLIS))
                .terminationHook(() -> onFailure.accept(new LogException("the consensus module ended")))
                .errorHandler(onError);
        if (settings.isEmbedded()) {
            return context.ingressChannel("aeron:ipc?term-length=" + CLIENT_TERM)
                    .isIpcIngressAllowed(false)
                    .consensusChannel("aeron:ipc?term-length=64k")
                    .logChannel("aeron:ipc?term-length=" + LOG_TERM)
                    .replicationChannel("aeron:ipc");
        }
        return context.ingressChannel("aeron:udp?term-length=" + CLIENT_TERM)
                .isIpcIngressAllowed(true)
                .logChannel("aeron:udp?term-length=" + LOG_TERM)
                .replicationChannel("aeron:udp?endpoint=" + self().host() + ":0");
    }

    private ClusteredServiceContainer.Context container(ClusteredEngine engine) {
        return new ClusteredServiceContainer.Context()
                .aeronDirectoryName(folder.driver().toString())
                .clusterDir(folder.cluster().toFile())
                .markFileDir(folder.marks().toFile())
                .clusterId(EMBEDDED_CLUSTER)
                .archiveContext(archiveClient())
                .clusteredService(engine)
                .idleStrategySupplier(LogParts::idle)
                .terminationHook(() -> onFailure.accept(new LogException("the engine's container ended")))
                .errorHandler(onError);
    }

    /** Every member with its five addresses; a log of one in its process gets names that nobody resolves. */
    private String members() {
        if (settings.isEmbedded()) {
            return "0,memory:1,memory:2,memory:3,memory:4,memory:5";
        }
        return IntStream.range(0, settings.endpoints().size())
                .mapToObj(number -> number + "," + IntStream
                        .of(INGRESS_PORT, CONSENSUS_PORT, LOG_PORT, CATCH_UP_PORT, ARCHIVE_PORT)
                        .mapToObj(settings.endpoints().get(number)::at).collect(Collectors.joining(",")))
                .collect(Collectors.joining("|"));
    }

    /** Where a client finds each member, by number. */
    static String ingress(List<LogSettings.Endpoint> endpoints) {
        return IntStream.range(0, endpoints.size())
                .mapToObj(number -> number + "=" + endpoints.get(number).at(INGRESS_PORT))
                .collect(Collectors.joining(","));
    }

    private LogSettings.Endpoint self() {
        return settings.endpoints().get(settings.member());
    }

    private String udp(int offset) {
        return "aeron:udp?endpoint=" + self().at(offset);
    }

    /** Closes what was started, the last first; what one part says to that does not keep the others open. */
    @Override
    public void close() {
        RuntimeException first = null;
        for (AutoCloseable part : started.reversed()) {
            try {
                part.close();
            } catch (Exception refused) {
                first = first == null
                        ? new LogException("the log did not close: " + refused, refused)
                        : first;
            }
        }
        started.clear();
        if (first != null) {
            throw first;
        }
    }
}
