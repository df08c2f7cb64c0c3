package org.steelyard.iso20022;

import org.steelyard.money.Bic;

/**
 * A message from the system to a bank.
 *
 * @param to who is to get it
 * @param definition the message definition identifier, such as {@code pacs.002.001.10}
 * @param messageId its business message identification, 1 to 35 characters
 * @param xml the whole message; it goes out as UTF-8
 */
public record Outgoing(Bic to, String definition, String messageId, String xml) {
}
