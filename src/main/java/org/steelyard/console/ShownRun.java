package org.steelyard.console;

import java.util.List;

import org.steelyard.money.Amount;

/**
 * A run over the queues that settled something, as the page shows it.
 *
 * @param index its place in the stream of events
 * @param timeMillis when it ended (epoch milliseconds of the log)
 * @param mechanism OFFSETTING for the largest set in order, OPTIMISATION for a proposed one
 * @param considered how many instructions stood in the queues
 * @param settled how many of them settled
 * @param dropped how many of a proposed set held no more
 * @param moved by currency
 * @param gapPpm how far the set is from the best at most, in millionths
 */
public record ShownRun(long index, long timeMillis, String mechanism, int considered, int settled,
        int dropped, List<Moved> moved, long gapPpm) {

    /** Keeps its own copy of the list. */
    public ShownRun {
        moved = List.copyOf(moved);
    }

    /**
     * What moved in one currency.
     *
     * @param value all that settled
     * @param liquidity what it took: the sum of what accounts paid net
     */
    public record Moved(Amount value, Amount liquidity) {
    }
}
