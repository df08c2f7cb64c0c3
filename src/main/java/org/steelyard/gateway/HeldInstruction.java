package org.steelyard.gateway;

import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Reason;

/**
 * An instruction that screening has not let through, for the compliance officer and for screening it again.
 *
 * @param number the engine's number
 * @param uetr its reference
 * @param sender who sent it
 * @param messageId the sender's message identification
 * @param amount the amount of its first leg
 * @param reason HIT, NOT_SCREENED or LIST_CHANGED
 * @param finding what was found where, or why there was no answer
 * @param sinceMillis since when it is held (epoch milliseconds, UTC)
 * @param original the message that brought it; NONE if none did
 */
public record HeldInstruction(long number, Uetr uetr, Bic sender, String messageId, Amount amount,
        Reason reason, String finding, long sinceMillis, OriginalMessage original) {
}
