package org.steelyard.simulator;

import org.steelyard.settlement.Command;

/**
 * One step of a fault simulation: a command, and what befalls the engine after it.
 *
 * @param command what is asked of the engine
 * @param atMillis the log's time (epoch milliseconds)
 * @param fault what happens next
 */
record Step(Command command, long atMillis, Fault fault) {

    /** What befalls an engine. */
    enum Fault {
        /** Nothing. */
        NONE,
        /** It writes a snapshot, and runs on. */
        SNAPSHOT,
        /** It dies; another comes up from the last snapshot and is given the commands since. */
        CRASH,
        /** It dies, and its snapshots are lost: another comes up from the first command on. */
        CRASH_WITHOUT_SNAPSHOT
    }

    @Override
    public String toString() {
        return "at " + atMillis + " " + command + (fault == Fault.NONE ? "" : ", then " + fault);
    }
}
