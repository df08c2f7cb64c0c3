package org.steelyard.research;

import org.steelyard.settlement.Command;

/** A log that can be read as often as one likes: the same commands at the same times each time. */
@FunctionalInterface
public interface RecordedLog {

    /** Gives all commands in their order. */
    void forEach(Taker taker);

    /** What is done with a command. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes the next command.
         *
         * @param command what was asked
         * @param timeMillis the log's time that the engine was given with it
         */
        void take(Command command, long timeMillis);
    }
}
