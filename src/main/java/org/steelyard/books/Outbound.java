package org.steelyard.books;

import org.steelyard.money.Bic;

/**
 * A message that the system sends to a bank, as the books keep it until the bank has fetched it, and longer.
 *
 * @param to the bank
 * @param definition the message definition identifier, such as {@code pacs.002.001.10}
 * @param messageId its business message identification
 * @param xml the whole message; it goes out as UTF-8
 */
public record Outbound(Bic to, String definition, String messageId, String xml) {
}
