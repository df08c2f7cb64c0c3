package org.steelyard.books;

import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Reason;

/**
 * An instruction that is held because screening gave no answer, or another list is in force since.
 *
 * @param number the engine's number
 * @param reason NOT_SCREENED or LIST_CHANGED
 * @param original the message that brought it; NONE if no message did
 */
public record Unscreened(long number, Reason reason, OriginalMessage original) {
}
