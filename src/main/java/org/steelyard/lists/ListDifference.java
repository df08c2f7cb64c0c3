package org.steelyard.lists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.steelyard.screening.ListEntry;
import org.steelyard.screening.SanctionsList;

/**
 * What a new version of a list changes, entry by entry.
 *
 * @param added entries that only the new list has
 * @param removed entries that only the old list has
 * @param changed entries that both have, with sentences that say what differs
 */
public record ListDifference(List<ListEntry> added, List<ListEntry> removed, List<Changed> changed) {

    /** Copies the lists. */
    public ListDifference {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /** An entry of both lists, as it is now. */
    public record Changed(ListEntry entry, List<String> how) {

        /** Copies the sentences. */
        public Changed {
            how = List.copyOf(how);
        }
    }

    /** Compares two versions, in the order of the new list and then of the old one. */
    public static ListDifference of(SanctionsList before, SanctionsList after) {
        Map<String, ListEntry> old = new LinkedHashMap<>();
        before.entries().forEach(entry -> old.put(entry.id(), entry));
        List<ListEntry> added = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        for (ListEntry now : after.entries()) {
            ListEntry then = old.remove(now.id());
            if (then == null) {
                added.add(now);
            } else if (!then.equals(now)) {
                changed.add(new Changed(now, how(then, now)));
            }
        }
        return new ListDifference(added, List.copyOf(old.values()), changed);
    }

    private static List<String> how(ListEntry then, ListEntry now) {
        List<String> out = new ArrayList<>();
        if (!then.name().equals(now.name())) {
            out.add("the main name was \"" + then.name() + "\"");
        }
        values("type", List.of(then.type().word()), List.of(now.type().word()), out);
        values("name", then.names(), now.names(), out);
        values("weak name", then.details().weakNames(), now.details().weakNames(), out);
        values("name in another script", then.details().unreadNames(), now.details().unreadNames(), out);
        values("BIC", then.bics(), now.bics(), out);
        values("LEI", then.leis(), now.leis(), out);
        values("IMO number", then.imos(), now.imos(), out);
        values("account", then.accounts(), now.accounts(), out);
        values("country", then.countries(), now.countries(), out);
        values("birth", then.details().births(), now.details().births(), out);
        values("document", then.details().documents(), now.details().documents(), out);
        values("programme", programs(then), programs(now), out);
        values("day of listing", List.of(then.since().toString()), List.of(now.since().toString()), out);
        if (out.isEmpty()) {
            out.add("the order of its names or values");
        }
        return out;
    }

    private static void values(String what, List<String> then, List<String> now, List<String> out) {
        Set<String> gone = new LinkedHashSet<>(then);
        gone.removeAll(now);
        Set<String> come = new LinkedHashSet<>(now);
        come.removeAll(then);
        come.forEach(value -> out.add(what + " added: " + value));
        gone.forEach(value -> out.add(what + " removed: " + value));
    }

    /** The programmes of an entry, which its list gives as one text. */
    public static List<String> programs(ListEntry entry) {
        return List.of(entry.program().split("; ", -1));
    }
}
