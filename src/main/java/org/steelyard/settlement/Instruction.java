package org.steelyard.settlement;

import java.time.LocalDate;
import java.util.List;

/**
 * What a participant asks to be settled: legs that settle whole or not at all.
 *
 * @param references how the sender knows it
 * @param kind what it is
 * @param legs at least one, at most {@value #MOST_LEGS}
 * @param condition what else its settlement hangs on
 * @param priority its class in the queue
 * @param valueDate the business day on which it is to settle
 * @param times when on that day, if its sender wishes for it
 * @param purpose what the money is for
 * @param message digest of the message that brought it
 */
public record Instruction(References references, Kind kind, List<Leg> legs, Condition condition,
        Priority priority, LocalDate valueDate, Times times, Purpose purpose, Digest message) {

    /** Bounds the work of one command. */
    public static final int MOST_LEGS = 256;
    /** The same for the net settlement of a cycle: as many banks may net as a large system has. */
    public static final int MOST_NET_LEGS = 4_096;

    /** Refuses an instruction without legs or with too many, and a payment versus payment of several legs. */
    public Instruction {
        legs = List.copyOf(legs);
        int most = kind == Kind.NET_SETTLEMENT ? MOST_NET_LEGS : MOST_LEGS;
        if (legs.isEmpty() || legs.size() > most) {
            throw new IllegalArgumentException(
                    "an instruction has 1 to " + most + " legs, not " + legs.size());
        }
        if (!(condition instanceof Condition.None) && legs.size() != 1) {
            throw new IllegalArgumentException(
                    "a return, a side of a payment versus payment and an obligation in a cycle have one leg");
        }
        if (condition instanceof Condition.ReturnOf != (kind == Kind.RETURN)) {
            throw new IllegalArgumentException("a return names its original, and nothing else does");
        }
    }

    /** An instruction without a wish for times. */
    public Instruction(References references, Kind kind, List<Leg> legs, Condition condition,
            Priority priority, LocalDate valueDate, Purpose purpose, Digest message) {
        this(references, kind, legs, condition, priority, valueDate, Times.NONE, purpose, message);
    }

    /** The same with these times. */
    public Instruction with(Times others) {
        return new Instruction(references, kind, legs, condition, priority, valueDate, others, purpose,
                message);
    }

    /** The same with this priority. */
    public Instruction with(Priority other) {
        return new Instruction(references, kind, legs, condition, other, valueDate, times, purpose, message);
    }
}
