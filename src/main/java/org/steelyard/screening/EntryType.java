package org.steelyard.screening;

import java.util.Locale;
import java.util.Optional;

/** What a list entry is. */
public enum EntryType {
    /** A natural person. */
    PERSON,
    /** A company or any other body. */
    ORGANISATION,
    /** A ship. */
    VESSEL,
    /** An aeroplane; format 2 of a list has it. */
    AIRCRAFT,
    /** A bank or other institution with a BIC. */
    BANK,
    /** A country or territory as such; its code matches COUNTRY, BIC and IBAN subjects. */
    COUNTRY;

    /** The word that stands in the list. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the company form is no part of such an entry's name. */
    boolean hasCompanyForm() {
        return switch (this) {
            case ORGANISATION, BANK -> true;
            case PERSON, VESSEL, AIRCRAFT, COUNTRY -> false;
        };
    }

    static Optional<EntryType> ofWord(String word) {
        for (EntryType type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
