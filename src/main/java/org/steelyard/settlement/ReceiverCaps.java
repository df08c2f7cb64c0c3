package org.steelyard.settlement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes a set that settles in order keep what accounts may receive across corridors. With such caps there is
 * no one largest set any more, so a fixed rule chooses: as long as an account would receive too much, take
 * the first such position (by account, then by corridor), and of the instructions that draw on it the last in
 * the order of queues goes, with what is tied to it, and all that stand behind either; then whatever lacks
 * funds or a limit without them goes by the rule of the largest set, before the next cap is looked at.
 */
final class ReceiverCaps {

    /** A position as it would be after the set. */
    private static final class After {
        private long left;
        /** By their places. */
        private final TreeMap<Long, Waiting> drawing = new TreeMap<>();

        private After(long headroom) {
            this.left = headroom;
        }

        private boolean isShort() {
            return left < 0 && !drawing.isEmpty();
        }
    }

    private final List<Long> headrooms = new ArrayList<>();
    private final TreeMap<Long, Waiting> chosen = new TreeMap<>();
    /** By the number of the position; those of receivers come last. */
    private final TreeMap<Integer, After> afters = new TreeMap<>();
    private final TreeSet<Integer> shorts = new TreeSet<>();

    private ReceiverCaps() {
    }

    /** What may settle of this set, by number; it settles in order, but for what accounts may receive. */
    static Collection<Waiting> keep(Collection<Waiting> set, List<Account> accounts) {
        ReceiverCaps caps = new ReceiverCaps();
        Touches.number(accounts, caps.headrooms::add);
        Touches.numberReceivers(accounts, caps.headrooms.size(), caps.headrooms::add);
        set.forEach(member -> caps.chosen.put(member.number, member));
        set.forEach(caps::add);
        while (!caps.shorts.isEmpty()) {
            caps.cut(caps.after(caps.shorts.first()).drawing.lastEntry().getValue());
        }
        return caps.chosen.values();
    }

    private After after(int number) {
        return afters.computeIfAbsent(number, any -> new After(headrooms.get(number)));
    }

    private void add(Waiting member) {
        for (int leg = 0; leg < member.debited.length; leg++) {
            long minor = member.instruction.legs().get(leg).amount().minor();
            for (Position position : Touches.takes(member, leg)) {
                after(position.number).drawing.put(member.place, member);
                change(position, -minor);
            }
            Touches.gives(member, leg).forEach(position -> change(position, minor));
        }
    }

    private void cut(Waiting last) {
        ArrayDeque<Waiting> going = new ArrayDeque<>(List.of(last));
        for (Waiting member = going.poll(); member != null; member = going.poll()) {
            if (chosen.remove(member.number) != null) {
                takeOut(member);
                going.addAll(member.unit());
                for (Account account : member.debited) {
                    going.addAll(account.queue.tailMap(member.place, false).values());
                }
            }
        }
    }

    private void takeOut(Waiting member) {
        for (int leg = 0; leg < member.debited.length; leg++) {
            long minor = member.instruction.legs().get(leg).amount().minor();
            for (Position position : Touches.takes(member, leg)) {
                after(position.number).drawing.remove(member.place);
                change(position, minor);
            }
            Touches.gives(member, leg).forEach(position -> change(position, -minor));
        }
    }

    private void change(Position position, long minor) {
        After after = after(position.number);
        after.left += minor;
        if (after.isShort()) {
            shorts.add(position.number);
        } else {
            shorts.remove(position.number);
        }
    }
}
