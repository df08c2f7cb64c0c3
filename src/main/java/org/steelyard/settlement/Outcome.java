package org.steelyard.settlement;

/**
 * Where an instruction stands, and since when: the answer that a repeated message gets again.
 *
 * @param state its state
 * @param reason why, for a state that needs a reason; {@link Reason#NONE} otherwise
 * @param sequence the command in the log that put it there
 * @param timeMillis the log's time of that command (epoch milliseconds)
 */
public record Outcome(State state, Reason reason, long sequence, long timeMillis) {
}
