package org.steelyard.gateway;

import java.time.Instant;
import java.util.List;

import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;

/** What the operator may ask of the search for sets that settle together. */
final class LiquidityDesk {

    private final Doors doors;
    private final Log log;

    LiquidityDesk(Doors doors, Log log) {
        this.doors = doors;
        this.log = log;
    }

    private record Moved(String currency, String value, String liquidity) {
    }

    /**
     * What a run did.
     *
     * @param sequence its place in the log
     * @param pictureSequence after which command the queues stood that were searched
     * @param value all that settled, by the weights of the currencies
     * @param bound what no set could be worth more than
     * @param gapPpm how far the one is below the other at most, in millionths
     */
    private record Run(String mechanism, long sequence, Instant time, long pictureSequence, int considered,
            int settled, int dropped, List<Moved> moved, long value, long bound, long gapPpm) {
    }

    /** {@code POST /v1/operator/optimise}: searches the queues now, and settles what holds of the find. */
    Answer optimise(Call call) throws RefusedException, InterruptedException {
        Logged logged = log.await(doors.searchQueues());
        if (logged.event() instanceof Event.RunEnded run) {
            return Answer.json(view(logged, run));
        }
        throw new IllegalStateException("a search is answered by its run, not by " + logged.event());
    }

    private static Run view(Logged logged, Event.RunEnded run) {
        List<Moved> moved = run.turnovers().stream()
                .map(each -> new Moved(each.value().currency().code(), each.value().decimal(),
                        each.liquidity().decimal()))
                .toList();
        return new Run(run.mechanism().name(), logged.sequence(),
                Instant.ofEpochMilli(logged.timeMillis()), run.pictureSequence(), run.considered(),
                run.settled(), run.dropped(), moved, run.value(), run.bound(), run.gapPpm());
    }
}
