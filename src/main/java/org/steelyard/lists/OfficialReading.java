package org.steelyard.lists;

import java.util.List;

import org.steelyard.screening.SanctionsList;

/** What reading a published list came to: all of it, or nothing. */
public sealed interface OfficialReading {

    /**
     * The whole list.
     *
     * @param format the publisher's format in words
     * @param sha256 of the published bytes; of several files, of their hashes in order
     * @param list as Steelyard has it in force; its own version is the hash of {@code text}
     * @param text the list in Steelyard's own format
     * @param notes sentences for the person who imports it: what the format leaves open
     */
    record Accepted(String format, String sha256, SanctionsList list, String text, List<String> notes)
            implements
            OfficialReading {
    }

    /**
     * The list is refused as a whole.
     *
     * @param place file and line of the first fault
     * @param reason a sentence that names it
     */
    record Refused(String place, String reason) implements OfficialReading {
        @Override
        public String toString() {
            return place + ": " + reason;
        }
    }
}
