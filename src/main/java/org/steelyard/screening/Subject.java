package org.steelyard.screening;

import java.util.Objects;

/**
 * One thing of a message that must be screened, as it stands in the message, unshortened.
 *
 * @param place where it stands, e.g. {@code CdtTrfTxInf/Dbtr/Nm}; goes into hits and reasons
 * @param kind how it is compared
 * @param text the field's text; blank or too long text is never clear, see {@link Screener}
 */
public record Subject(String place, Kind kind, String text) {

    /** How a subject is compared with a list. */
    public enum Kind {
        /** A party's or agent's name, address line or town: as a whole, and for listed names in it. */
        NAME,
        /** A bank's code of ISO 9362, 8 or 11 characters; its country is compared too. */
        BIC,
        /** A legal entity identifier of ISO 17442, 20 characters. */
        LEI,
        /** An account number, IBAN or other; an IBAN's country is compared too. */
        ACCOUNT,
        /** A country code of ISO 3166-1, two letters. */
        COUNTRY,
        /** Free text such as remittance information: for listed names and identifiers in it. */
        TEXT
    }

    /** Checks that the place is stated. */
    public Subject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        if (place.isBlank()) {
            throw new IllegalArgumentException("a subject must say its place in the message");
        }
    }
}
