package org.steelyard.gateway;

import org.steelyard.settlement.StatementPage;

/**
 * A page of an account's business day at the moment at which it is asked for.
 *
 * @param page the page, so far
 * @param index the place in the stream of events up to which it tells
 * @param timeMillis the log's time at that place (epoch milliseconds, UTC)
 */
public record StatementSoFar(StatementPage page, long index, long timeMillis) {
}
