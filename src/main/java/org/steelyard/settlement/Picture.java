package org.steelyard.settlement;

/**
 * The engine's queues at one place of the log, with all that says what may settle: accounts, limits, days and
 * what waits. Taken between two commands, and from then on independent of the engine: any thread may search
 * it ({@link Search}), as long as it likes.
 */
public final class Picture {

    private final Memory state;
    private final long sequence;
    private final long timeMillis;
    private final long instructionsSoFar;

    Picture(Memory state, long sequence, long timeMillis, long instructionsSoFar) {
        this.state = state;
        this.sequence = sequence;
        this.timeMillis = timeMillis;
        this.instructionsSoFar = instructionsSoFar;
    }

    /** The commands that the engine had applied. */
    public long sequence() {
        return sequence;
    }

    /** The log's time of the last of them. */
    public long timeMillis() {
        return timeMillis;
    }

    /**
     * An engine that stands where the real one stood, to try out what would happen. It knows nothing of
     * instructions that were over, and nobody else knows of it.
     */
    Settlement engine() {
        return Settlement.of(state.read(), instructionsSoFar);
    }
}
