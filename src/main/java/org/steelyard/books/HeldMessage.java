package org.steelyard.books;

import org.steelyard.settlement.OriginalMessage;

/**
 * An instruction that screening has not let through, with the message that it can be screened by again.
 *
 * @param instruction where it stands; its detail is what was found, or why there was no answer
 * @param original the message that brought it; NONE if no message did
 */
public record HeldMessage(BookedInstruction instruction, OriginalMessage original) {
}
