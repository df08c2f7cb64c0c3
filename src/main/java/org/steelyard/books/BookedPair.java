package org.steelyard.books;

import java.util.List;

/**
 * A payment versus payment.
 *
 * @param reference the common reference of both sides
 * @param sides the side that came first, and the other once it has come
 */
public record BookedPair(String reference, List<BookedInstruction> sides) {

    /** Keeps its own copy. */
    public BookedPair {
        sides = List.copyOf(sides);
    }

    /** Whether the two sides have found each other. */
    public boolean isMatched() {
        return sides.size() > 1;
    }
}
