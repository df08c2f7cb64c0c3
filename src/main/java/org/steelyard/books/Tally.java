package org.steelyard.books;

import org.steelyard.money.Amount;
import org.steelyard.settlement.State;

/**
 * How many instructions of a currency are in a state, and their value.
 *
 * @param state the state
 * @param count how many
 * @param value their sum, in the currency counted
 */
public record Tally(State state, long count, Amount value) {

    /** Whether what is counted has settled. */
    public boolean isSettled() {
        return state == State.SETTLED;
    }
}
