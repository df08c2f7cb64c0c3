package org.steelyard.cluster;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.aeron.Aeron;
import io.aeron.cluster.client.AeronCluster;
import io.aeron.cluster.client.EgressListener;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.NoOpLock;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a client to whoever leads. It breaks and is made again without the client's doing more
 * than asking. One thread.
 */
final class ClientLink implements AutoCloseable {

    private static final long MESSAGE_TIMEOUT_SECONDS = 5;
    private static final long NEW_LEADER_TIMEOUT_SECONDS = 5;
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long KEEP_ALIVE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int FIRST_STREAM = 10_000;

    private final String driverFolder;
    private final List<LogSettings.Endpoint> endpoints;
    private final String host;
    private @Nullable Aeron aeron;
    private AeronCluster.@Nullable AsyncConnect connecting;
    private @Nullable AeronCluster cluster;
    private long nextTryNanos = System.nanoTime();
    private long nextKeepAliveNanos = nextTryNanos;

    ClientLink(String driverFolder, List<LogSettings.Endpoint> endpoints, String host) {
        this.driverFolder = driverFolder;
        this.endpoints = List.copyOf(endpoints);
        this.host = host;
    }

    /**
     * Goes on with connecting, if it is time to.
     *
     * @return whether it is connected now
     */
    boolean connect(EgressListener listener, long nowNanos) {
        if (nowNanos - nextTryNanos < 0) {
            return false;
        }
        try {
            AeronCluster.AsyncConnect connect = connecting;
            if (connect == null) {
                Aeron client = Aeron.connect(new Aeron.Context().aeronDirectoryName(driverFolder)
                        .useConductorAgentInvoker(true).clientLock(NoOpLock.INSTANCE)
                        .errorHandler(error -> {
                            // A broken connection shows in the next call.
                        }));
                aeron = client;
                connect = AeronCluster.asyncConnect(context(client, listener));
                connecting = connect;
            }
            if (aeron != null) {
                aeron.conductorAgentInvoker().invoke();
            }
            cluster = connect.poll();
            if (cluster != null) {
                connecting = null;
                nextKeepAliveNanos = nowNanos + KEEP_ALIVE_NANOS;
            }
            return cluster != null;
        } catch (RuntimeException notNow) {
            disconnect(nowNanos);
            return false;
        }
    }

    private AeronCluster.Context context(Aeron client, EgressListener listener) {
        // Each client takes its answers from a stream of its own: on shared memory all would see them.
        AeronCluster.Context context = new AeronCluster.Context().aeron(client).egressListener(listener)
                .egressStreamId(FIRST_STREAM + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE / 2))
                .messageTimeoutNs(TimeUnit.SECONDS.toNanos(MESSAGE_TIMEOUT_SECONDS))
                .newLeaderTimeoutNs(TimeUnit.SECONDS.toNanos(NEW_LEADER_TIMEOUT_SECONDS))
                .errorHandler(error -> {
                    // A broken connection shows in the next call.
                });
        return endpoints.isEmpty()
                ? context.ingressChannel("aeron:ipc?term-length=16m")
                        .egressChannel("aeron:ipc?term-length=16m")
                : context.ingressChannel("aeron:udp?term-length=16m")
                        .ingressEndpoints(LogParts.ingress(endpoints))
                        .egressChannel("aeron:udp?term-length=16m|endpoint=" + host + ":0");
    }

    /** Sends a message, or says by a negative number that it could not. */
    long offer(DirectBuffer buffer, int length) {
        return cluster == null ? -1 : cluster.offer(buffer, 0, length);
    }

    /**
     * Takes answers and keeps the session alive.
     *
     * @return how much there was to do; -1 if the connection is broken, and to be made again
     */
    int poll(long nowNanos) {
        try {
            if (cluster == null || aeron == null) {
                return -1;
            }
            int work = aeron.conductorAgentInvoker().invoke() + cluster.pollEgress();
            if (cluster.isClosed()) {
                disconnect(nowNanos);
                return -1;
            }
            if (nowNanos - nextKeepAliveNanos >= 0) {
                nextKeepAliveNanos = nowNanos + KEEP_ALIVE_NANOS;
                cluster.sendKeepAlive();
            }
            return work;
        } catch (RuntimeException broken) {
            disconnect(nowNanos);
            return -1;
        }
    }

    /** Drops the connection; the next is tried after a moment. */
    void disconnect(long nowNanos) {
        CloseHelper.quietCloseAll(connecting, cluster, aeron);
        connecting = null;
        cluster = null;
        aeron = null;
        nextTryNanos = nowNanos + RETRY_NANOS;
    }

    @Override
    public void close() {
        CloseHelper.quietCloseAll(connecting, cluster, aeron);
    }
}
