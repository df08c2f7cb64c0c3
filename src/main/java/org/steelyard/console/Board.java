package org.steelyard.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the page shows, cut into sections, each with the revision in which it last changed. All viewers read
 * the same board: a viewer who was away gets what changed since, and one who is slow skips what came between,
 * so that nobody waits for anybody.
 */
final class Board {

    private final String epoch;
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private long revision;
    private boolean closed;

    /** An empty board. The epoch tells this board's revisions from those of an earlier run. */
    Board(String epoch) {
        this.epoch = epoch;
    }

    /** Puts up what has changed among these sections (name to JSON); wakes the viewers if anything has. */
    synchronized void put(Map<String, String> fresh) {
        long next = revision + 1;
        boolean changed = false;
        for (Map.Entry<String, String> one : fresh.entrySet()) {
            Section before = sections.get(one.getKey());
            if (before == null || !before.json.equals(one.getValue())) {
                sections.put(one.getKey(), new Section(one.getValue(), next));
                changed = true;
            }
        }
        if (changed) {
            revision = next;
            notifyAll();
        }
    }

    /** One section's JSON; empty if there is none of that name. */
    synchronized Optional<String> section(String name) {
        return Optional.ofNullable(sections.get(name)).map(Section::json);
    }

    /** All that has changed after that revision. */
    synchronized Frame since(long seen, long nowMillis) {
        StringBuilder json = new StringBuilder(256);
        json.append("{\"epoch\":\"").append(epoch).append("\",\"revision\":").append(revision)
                .append(",\"now\":").append(nowMillis).append(",\"sections\":{");
        int first = json.length();
        sections.forEach((name, section) -> {
            if (section.changed > seen) {
                json.append(json.length() == first ? "" : ",").append('"').append(name).append("\":")
                        .append(section.json);
            }
        });
        return new Frame(epoch + "-" + revision, revision, json.append("}}").toString());
    }

    /** Waits until there is something after that revision, the time is over or the board is closed. */
    synchronized void await(long seen, long mostMillis) throws InterruptedException {
        long end = System.nanoTime() + mostMillis * 1_000_000;
        while (revision <= seen && !closed) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Sends the viewers home. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** The revision that an event's id names; 0, before everything, where it is of another run or none. */
    long revisionOf(String eventId) {
        String mine = epoch + "-";
        if (!eventId.startsWith(mine)) {
            return 0;
        }
        try {
            return Long.parseLong(eventId.substring(mine.length()));
        } catch (NumberFormatException notOurs) {
            return 0;
        }
    }

    /**
     * What a viewer gets at once.
     *
     * @param id the event's id, with which the viewer comes back
     * @param revision the board's revision
     * @param json the sections
     */
    record Frame(String id, long revision, String json) {
    }

    private record Section(String json, long changed) {
    }
}
