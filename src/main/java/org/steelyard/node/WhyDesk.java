package org.steelyard.node;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.steelyard.cluster.LogNode;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Picture;
import org.steelyard.settlement.Why;

/**
 * Answers why an instruction waits: one question at a time on a thread of its own, and on one picture of the
 * queues for as long as taking the next would cost the engine more than a twentieth of its time.
 */
final class WhyDesk implements AutoCloseable {

    private static final long LONGEST_PICTURE_SECONDS = 10;
    private static final long TIMES_ITS_COST = 20;

    private final LogNode log;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("why-desk").daemon().factory());
    private @Nullable Picture last;
    private long notBeforeNanos = System.nanoTime();

    WhyDesk(LogNode log) {
        this.log = log;
    }

    /** Why it waits; empty if it does not. */
    CompletableFuture<Optional<Why>> why(Uetr uetr) {
        return CompletableFuture.supplyAsync(() -> Why.of(picture(), uetr), thread);
    }

    private Picture picture() {
        Picture before = last;
        boolean nothingHappened = before != null && before.sequence() == log.sequence();
        if (before != null && (nothingHappened || System.nanoTime() - notBeforeNanos < 0)) {
            return before;
        }
        try {
            long startNanos = System.nanoTime();
            Picture taken = log.picture().get(LONGEST_PICTURE_SECONDS, TimeUnit.SECONDS);
            long endNanos = System.nanoTime();
            notBeforeNanos = endNanos + TIMES_ITS_COST * (endNanos - startNanos);
            last = taken;
            return taken;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the node stops", interrupted);
        } catch (ExecutionException | TimeoutException notTaken) {
            throw new IllegalStateException("the log gives no picture of its queues", notTaken);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
