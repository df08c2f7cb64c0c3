package org.steelyard.simulator;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.steelyard.settlement.Event;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Reason;

/** What has occurred so far, and how often: a simulation that has tried nothing must not pass. */
final class Coverage {

    private final Map<String, Long> commands = new TreeMap<>();
    private final Map<String, Long> events = new TreeMap<>();
    private final Map<Reason, Long> reasons = new TreeMap<>();
    private final Map<Mechanism, Long> mechanisms = new TreeMap<>();
    private final Map<Step.Fault, Long> faults = new TreeMap<>();

    void count(Step step, List<Event> reply) {
        count(commands, step.command().getClass().getSimpleName());
        count(faults, step.fault());
        for (Event event : reply) {
            count(events, event.getClass().getSimpleName());
            switch (event) {
                case Event.Settled settled -> count(mechanisms, settled.mechanism());
                case Event.OfInstruction changed -> count(reasons, changed.reason());
                case Event.Refused refused -> count(reasons, refused.reason());
                case Event.CycleClosed closed -> count(reasons, closed.reason());
                case Event.CancelRefused refused -> count(reasons, refused.reason());
                case Event.ModifyRefused refused -> count(reasons, refused.reason());
                default -> {}
            }
        }
    }

    void add(Coverage other) {
        other.commands.forEach((name, times) -> commands.merge(name, times, Long::sum));
        other.events.forEach((name, times) -> events.merge(name, times, Long::sum));
        other.reasons.forEach((reason, times) -> reasons.merge(reason, times, Long::sum));
        other.mechanisms.forEach((mechanism, times) -> mechanisms.merge(mechanism, times, Long::sum));
        other.faults.forEach((fault, times) -> faults.merge(fault, times, Long::sum));
    }

    /** By simple name of the type. */
    Map<String, Long> commands() {
        return Collections.unmodifiableMap(commands);
    }

    /** By simple name of the type. */
    Map<String, Long> events() {
        return Collections.unmodifiableMap(events);
    }

    Map<Reason, Long> reasons() {
        return Collections.unmodifiableMap(reasons);
    }

    Map<Mechanism, Long> mechanisms() {
        return Collections.unmodifiableMap(mechanisms);
    }

    Map<Step.Fault, Long> faults() {
        return Collections.unmodifiableMap(faults);
    }

    private static <K> void count(Map<K, Long> times, K what) {
        times.merge(what, 1L, Long::sum);
    }
}
