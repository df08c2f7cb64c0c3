package org.steelyard.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/** Cycles in words and columns. */
final class CyclePrinting {

    private static final long PPM_A_TENTH = 1_000;
    private static final long TENTHS_A_PERCENT = 10;

    private CyclePrinting() {
    }

    /** All about one. */
    static void report(JsonNode cycle, PrintWriter out) {
        out.println("Cycle " + text(cycle, "name") + " (number " + cycle.path("number").asLong() + ") on "
                + text(cycle, "ledger")
                + (cycle.has("corridor") ? " across " + text(cycle, "corridor") : "") + ": "
                + text(cycle, "stage") + (cycle.has("reason") ? " (" + text(cycle, "reason") + ")" : ""));
        line(out, "opened", text(cycle, "opened"));
        if (cycle.has("lastCut")) {
            line(out, "cut", text(cycle, "lastCut") + ", positions number " + cycle.path("cut").asInt());
        }
        line(out, "confirm by", text(cycle, "confirmBy"));
        line(out, "settle by", text(cycle, "settleBy"));
        if (cycle.has("closed")) {
            line(out, "closed", text(cycle, "closed") + ", event " + cycle.path("closedIndex").asLong());
        }
        line(out, "confirmed", confirmed(cycle));
        totals(cycle, out);
        positions(cycle.path("positions"), out);
        for (JsonNode failure : cycle.path("failures")) {
            line(out, "failed", failed(failure));
        }
        for (JsonNode payment : cycle.path("settlement").path("payments")) {
            line(out, "paid", text(payment, "payer") + " to " + text(payment, "payee") + " "
                    + text(payment, "amount"));
        }
    }

    private static String confirmed(JsonNode cycle) {
        List<String> confirmed = texts(cycle.path("confirmed"));
        List<String> awaited = new ArrayList<>(texts(cycle.path("confirmers")));
        awaited.removeAll(confirmed);
        String by = confirmed.isEmpty() ? "by nobody" : "by " + String.join(", ", confirmed);
        return awaited.isEmpty() ? by : by + "; not by " + String.join(", ", awaited);
    }

    private static void totals(JsonNode cycle, PrintWriter out) {
        JsonNode totals = cycle.path("totals");
        long waiting = totals.path("waiting").asLong();
        String currency = text(cycle, "currency") + " ";
        line(out, "obligations", totals.path("obligations").asLong()
                + (waiting > 0 ? ", and " + waiting + " waiting" : ""));
        line(out, "gross", currency + text(totals, "gross"));
        line(out, "net", currency + text(totals, "net"));
        line(out, "saved", currency + text(totals, "saved") + ", netting ratio "
                + percent(totals.path("savedPpm").asLong()));
    }

    private static void positions(JsonNode positions, PrintWriter out) {
        if (!positions.isEmpty()) {
            out.printf("  %-28s %20s %20s %20s%n", "positions", "owed", "due", "net");
        }
        for (JsonNode position : positions) {
            String net = text(position, "net");
            out.printf("    %-26s %20s %20s %20s%n", text(position, "account"), text(position, "owed"),
                    text(position, "due"), net.startsWith("-") ? net : "+" + net);
        }
    }

    private static String failed(JsonNode failure) {
        StringBuilder said = new StringBuilder(text(failure, "account")).append(" did not pay ")
                .append(text(failure, "shortfall")).append(": its guarantee bore ")
                .append(text(failure, "byGuarantee"));
        for (JsonNode share : failure.path("shares")) {
            said.append(", ").append(text(share, "account")).append(' ').append(text(share, "amount"));
        }
        return said.append(", the agent ").append(text(failure, "byAgent")).toString();
    }

    /** One line each. */
    static void list(JsonNode answer, PrintWriter out) {
        if (answer.path("cycles").isEmpty()) {
            out.println("There has been no cycle.");
            return;
        }
        out.printf("%6s  %-20s %-14s %-10s %20s %20s %8s  %s%n", "number", "name", "ledger", "stage",
                "gross", "net", "saved", "settles by");
        for (JsonNode cycle : answer.path("cycles")) {
            JsonNode totals = cycle.path("totals");
            out.printf("%6d  %-20s %-14s %-10s %20s %20s %8s  %s%n", cycle.path("number").asLong(),
                    text(cycle, "name"), text(cycle, "ledger"), text(cycle, "stage"), text(totals, "gross"),
                    text(totals, "net"), percent(totals.path("savedPpm").asLong()), text(cycle, "settleBy"));
        }
    }

    /** With one decimal, a half rounded up. */
    static String percent(long ppm) {
        long tenths = (ppm + PPM_A_TENTH / 2) / PPM_A_TENTH;
        return tenths / TENTHS_A_PERCENT + "." + tenths % TENTHS_A_PERCENT + " %";
    }

    private static void line(PrintWriter out, String name, String text) {
        out.printf("  %-13s %s%n", name, text);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
