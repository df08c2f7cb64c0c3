package org.steelyard.books;

import java.util.List;

import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.State;

/**
 * An instruction with all that happened to it.
 *
 * @param instruction where it stands
 * @param steps the states that it was in, the first first
 * @param entries what it booked, each debit before its credit; empty unless it has settled
 */
public record InstructionStory(BookedInstruction instruction, List<Step> steps, List<Entry> entries) {

    /**
     * One state of an instruction.
     *
     * @param eventIndex the event that put it there: for SETTLED, the place of finality
     * @param sequence the command that caused it
     * @param timeMillis the log's time (epoch milliseconds, UTC)
     * @param state the state
     * @param reason why; NONE where the state speaks for itself
     * @param detail what exactly; empty if there is nothing to say
     */
    public record Step(long eventIndex, long sequence, long timeMillis, State state, Reason reason,
            String detail) {
    }

    /** Keeps its own copies. */
    public InstructionStory {
        steps = List.copyOf(steps);
        entries = List.copyOf(entries);
    }
}
