package org.steelyard.settlement;

import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The times at which something is to be done about waiting instructions that wish for it, the next first. It
 * follows from these instructions and from the time up to which it has been kept, so no snapshot holds it.
 */
final class Timetable {

    /** What is due, in the order in which it is done where several are due at one moment. */
    enum Due {
        FROM,
        TILL,
        REJECT
    }

    /** Of several at one moment, what is due comes by its kind, then by number. */
    private record Line(long millis, Due due, long number) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int order = Long.compare(millis, other.millis);
            order = order != 0 ? order : due.compareTo(other.due);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    /** One line of the table that has come. */
    record Entry(Due due, Waiting member) {
    }

    private final TreeMap<Line, Waiting> lines = new TreeMap<>();

    /** When the first is due; never, if none is. */
    long nextMillis() {
        return lines.isEmpty() ? Long.MAX_VALUE : lines.firstKey().millis;
    }

    /** Takes the first line off the table. */
    @Nullable
    Entry take() {
        var first = lines.pollFirstEntry();
        return first == null ? null : new Entry(first.getKey().due, first.getValue());
    }

    /**
     * Notes all that is still to come for this instruction.
     *
     * @param nowMillis what was to be done up to this moment has been done, or was never needed
     */
    void add(Waiting member, long nowMillis) {
        Times times = member.instruction.times();
        if (!times.areGiven()) {
            return;
        }
        if (times.fromMillis() > nowMillis) {
            lines.put(new Line(times.fromMillis(), Due.FROM, member.number), member);
        }
        if (times.tillMillis() != Times.NEVER && !member.overdue) {
            lines.put(new Line(times.tillMillis(), Due.TILL, member.number), member);
        }
        if (times.rejectMillis() != Times.NEVER) {
            lines.put(new Line(times.rejectMillis(), Due.REJECT, member.number), member);
        }
    }

    /** Forgets an instruction that waits no more. */
    void remove(Waiting member) {
        Times times = member.instruction.times();
        if (times.areGiven()) {
            lines.remove(new Line(times.fromMillis(), Due.FROM, member.number));
            lines.remove(new Line(times.tillMillis(), Due.TILL, member.number));
            lines.remove(new Line(times.rejectMillis(), Due.REJECT, member.number));
        }
    }
}
