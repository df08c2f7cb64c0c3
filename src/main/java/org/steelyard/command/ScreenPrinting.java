package org.steelyard.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

import org.steelyard.screening.Finding;
import org.steelyard.screening.ListEntry;
import org.steelyard.screening.NameSearch;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was found of a name, as text and as JSON. */
final class ScreenPrinting {

    private static final double WHOLE = 1_000.0;

    private ScreenPrinting() {
    }

    static ObjectNode json(String name, List<Finding> found) {
        ObjectNode root = JsonMapper.shared().createObjectNode().put("name", name)
                .put("hit", found.stream().anyMatch(Finding::hit))
                .put("score", found.isEmpty() ? 0 : found.getFirst().score() / WHOLE)
                .put("operating_point", NameSearch.operatingPoint() / WHOLE);
        ArrayNode all = root.putArray("entries");
        for (Finding one : found) {
            ListEntry entry = one.entry();
            ObjectNode node = all.addObject().put("id", entry.id()).put("type", entry.type().word())
                    .put("name", entry.name()).put("listed", one.listed()).put("weak", one.weak())
                    .put("program", entry.program()).put("list", one.list()).put("hit", one.hit())
                    .put("score", one.score() / WHOLE).put("name_score", one.nameScore() / WHOLE);
            ArrayNode words = node.putArray("words");
            one.words().forEach(pair -> words.addObject().put("searched", pair.searched())
                    .put("listed", pair.listed()).put("by", pair.by()).put("score", pair.score() / WHOLE)
                    .put("weight", pair.weight() / WHOLE));
            one.onlySearched().forEach(node.putArray("only_searched")::add);
            one.onlyListed().forEach(node.putArray("only_listed")::add);
            one.reasons().forEach(node.putArray("reasons")::add);
        }
        return root;
    }

    static void print(String name, List<Finding> found, PrintWriter out) {
        long hits = found.stream().filter(Finding::hit).count();
        out.println((hits == 0 ? "No hit" : hits == 1 ? "1 hit" : hits + " hits") + " for \"" + name
                + "\" at the operating point "
                + thousandths(NameSearch.operatingPoint())
                + (found.size() > hits ? "; " + (found.size() - hits) + " under it" : "") + ".");
        for (Finding one : found) {
            ListEntry entry = one.entry();
            out.println();
            out.println((one.hit() ? "HIT  " : "     ") + thousandths(one.score()) + "  " + entry.id() + "  "
                    + entry.name() + " (" + entry.type().word() + ", " + entry.program() + ")");
            if (!one.listed().equals(entry.name())) {
                out.println("            listed as " + one.listed());
            }
            one.words().forEach(pair -> out.println(String.format(Locale.ROOT,
                    "            %-20s %-20s %-16s %s  weight %s", pair.searched(), pair.listed(), pair.by(),
                    thousandths(pair.score()), thousandths(pair.weight()))));
            one.onlySearched().forEach(word -> out.println("            " + word + "  (only searched)"));
            one.onlyListed().forEach(word -> out.println("            " + " ".repeat(21) + word
                    + "  (only listed)"));
            one.reasons().forEach(reason -> out.println("            " + reason));
        }
    }

    private static String thousandths(int score) {
        return String.format(Locale.ROOT, "%.3f", score / WHOLE);
    }
}
