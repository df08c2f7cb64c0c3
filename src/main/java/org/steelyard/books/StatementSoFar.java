package org.steelyard.books;

import org.steelyard.settlement.StatementPage;

/**
 * A page of a statement at the moment at which it is asked for.
 *
 * @param page the page
 * @param eventIndex the last event that it knows of
 * @param timeMillis the log's time of that event (epoch milliseconds, UTC)
 */
public record StatementSoFar(StatementPage page, long eventIndex, long timeMillis) {
}
