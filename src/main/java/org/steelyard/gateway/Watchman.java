package org.steelyard.gateway;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the list looked after, from the start to the close. */
final class Watchman implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchman.class);

    /** A list's age is counted in hours, and each message is screened by a list of the right age anyhow. */
    private static final long SECONDS_BETWEEN = 10;

    private final ListWatch watch;
    private final Bell bell = new Bell();
    private final Thread thread;

    private Watchman(ListWatch watch) {
        this.watch = watch;
        this.thread = Thread.ofVirtual().name("list-watch").unstarted(this::walk);
    }

    /** Looks once before it returns, so that the engine knows the list if the log is there. */
    static Watchman start(ListWatch watch) {
        Watchman watchman = new Watchman(watch);
        watchman.look();
        watchman.thread.start();
        return watchman;
    }

    /** Looks now. */
    void wake() {
        bell.ring();
    }

    private void walk() {
        long rings = bell.rings();
        try {
            while (!bell.isLast()) {
                bell.await(rings, Bell.nanos(SECONDS_BETWEEN));
                rings = bell.rings();
                if (!bell.isLast()) {
                    look();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            watch.look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The next look may go better; until then the engine believes what it was told last.
            LOG.error("the list could not be looked after", e);
        }
    }

    @Override
    public void close() {
        bell.ringLast();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
