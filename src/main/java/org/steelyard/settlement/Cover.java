package org.steelyard.settlement;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Whether what a unit draws is there. */
final class Cover {

    private Cover() {
    }

    /** The first position that would be under zero if all legs of the unit were booked; null if none. */
    static @Nullable Position tooShort(List<Waiting> unit) {
        suppose(unit);
        Position found = null;
        for (int at = 0; at < unit.size() && found == null; at++) {
            found = tooShort(unit.get(at));
        }
        forget(unit);
        return found;
    }

    /** What the unit draws on this position, less what it fills; in minor units. */
    static long drawn(List<Waiting> unit, Position position) {
        suppose(unit);
        long drawn = -position.pending;
        forget(unit);
        return drawn;
    }

    private static void suppose(List<Waiting> unit) {
        for (Waiting member : unit) {
            for (int leg = 0; leg < member.debited.length; leg++) {
                long minor = member.instruction.legs().get(leg).amount().minor();
                for (Position position : Touches.takes(member, leg)) {
                    position.pending -= minor;
                }
                for (Position position : Touches.gives(member, leg)) {
                    position.pending += minor;
                }
            }
        }
    }

    private static void forget(List<Waiting> unit) {
        for (Waiting member : unit) {
            for (int leg = 0; leg < member.debited.length; leg++) {
                Touches.takes(member, leg).forEach(position -> position.pending = 0);
                Touches.gives(member, leg).forEach(position -> position.pending = 0);
            }
        }
    }

    private static @Nullable Position tooShort(Waiting member) {
        for (int leg = 0; leg < member.debited.length; leg++) {
            for (Position position : Touches.takes(member, leg)) {
                if (!position.bears()) {
                    return position;
                }
            }
        }
        return null;
    }
}
