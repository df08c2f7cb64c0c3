package org.steelyard.settlement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of a proposed set holds. A set may settle at once if each instruction in it stands in the queue, if
 * pairs are whole, if nobody overtakes an urgent instruction that stays behind in a queue of his, and if no
 * account on which the set draws is beyond its credit after all of it, nor any limit or reservation.
 *
 * <p>
 * What does not hold goes by a fixed rule, so that all replicas keep the same: first what is not in the queue
 * and what comes without its other side; then, as long as a position is short, one instruction that draws on
 * the first such position (the funds of accounts in the order of opening, then by account what is reserved,
 * bilateral limits, the multilateral limit, and caps by corridor, the net one first; last, by account and
 * corridor, what accounts may receive): of those below the
 * urgent classes the smallest that is as large as what is missing, or the largest if none is, of equal
 * ones the last to enter; where only urgent ones draw on it, the last in the queue. With each goes its
 * other side, and with each urgent one all that stand behind it in its queues.
 */
final class Together {

    /** What a chosen instruction draws on an account: the smallest first, of equal ones the last to enter. */
    private record Draw(long minor, long number) implements Comparable<Draw> {

        @Override
        public int compareTo(Draw other) {
            int bySize = Long.compare(minor, other.minor);
            return bySize != 0 ? bySize : Long.compare(other.number, number);
        }

        /** The first of this size or above, whoever draws it. */
        static Draw from(long minor) {
            return new Draw(minor, Long.MAX_VALUE);
        }
    }

    /** A position as it would be after the set. */
    private static final class After {

        private final Position position;
        /** Without the set. */
        private final long headroom;
        private long change;
        /** Those of the urgent classes, by their place in the queue. */
        private final TreeMap<Long, Waiting> urgent = new TreeMap<>();
        private final TreeSet<Draw> others = new TreeSet<>();
        /** Behind this place nobody is left, and below the urgent classes nobody, once it is a place. */
        private long end = Long.MAX_VALUE;

        private After(Position position, long headroom) {
            this.position = position;
            this.headroom = headroom;
        }

        private boolean isShort() {
            return missing() > 0 && !(urgent.isEmpty() && others.isEmpty());
        }

        private long missing() {
            return -(headroom + change);
        }

        private boolean isOfFunds() {
            return position == position.owner.funds;
        }
    }

    private final TreeMap<Long, Waiting> chosen = new TreeMap<>();
    /** By the number of the position: the funds of accounts in the order of opening, then the others. */
    private final TreeMap<Integer, After> afters = new TreeMap<>();
    private final List<Long> headrooms = new ArrayList<>();
    private final TreeSet<Integer> shorts = new TreeSet<>();
    private final ArrayDeque<Waiting> going = new ArrayDeque<>();

    private Together() {
    }

    /** Those that may settle at one instant as things stand, by number. */
    static List<Waiting> of(List<Long> numbers, WaitingList waiting, Directory directory) {
        Together together = new Together();
        Touches.number(directory.accounts(), together.headrooms::add);
        Touches.numberReceivers(directory.accounts(), together.headrooms.size(), together.headrooms::add);
        together.choose(numbers, waiting);
        together.keepOrder();
        together.cover();
        return List.copyOf(together.chosen.values());
    }

    private void choose(List<Long> numbers, WaitingList waiting) {
        for (long number : numbers) {
            Waiting member = waiting.get(number);
            if (member != null && member.inQueue) {
                chosen.put(number, member);
            }
        }
        chosen.values().removeIf(member -> !isWhole(member.unit()));
        chosen.values().forEach(this::add);
    }

    private boolean isWhole(List<Waiting> unit) {
        for (Waiting member : unit) {
            if (!chosen.containsKey(member.number)) {
                return false;
            }
        }
        return true;
    }

    private void add(Waiting member) {
        for (int leg = 0; leg < member.debited.length; leg++) {
            long minor = member.instruction.legs().get(leg).amount().minor();
            for (Position position : Touches.takes(member, leg)) {
                After drawn = after(position);
                drawn.change -= minor;
                if (member.isUrgent()) {
                    drawn.urgent.put(member.place, member);
                } else {
                    drawn.others.add(draw(member, position));
                }
            }
            for (Position position : Touches.gives(member, leg)) {
                after(position).change += minor;
            }
        }
    }

    private static Draw draw(Waiting member, Position position) {
        long minor = 0;
        for (int leg = 0; leg < member.debited.length; leg++) {
            if (Touches.takes(member, leg).contains(position)) {
                minor += member.instruction.legs().get(leg).amount().minor();
            }
        }
        return new Draw(minor, member.number);
    }

    private After after(Position position) {
        return afters.computeIfAbsent(position.number,
                number -> new After(position, headrooms.get(number)));
    }

    /** Takes out who would overtake an urgent instruction that was not proposed or has gone. */
    private void keepOrder() {
        for (After after : afters.values()) {
            for (Waiting first : after.position.owner.queue.values()) {
                if (!after.isOfFunds() || !first.isUrgent()) {
                    break;
                }
                if (!chosen.containsKey(first.number)) {
                    allBehind(first.place, after);
                    break;
                }
            }
        }
        takeOut();
        afters.values().forEach(this::note);
    }

    private void cover() {
        while (!shorts.isEmpty()) {
            going.add(toDrop(Objects.requireNonNull(afters.get(shorts.first()))));
            takeOut();
        }
    }

    private Waiting toDrop(After after) {
        if (after.others.isEmpty()) {
            return after.urgent.lastEntry().getValue();
        }
        Draw enough = after.others.ceiling(Draw.from(after.missing()));
        Draw drop = enough != null ? enough : after.others.ceiling(Draw.from(after.others.last().minor));
        return member(drop);
    }

    private Waiting member(Draw draw) {
        return Objects.requireNonNull(chosen.get(draw.number), "who draws is in the set");
    }

    private void takeOut() {
        for (Waiting member = going.poll(); member != null; member = going.poll()) {
            if (chosen.remove(member.number) != null) {
                going.addAll(member.unit());
                for (int leg = 0; leg < member.debited.length; leg++) {
                    takeOut(member, leg);
                }
            }
        }
    }

    private void takeOut(Waiting member, int leg) {
        long minor = member.instruction.legs().get(leg).amount().minor();
        for (Position position : Touches.takes(member, leg)) {
            After drawn = after(position);
            drawn.change += minor;
            if (member.isUrgent()) {
                drawn.urgent.remove(member.place);
            } else {
                drawn.others.remove(draw(member, position));
            }
            note(drawn);
        }
        if (member.isUrgent()) {
            allBehind(member.place, after(member.debited[leg].funds));
        }
        for (Position position : Touches.gives(member, leg)) {
            After filled = after(position);
            filled.change -= minor;
            note(filled);
        }
    }

    /** All that stand behind this place go: those of the urgent classes that do, and everybody below them. */
    private void allBehind(long place, After after) {
        if (place < after.end) {
            going.addAll(after.urgent.subMap(place, false, after.end, true).values());
            if (after.end == Long.MAX_VALUE) {
                after.others.forEach(draw -> going.add(member(draw)));
            }
            after.end = place;
        }
    }

    private void note(After after) {
        if (after.isShort()) {
            shorts.add(after.position.number);
        } else {
            shorts.remove(after.position.number);
        }
    }
}
