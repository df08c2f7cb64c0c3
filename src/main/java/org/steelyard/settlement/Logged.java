package org.steelyard.settlement;

/**
 * An event with its place in the log. For a {@link Event.Settled} this place is the moment of finality
 * (CPMI-IOSCO principle 8).
 *
 * @param index place in the stream of events, from 0, without gaps
 * @param sequence the command that caused it, from 1, without gaps
 * @param timeMillis the log's time of that command (epoch milliseconds, UTC)
 * @param event what happened
 */
public record Logged(long index, long sequence, long timeMillis, Event event) {
}
