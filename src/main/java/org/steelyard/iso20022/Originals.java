package org.steelyard.iso20022;

import java.util.List;

/** The kinds of message that a return or a cancellation may name. */
final class Originals {

    static final List<String> RETURNABLE = List.of("pacs.008.001.08", "pacs.009.001.08");
    static final List<String> CANCELLABLE = List.of("pacs.008.001.08", "pacs.009.001.08", "pacs.004.001.09",
            "camt.050.001.05");

    private Originals() {
    }

    static void check(Part named, List<String> allowed) throws BreachException {
        if (!allowed.contains(named.text())) {
            throw new BreachException(Rule.ORIGINAL_TYPE_UNKNOWN, named.toString(), "found '" + named.text()
                    + "', allowed are " + String.join(", ", allowed));
        }
    }
}
