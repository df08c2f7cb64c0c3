package org.steelyard.settlement;

import java.util.List;

import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;

/**
 * A sender's wish to have an instruction that waits stand or run otherwise (camt.007; catalogue C2).
 *
 * @param sender the participant that asks; only the sender of the original may
 * @param messageId its message identification
 * @param original the instruction that waits
 * @param changes what is to change, at least one, each kind at most once; the rest stays as it is
 */
public record Modification(Bic sender, String messageId, Uetr original, List<Change> changes) {

    /** One thing about a waiting instruction that its sender may change. */
    public sealed interface Change {
    }

    /** Its class in the queue; within it, it stands where its entry or an earlier change has put it. */
    public record NewPriority(Priority priority) implements Change {
    }

    /** Before, or behind, all that wait now in its class. */
    public record NewPlace(End end) implements Change {
    }

    /** The ends of a queue. */
    public enum End {
        FRONT,
        BACK
    }

    /** Its from-time; one that has passed lets it enter at once. Epoch milliseconds, UTC. */
    public record NewFromTime(long millis) implements Change {
    }

    /** Its till-time, of which its sender is told anew. Epoch milliseconds, UTC. */
    public record NewTillTime(long millis) implements Change {
    }

    /** Its reject-time, in the future. Epoch milliseconds, UTC. */
    public record NewRejectTime(long millis) implements Change {
    }

    /** Orders under this are those of instructions that have gone to the front. */
    private static final long FIRST_ENTRY = 1L << 59;
    /** Between two that enter there is room for so many that go to the back, in bits. */
    private static final int BETWEEN_ENTRIES = 27;

    /** Refuses a wish for nothing, and two wishes about one thing. */
    public Modification {
        changes = List.copyOf(changes);
        if (changes.isEmpty() || changes.stream().map(Object::getClass).distinct().count() < changes.size()) {
            throw new IllegalArgumentException(
                    "a modification changes something, and one thing once: " + changes);
        }
    }

    /**
     * Where an instruction stands within its class unless its sender has changed it: of two, the one of lower
     * order comes first.
     *
     * @param number the engine's number of the instruction, up to 2^31
     */
    public static long orderOfEntry(long number) {
        return FIRST_ENTRY + (number << BETWEEN_ENTRIES);
    }

    /** Whether it changes when the instruction may settle. */
    public boolean touchesTimes() {
        return changes.stream().anyMatch(change -> change instanceof NewFromTime
                || change instanceof NewTillTime || change instanceof NewRejectTime);
    }
}
