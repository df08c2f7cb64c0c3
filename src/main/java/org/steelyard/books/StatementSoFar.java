package org.steelyard.books;

import org.steelyard.settlement.Statement;

/**
 * A statement at the moment at which it is asked for.
 *
 * @param statement the account and its day
 * @param eventIndex the last event that it knows of
 * @param timeMillis the log's time of that event (epoch milliseconds, UTC)
 */
public record StatementSoFar(Statement statement, long eventIndex, long timeMillis) {
}
