package org.steelyard.cluster;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets the leader take a snapshot each interval in which anything happened. It asks the log, which orders it
 * among the commands: every member takes it at the same place.
 */
final class SnapshotClock implements AutoCloseable {

    private final LogNode node;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("snapshot-clock").daemon().factory());
    private volatile long lastSequence = -1;

    SnapshotClock(LogNode node, Duration interval) {
        this.node = node;
        var _ = clock.scheduleWithFixedDelay(this::take, interval.toMillis(), interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Whether anything happened since the last snapshot that was taken here. */
    boolean isDue() {
        return node.sequence() != lastSequence;
    }

    private void take() {
        long sequence = node.sequence();
        if (sequence != lastSequence && node.takeSnapshot()) {
            lastSequence = sequence;
        }
    }

    @Override
    public void close() {
        clock.close();
    }
}
