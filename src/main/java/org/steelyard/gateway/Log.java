package org.steelyard.gateway;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Logged;

/** The log, as someone sees it who waits for its answer. */
final class Log {

    private static final Logger LOG = LoggerFactory.getLogger(Log.class);

    private final Doors doors;
    private final Duration within;

    Log(Doors doors, Duration within) {
        this.doors = doors;
        this.within = within;
    }

    /**
     * Submits and waits until the log has it.
     *
     * @throws RefusedException if the answer did not come in time or the log is lost: then it may have the
     *             command, or not
     */
    Logged submit(Command command) throws RefusedException, InterruptedException {
        return await(doors.submit(command));
    }

    /** Waits for an answer that is under way; refused as {@link #submit}. */
    <T> T await(CompletableFuture<T> answer) throws RefusedException, InterruptedException {
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new RefusedException(DoorRule.OUTCOME_UNKNOWN, "unknown: the log has not answered within "
                    + within.toSeconds() + " seconds; send the same message again, it is safe");
        } catch (ExecutionException e) {
            LOG.warn("the log has lost a command", e);
            throw new RefusedException(DoorRule.LOG_UNREACHABLE,
                    "unknown: the log has lost its leader; send the same message again, it is safe");
        }
    }
}
