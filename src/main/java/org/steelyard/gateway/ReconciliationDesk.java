package org.steelyard.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.steelyard.figures.BadRows;
import org.steelyard.figures.CsvRows;
import tools.jackson.databind.JsonNode;

/** Takes a settlement agent's own closing figures, and says where they are not those of the books. */
final class ReconciliationDesk {

    /** Some 50,000 accounts. */
    private static final int LARGEST_BODY_BYTES = 4 * 1024 * 1024;

    private static final String CSV = "text/csv";
    private static final List<String> COLUMNS = List.of("account", "date", "closing");

    private final Doors doors;

    ReconciliationDesk(Doors doors) {
        this.doors = doors;
    }

    /** {@code POST /v1/operator/reconciliation}: changes nothing. */
    Answer reconcile(Call call) throws RefusedException {
        call.needType(Answer.JSON, CSV);
        byte[] body = call.body(LARGEST_BODY_BYTES);
        Reconciliation reconciliation = new Reconciliation(doors);
        BadRows bad = new BadRows();
        if (call.isOfType(CSV)) {
            CsvRows.readText("line", new String(body, StandardCharsets.UTF_8), COLUMNS, bad,
                    row -> reconciliation.compare(row.line(), row.cell("account"), row.cell("date"),
                            row.cell("closing")));
        } else {
            compare(Json.fields(body, "figures").node().path("figures"), reconciliation, bad);
        }
        Reconciliation.Outcome outcome = reconciliation.outcome();
        if (!bad.none()) {
            throw new RefusedException(DoorRule.BODY_INVALID, String.join("; ", bad.lines()));
        }
        if (outcome.compared() == 0) {
            throw new RefusedException(DoorRule.BODY_INVALID, "there are no figures to compare");
        }
        return Answer.json(outcome);
    }

    private static void compare(JsonNode figures, Reconciliation reconciliation, BadRows bad) {
        int row = 0;
        for (JsonNode figure : figures) {
            row++;
            try {
                reconciliation.compare(row, text(figure, "account"), text(figure, "date"),
                        text(figure, "closing"));
            } catch (IllegalArgumentException wrong) {
                bad.add("figure", row, BadRows.why(wrong));
            }
        }
    }

    private static String text(JsonNode figure, String name) {
        JsonNode value = figure.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException(name + " is needed, as a text");
        }
        return value.stringValue();
    }
}
