package org.steelyard.settlement;

/** What screening said of a message. There is no fourth answer, and only the first lets money move. */
public sealed interface Screened {

    /** Nothing found. */
    record Clear(Clearance clearance) implements Screened {
    }

    /**
     * Something found: the instruction is held as a case.
     *
     * @param finding what was found where, for the compliance officer; never sent to the sender
     */
    record Hit(String finding) implements Screened {
    }

    /**
     * No answer (no list, screener down, text that cannot be screened): the instruction is held until there
     * is one.
     *
     * @param why the cause
     */
    record Unavailable(String why) implements Screened {
    }
}
