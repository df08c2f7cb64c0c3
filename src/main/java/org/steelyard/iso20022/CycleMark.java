package org.steelyard.iso20022;

import java.util.Optional;

import org.steelyard.settlement.Condition;

/**
 * The mark that puts a payment into a cycle of deferred net settlement (rule 139): the cycle's name as the
 * clearing system through which it settles, GrpHdr/SttlmInf/ClrSys/Prtry.
 */
final class CycleMark {

    private CycleMark() {
    }

    /** The cycle of a payment; empty for one that settles by itself. */
    static Optional<Condition.InCycle> of(Part body) {
        return mark(body).map(name -> new Condition.InCycle(name.text()));
    }

    /** Refuses the mark on what no cycle takes. */
    static void absent(Part body, String what) throws BreachException {
        Optional<Part> mark = mark(body);
        if (mark.isPresent()) {
            throw new BreachException(Rule.CYCLE_OF_OTHERS, mark.get().toString(), what);
        }
    }

    /** Writes the method of settlement with the mark, or without where there is no cycle. */
    static void write(Markup out, String cycle) {
        if (cycle.isEmpty()) {
            out.within("CLRG", "SttlmInf", "SttlmMtd");
        } else {
            out.open("SttlmInf").text("SttlmMtd", "CLRG").within(cycle, "ClrSys", "Prtry")
                    .close("SttlmInf");
        }
    }

    private static Optional<Part> mark(Part body) {
        return body.at("GrpHdr", "SttlmInf", "ClrSys", "Prtry");
    }
}
