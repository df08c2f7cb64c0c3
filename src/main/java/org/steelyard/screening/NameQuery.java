package org.steelyard.screening;

import java.util.Optional;

/**
 * A name that is looked for, with what is known besides.
 *
 * @param name as it was written
 * @param birth day of birth as far as it is known
 * @param country ISO 3166-1 code of two letters
 * @param type what it is; an organisation may also be a bank
 */
public record NameQuery(String name, Optional<BirthDate> birth, Optional<String> country,
        Optional<EntryType> type) {

    /** Whether an entry is of the type that is looked for. */
    boolean wants(ListEntry entry) {
        return type.isEmpty() || type.get() == entry.type()
                || type.get() == EntryType.ORGANISATION && entry.type() == EntryType.BANK;
    }
}
