package org.steelyard.settlement;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** All instructions that are accepted and not over, by number. */
final class WaitingList {

    private final TreeMap<Long, Waiting> byNumber = new TreeMap<>();
    private final int most;
    private long minor;

    WaitingList(int most) {
        this.most = most;
    }

    boolean hasRoomFor(Instruction instruction) {
        return byNumber.size() < most && minor <= Settlement.MOST_MINOR - total(instruction);
    }

    void add(Waiting member) {
        member.listed = true;
        byNumber.put(member.number, member);
        minor += total(member.instruction);
    }

    /** Takes it off the list, if it is on it: what settles on entry never was. */
    void remove(Waiting member) {
        if (member.listed) {
            member.listed = false;
            byNumber.remove(member.number);
            minor -= total(member.instruction);
        }
    }

    @Nullable
    Waiting get(long number) {
        return byNumber.get(number);
    }

    Collection<Waiting> all() {
        return byNumber.values();
    }

    /** All as they are now, for walks during which some leave. */
    List<Waiting> copy() {
        return List.copyOf(byNumber.values());
    }

    int most() {
        return most;
    }

    private static long total(Instruction instruction) {
        long total = 0;
        for (Leg leg : instruction.legs()) {
            total += leg.amount().minor();
        }
        return total;
    }
}
