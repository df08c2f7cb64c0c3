package org.steelyard.books;

import org.steelyard.money.Amount;

/**
 * What came in and what ended in a span of time, in one currency.
 *
 * @param timeMillis the beginning of the span (epoch milliseconds, UTC)
 * @param received how many instructions came in
 * @param settled how many settled
 * @param refused how many were refused
 * @param settledValue the sum of what settled
 */
public record Throughput(long timeMillis, long received, long settled, long refused, Amount settledValue) {
}
