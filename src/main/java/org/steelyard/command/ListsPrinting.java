package org.steelyard.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.steelyard.lists.ListDifference;
import org.steelyard.lists.OfficialReading;
import org.steelyard.screening.ListEntry;
import org.steelyard.screening.SanctionsList;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists and their differences as text and as JSON. */
final class ListsPrinting {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ListsPrinting() {
    }

    static String json(OfficialReading.Refused refused) {
        return JSON.createObjectNode().put("accepted", false).put("place", refused.place())
                .put("reason", refused.reason()).toString();
    }

    static void show(OfficialReading.Accepted accepted, boolean json, PrintWriter out) {
        if (json) {
            ObjectNode node = node(accepted);
            put(node.putObject("types"), types(accepted.list()));
            put(node.putObject("programs"), programs(accepted.list()));
            out.println(node.toPrettyString());
        } else {
            about(accepted, out);
            SanctionsList list = accepted.list();
            out.println();
            out.println("Types:");
            types(list).forEach((type, count) -> put(out, count, type));
            out.println("Names:");
            put(out, count(list, 0), "names and aliases");
            put(out, count(list, 1), "weak aliases (match a whole field only)");
            put(out, count(list, 2), "names in scripts that are not compared");
            out.println("Programmes:");
            programs(list).entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(program -> put(out, program.getValue(), program.getKey()));
        }
        out.flush();
    }

    static void verified(OfficialReading.Accepted accepted, boolean json, PrintWriter out) {
        if (json) {
            out.println(node(accepted).toPrettyString());
        } else {
            out.println("right: all of it can be read");
            about(accepted, out);
        }
        out.flush();
    }

    static void imported(OfficialReading.Accepted accepted, Path to, boolean json, PrintWriter out) {
        if (json) {
            out.println(node(accepted).put("written", to.toString()).toPrettyString());
        } else {
            about(accepted, out);
            out.println("Written: " + to);
        }
        out.flush();
    }

    static String shortName(OfficialReading.Accepted accepted) {
        String source = accepted.list().source().toLowerCase(Locale.ROOT);
        return (source.startsWith("ofac")
                ? "ofac"
                : source.startsWith("united nations")
                        ? "un"
                        : source.startsWith("united kingdom")
                                ? "uk"
                                : source.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""))
                + ".jsonl";
    }

    static void difference(SanctionsList before, SanctionsList after, ListDifference difference, boolean json,
            PrintWriter out) {
        if (json) {
            out.println(node(before, after, difference).toPrettyString());
        } else {
            out.println("From the list of " + before.published() + " (" + before.entries().size()
                    + " entries) to that of " + after.published() + " (" + after.entries().size() + "): "
                    + difference.added().size() + " added, " + difference.removed().size() + " removed, "
                    + difference.changed().size() + " changed.");
            difference.added().forEach(entry -> out.println("added    " + line(entry)));
            difference.removed().forEach(entry -> out.println("removed  " + line(entry)));
            difference.changed().forEach(changed -> {
                out.println("changed  " + line(changed.entry()));
                changed.how().forEach(how -> out.println("           " + how));
            });
        }
        out.flush();
    }

    private static ObjectNode node(SanctionsList before, SanctionsList after, ListDifference difference) {
        ObjectNode node = JSON.createObjectNode();
        node.put("from", before.sha256()).put("to", after.sha256());
        put(node.putArray("added"), difference.added());
        put(node.putArray("removed"), difference.removed());
        ArrayNode changed = node.putArray("changed");
        difference.changed().forEach(one -> {
            ArrayNode how = changed.addObject().put("id", one.entry().id()).put("name", one.entry().name())
                    .putArray("how");
            one.how().forEach(how::add);
        });
        return node;
    }

    private static void put(ArrayNode array, List<ListEntry> entries) {
        entries.forEach(entry -> array.addObject().put("id", entry.id()).put("type", entry.type().word())
                .put("name", entry.name()).put("program", entry.program()));
    }

    private static String line(ListEntry entry) {
        return entry.id() + "  " + entry.name() + " (" + entry.type().word() + ", " + entry.program() + ")";
    }

    private static void about(OfficialReading.Accepted accepted, PrintWriter out) {
        SanctionsList list = accepted.list();
        out.println("List:      " + list.source());
        out.println("Format:    " + accepted.format());
        out.println("Published: " + list.published());
        out.println("Entries:   " + list.entries().size());
        out.println("SHA-256:   " + accepted.sha256() + " (as published)");
        out.println("Version:   " + list.version() + " (SHA-256 " + list.sha256() + " in force)");
        accepted.notes().forEach(note -> out.println("Note:      " + note));
    }

    private static ObjectNode node(OfficialReading.Accepted accepted) {
        SanctionsList list = accepted.list();
        ObjectNode node = JSON.createObjectNode().put("accepted", true).put("source", list.source())
                .put("format", accepted.format()).put("published", list.published().toString())
                .put("entries", list.entries().size()).put("names", count(list, 0))
                .put("weak_names", count(list, 1)).put("unread_names", count(list, 2))
                .put("sha256_published", accepted.sha256()).put("sha256", list.sha256())
                .put("version", list.version());
        ArrayNode notes = node.putArray("notes");
        accepted.notes().forEach(notes::add);
        return node;
    }

    private static void put(ObjectNode node, Map<String, Integer> counts) {
        counts.forEach(node::put);
    }

    private static void put(PrintWriter out, int count, String what) {
        out.println(String.format(Locale.ROOT, "  %7d  %s", count, what));
    }

    private static Map<String, Integer> types(SanctionsList list) {
        Map<String, Integer> counts = new TreeMap<>();
        list.entries().forEach(entry -> counts.merge(entry.type().word(), 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> programs(SanctionsList list) {
        Map<String, Integer> counts = new TreeMap<>();
        list.entries().forEach(entry -> ListDifference.programs(entry)
                .forEach(program -> counts.merge(program, 1, Integer::sum)));
        return counts;
    }

    /** How many names of a kind: 0 those that are compared, 1 weak ones, 2 those that are not compared. */
    private static int count(SanctionsList list, int kind) {
        return list.entries().stream().mapToInt(entry -> switch (kind) {
            case 0 -> entry.names().size();
            case 1 -> entry.details().weakNames().size();
            default -> entry.details().unreadNames().size();
        }).sum();
    }
}
