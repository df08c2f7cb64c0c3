package org.steelyard.gateway;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.ScreeningVersion;

/**
 * Tells the engine which list clears, and none as soon as the list is too old; then has what is held for want
 * of an answer screened again.
 */
final class ListWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ListWatch.class);

    /** If the books take longer, the next look screens what waits. */
    private static final long BOOKS_WITHIN_NANOS = 3_000_000_000L;

    private static final long LOOK_AGAIN_MILLIS = 20;

    private final ScreeningDesk desk;
    private final Rescreening rescreening;
    private final Doors doors;
    private final Duration answerWithin;
    /** What this node told the engine last; null before it has told it even that there is no list. */
    private @Nullable ScreeningVersion told;

    ListWatch(ScreeningDesk desk, Rescreening rescreening, Doors doors, Duration answerWithin) {
        this.desk = desk;
        this.rescreening = rescreening;
        this.doors = doors;
        this.answerWithin = answerWithin;
    }

    /**
     * Looks once. Called again and again, and after each change of the list.
     *
     * @return whether the engine knows the list; if not, the next look tells it again
     */
    synchronized boolean look() throws InterruptedException {
        desk.checkAge();
        ScreeningVersion version = desk.version();
        if (!version.equals(told) && !tell(version)) {
            return false;
        }
        rescreening.run();
        return true;
    }

    /** The books follow the log; what waits can be found in them once they have the list. */
    private void awaitBooks(ScreeningVersion version) throws InterruptedException {
        long deadline = System.nanoTime() + BOOKS_WITHIN_NANOS;
        while (!doors.status().listInForce().equals(version) && System.nanoTime() - deadline < 0) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private boolean tell(ScreeningVersion version) throws InterruptedException {
        try {
            Logged logged = doors.submit(new Command.PutListInForce(version))
                    .get(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
            if (logged.event() instanceof Event.Refused refused) {
                LOG.error("the engine refuses the list {}: {} {}", version, refused.reason(),
                        refused.detail());
                return false;
            }
            LOG.info("the list in force is {}", version);
            told = version;
            awaitBooks(version);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the engine could not be told of the list {}; trying again", version, e);
            return false;
        }
    }
}
