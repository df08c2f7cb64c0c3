package org.steelyard.settlement;

import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;

/**
 * A sender's wish to take an instruction back (camt.056).
 *
 * @param sender the participant that asks; only the sender of the original may
 * @param messageId its message identification
 * @param original the instruction to be cancelled
 * @param reasonCode the ISO 20022 cancellation reason, such as {@code CUST}
 */
public record Cancellation(Bic sender, String messageId, Uetr original, String reasonCode) {
}
