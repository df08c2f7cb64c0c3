package org.steelyard.gateway;

import org.steelyard.settlement.Statement;

/**
 * A bank's statement at the moment at which it asks.
 *
 * @param statement the account and its day, so far
 * @param index the place in the stream of events up to which it tells
 * @param timeMillis the log's time at that place (epoch milliseconds, UTC)
 */
public record StatementSoFar(Statement statement, long index, long timeMillis) {
}
