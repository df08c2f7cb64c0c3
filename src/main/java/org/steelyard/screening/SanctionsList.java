package org.steelyard.screening;

import java.time.LocalDate;
import java.util.List;

/**
 * A whole list as it was read, immutable.
 *
 * @param source who publishes it
 * @param published its date by the source
 * @param invented whether the list says of itself that nothing in it is real
 * @param sha256 SHA-256 of the file's bytes, 64 hexadecimal digits: the list's version
 * @param entries at least one
 */
public record SanctionsList(String source, LocalDate published, boolean invented, String sha256,
        List<ListEntry> entries) {

    /** Copies the entries and refuses an empty list. */
    public SanctionsList {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a list without entries is no list");
        }
    }

    /** The version as a positive number: the first eight bytes of the SHA-256. */
    public long version() {
        return Digests.versionOf(sha256);
    }
}
