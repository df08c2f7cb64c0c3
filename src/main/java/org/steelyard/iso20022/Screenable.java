package org.steelyard.iso20022;

/**
 * One thing of a message that must be screened, as it stands in the message.
 *
 * @param place where it stands, as a path of elements
 * @param kind what it is
 * @param text the text itself, never blank
 */
public record Screenable(String place, Kind kind, String text) {

    /** What the text is. */
    public enum Kind {
        /** A party's or agent's name, address line or town. */
        NAME,
        /** A bank's code (ISO 9362). */
        BIC,
        /** A legal entity identifier (ISO 17442). */
        LEI,
        /** An account, IBAN or other. */
        ACCOUNT,
        /** A country (ISO 3166-1, two letters). */
        COUNTRY,
        /** Free text. */
        TEXT
    }
}
