package org.steelyard.simulator;

import org.steelyard.money.Bic;

/**
 * A message that a bank sends in a simulated day.
 *
 * @param sender whose key opens the door
 * @param about what it is, in a few words for whoever watches
 * @param xml the whole message
 */
public record SentMessage(Bic sender, String about, String xml) {
}
