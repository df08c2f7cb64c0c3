package org.steelyard.node;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steelyard.cluster.LogClient;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Logged;

/** Looks at the clock of the business day again and again, and brings to the log what is due. */
final class DayWatch implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(DayWatch.class);
    private static final long LONGEST_ANSWER_SECONDS = 30;

    private final BusinessDayClock clock;
    private final LogClient client;
    private final long betweenMillis;
    private final Thread thread;

    DayWatch(BusinessDayClock clock, LogClient client, Duration between) {
        this.clock = clock;
        this.client = client;
        this.betweenMillis = between.toMillis();
        this.thread = Thread.ofPlatform().name("day-watch").daemon().start(this::run);
    }

    private void run() {
        try {
            while (true) {
                for (Command command : clock.due()) {
                    tell(command);
                }
                Thread.sleep(betweenMillis);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Command command) throws InterruptedException {
        try {
            CompletableFuture<Logged> answer = client.submit(command);
            LOGGER.info("{}: {}", command, answer.get(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS).event());
        } catch (ExecutionException | TimeoutException unanswered) {
            LOGGER.warn("The log did not hear of {}; saying it again", command, unanswered);
            clock.forget();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
