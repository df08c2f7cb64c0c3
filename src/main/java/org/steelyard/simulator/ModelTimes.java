package org.steelyard.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.steelyard.settlement.Reason;
import org.steelyard.settlement.Times;

/** What the times of waiting instructions ask for now, reckoned from nothing each time. */
final class ModelTimes {

    /** In the order in which they come at one moment. */
    enum Kind {
        FROM,
        TILL,
        REJECT
    }

    /** Something that is to be done about an instruction, and since when. */
    record Due(long millis, Kind kind, ModelInstruction one) {
    }

    private ModelTimes() {
    }

    /** What has been due longest. */
    static Optional<Due> first(List<ModelInstruction> waiting, long nowMillis) {
        List<Due> open = new ArrayList<>();
        for (ModelInstruction one : waiting) {
            Times times = one.instruction.times();
            if (one.reason() == Reason.BEFORE_FROM_TIME) {
                open.add(new Due(times.fromMillis(), Kind.FROM, one));
            }
            if (!one.overdue) {
                open.add(new Due(times.tillMillis(), Kind.TILL, one));
            }
            open.add(new Due(times.rejectMillis(), Kind.REJECT, one));
        }
        return open.stream().filter(due -> due.millis <= nowMillis)
                .min(Comparator.comparingLong(Due::millis).thenComparing(Due::kind)
                        .thenComparingLong(due -> due.one.number));
    }
}
