package org.steelyard.gateway;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    private final ScreeningDesk desk;
    private final Rescreening rescreening;
    private final Doors doors;
    private final Duration answerWithin;
    /** What the engine was last told by this node. */
    private volatile ScreeningVersion told = ScreeningVersion.NONE;

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
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the engine could not be told of the list {}; trying again", version, e);
            return false;
        }
    }
}
