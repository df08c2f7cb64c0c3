package org.steelyard.books;

/**
 * An instruction that a hit of screening holds. For the compliance officer alone: its sender must not learn
 * of it.
 *
 * @param instruction where it stands; how the case ended, once it is over
 * @param finding what was found where
 * @param openedMillis when (epoch milliseconds, UTC)
 * @param closedMillis when the instruction ended; 0 while the case is open
 */
public record ScreeningCase(BookedInstruction instruction, String finding, long openedMillis,
        long closedMillis) {

    /** Whether the instruction is still held. */
    public boolean isOpen() {
        return closedMillis == 0;
    }
}
