package org.steelyard.books;

/**
 * A message to a bank with its place among all messages to that bank.
 *
 * @param cursor counts the bank's messages from 1, without gaps
 * @param eventIndex the event that brought it about
 * @param timeMillis the log's time of that event (epoch milliseconds, UTC)
 * @param message the message
 */
public record MessageOut(long cursor, long eventIndex, long timeMillis, Outbound message) {
}
