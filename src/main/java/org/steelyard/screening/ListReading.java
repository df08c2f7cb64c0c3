package org.steelyard.screening;

/** What reading a list came to: all of it, or nothing. */
public sealed interface ListReading {

    /** The whole list is correct. */
    record Accepted(SanctionsList list) implements ListReading {
    }

    /**
     * The list is refused as a whole.
     *
     * @param line the line of the first fault, from 1; 0 where no line is to blame (file not readable)
     * @param reason a sentence that names the fault
     */
    record Refused(int line, String reason) implements ListReading {
        @Override
        public String toString() {
            return line == 0 ? reason : "line " + line + ": " + reason;
        }
    }
}
