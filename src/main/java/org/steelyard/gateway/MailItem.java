package org.steelyard.gateway;

/**
 * A message from the system to a bank, in the bank's order.
 *
 * @param cursor its place in that order, from 1, without gaps
 * @param definition the message definition identifier, such as {@code pacs.002.001.10}
 * @param messageId its business message identification
 * @param xml the whole message; it goes out as UTF-8
 */
public record MailItem(long cursor, String definition, String messageId, String xml) {
}
