package org.steelyard.settlement;

import java.util.List;

/**
 * Instructions that a search has found to settle together, and what it says of its search. Nothing in it
 * counts as true: the engine checks it against the queues as they are when it arrives.
 *
 * @param pictureSequence the commands that the engine had applied when the search began
 * @param numbers the instructions, by the engine's numbers
 * @param considered how many instructions stood in the queues that were searched
 * @param weights by which the search compared currencies
 * @param bound what no set that could have settled then is worth more than, by these weights; from 0
 */
public record ProposedSet(long pictureSequence, List<Long> numbers, int considered, Weights weights,
        long bound) {

    /** Refuses sums below zero and more instructions than can wait; keeps its own copy of the numbers. */
    public ProposedSet {
        numbers = List.copyOf(numbers);
        if (numbers.size() > Settlement.MOST_WAITING) {
            throw new IllegalArgumentException("at most " + Settlement.MOST_WAITING
                    + " instructions can settle together, not " + numbers.size());
        }
        if (considered < 0 || bound < 0) {
            throw new IllegalArgumentException("neither a count nor a bound is below zero");
        }
    }
}
