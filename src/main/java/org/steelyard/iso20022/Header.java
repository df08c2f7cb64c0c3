package org.steelyard.iso20022;

import org.steelyard.money.Bic;

/**
 * What the business application header (head.001.001.02) says of a message.
 *
 * @param from who sends it
 * @param to who is to get it
 * @param messageId the business message identification, 1 to 35 characters
 * @param definition the message definition identifier, such as {@code pacs.009.001.08}
 */
public record Header(Bic from, Bic to, String messageId, String definition) {
}
