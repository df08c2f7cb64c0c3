package org.steelyard.node;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steelyard.cluster.LogClient;
import org.steelyard.cluster.LogNode;
import org.steelyard.liquidity.Effort;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.Picture;
import org.steelyard.settlement.ProposedSet;
import org.steelyard.settlement.Search;
import org.steelyard.settlement.Weights;

/**
 * Searches the queues beside settlement, one search at a time on a thread of its own, and proposes to the log
 * what it finds: at intervals and shortly before each cut-off, if this member leads, and whenever somebody
 * asks. What a search takes is bounded by a number of steps; settlement goes on all the while.
 */
final class QueueSearch implements AutoCloseable {

    /** So long before a cut-off the last search begins: more than the largest takes. */
    static final Duration BEFORE_CUT_OFF = Duration.ofSeconds(10);

    private static final Logger LOGGER = LoggerFactory.getLogger(QueueSearch.class);
    private static final long BETWEEN_LOOKS_MILLIS = 500;
    private static final long LONGEST_ANSWER_SECONDS = 30;

    private final LogNode log;
    private final LogClient client;
    private final Weights weights;
    private final long everyNanos;
    private final LastSearches last;
    private final LongSupplier nanoClock;
    private final LinkedBlockingQueue<CompletableFuture<Logged>> asked = new LinkedBlockingQueue<>();
    private final Thread thread;
    private long searchedSequence = -1;
    private long searchedNanos;

    QueueSearch(LogNode log, LogClient client, Weights weights, int everySeconds, LastSearches last) {
        this.log = log;
        this.client = client;
        this.weights = weights;
        this.everyNanos = TimeUnit.SECONDS.toNanos(everySeconds);
        this.last = last;
        this.nanoClock = System::nanoTime;
        this.searchedNanos = nanoClock.getAsLong();
        this.thread = Thread.ofPlatform().name("queue-search").daemon().start(this::run);
    }

    /**
     * Searches as soon as the search under way has ended.
     *
     * @return completes with the {@link Event.RunEnded} of the proposal, be it that nothing was found
     */
    CompletableFuture<Logged> now() {
        CompletableFuture<Logged> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    }

    private void run() {
        try {
            while (true) {
                CompletableFuture<Logged> wanted = asked.poll(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
                if (wanted != null) {
                    answer(wanted);
                } else if (log.role() == LogNode.Role.LEADER) {
                    searchIfDue();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(CompletableFuture<Logged> wanted) throws InterruptedException {
        try {
            wanted.complete(propose(search(picture())));
        } catch (ExecutionException | TimeoutException | RuntimeException failed) {
            LOGGER.warn("A search that was asked for came to nothing: {}", failed.toString());
            wanted.completeExceptionally(failed);
        }
    }

    private void searchIfDue() throws InterruptedException {
        boolean isLast = last.isDue();
        boolean isTime = everyNanos > 0 && nanoClock.getAsLong() - searchedNanos >= everyNanos;
        if (!isLast && !isTime) {
            return;
        }
        searchedNanos = nanoClock.getAsLong();
        if (!isLast && log.sequence() == searchedSequence) {
            return;
        }
        try {
            Picture picture = picture();
            ProposedSet found = search(picture);
            searchedSequence = picture.sequence();
            if (isLast || !found.numbers().isEmpty()) {
                Logged ended = propose(found);
                searchedSequence = Math.max(searchedSequence, ended.sequence());
            }
        } catch (ExecutionException | TimeoutException | RuntimeException failed) {
            LOGGER.warn("The queues were not searched, and will be at the next time: {}", failed.toString());
        }
    }

    private Picture picture() throws InterruptedException, ExecutionException, TimeoutException {
        return log.picture().get(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    private ProposedSet search(Picture picture) {
        return Search.propose(picture, weights, Effort::ofRun);
    }

    private Logged propose(ProposedSet found)
            throws InterruptedException, ExecutionException, TimeoutException {
        Logged ended = client.submit(new Command.SettleTogether(found)).get(LONGEST_ANSWER_SECONDS,
                TimeUnit.SECONDS);
        if (ended.event() instanceof Event.RunEnded run && run.considered() > 0) {
            LOGGER.info("Of {} that waited {} settled together, {} of the proposal did not hold; {} of {} in"
                    + " value", run.considered(), run.settled(), run.dropped(), run.value(), run.bound());
        }
        return ended;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (var wanted = asked.poll(); wanted != null; wanted = asked.poll()) {
            wanted.completeExceptionally(new IllegalStateException("the node stops"));
        }
    }
}
