package org.steelyard.settlement;

/**
 * The proof that a message was screened and nothing was found. The engine settles nothing without one that
 * names the instruction's own message and the list and rules in force (catalogue K1).
 *
 * @param message digest of the message that was screened
 * @param version the list and rules that screened it
 */
public record Clearance(Digest message, ScreeningVersion version) {
}
