package org.steelyard.settlement;

import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;

/**
 * The references by which the sender knows its message.
 *
 * @param sender the participant that sent and authenticated it
 * @param messageId the sender's message identification, at most 35 characters; never used twice
 * @param instructionId the instruction identification, at most 35 characters; empty if the message has none
 * @param endToEndId the end-to-end identification, at most 35 characters
 * @param uetr the unique end-to-end transaction reference
 */
public record References(Bic sender, String messageId, String instructionId, String endToEndId, Uetr uetr) {

    /** The longest identification of ISO 20022 (Max35Text). */
    public static final int LONGEST_ID = 35;

    /** Refuses identifications that are too long, and an empty message identification. */
    public References {
        if (messageId.isEmpty() || messageId.length() > LONGEST_ID || instructionId.length() > LONGEST_ID
                || endToEndId.length() > LONGEST_ID) {
            throw new IllegalArgumentException("identifications have at most " + LONGEST_ID
                    + " characters, the message's at least one: '" + messageId + "'");
        }
    }
}
