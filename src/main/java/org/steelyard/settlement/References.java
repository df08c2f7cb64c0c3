package org.steelyard.settlement;

import java.time.LocalDate;

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

    /**
     * Those of the instruction by which the system settles the net positions of a cycle, in the name of the
     * ledger's agent.
     *
     * @param date the business day
     * @param cycle the number of the cycle
     * @param attempt 1, or more where the references before it are taken
     * @param name the name of the cycle
     */
    public static References ofNetSettlement(Bic agent, LocalDate date, long cycle, int attempt,
            String name) {
        String messageId = "NET-" + date + "-" + cycle + "-" + attempt;
        MessageKey key = MessageKey.of(agent, messageId);
        return new References(agent, messageId, messageId, name, Uetr.fromBits(key.high(), key.low()));
    }

    /** Refuses identifications that are too long, and an empty message identification. */
    public References {
        if (messageId.isEmpty() || messageId.length() > LONGEST_ID || instructionId.length() > LONGEST_ID
                || endToEndId.length() > LONGEST_ID) {
            throw new IllegalArgumentException("identifications have at most " + LONGEST_ID
                    + " characters, the message's at least one: '" + messageId + "'");
        }
    }
}
