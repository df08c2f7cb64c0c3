package org.steelyard.command;

import java.util.LinkedHashSet;
import java.util.Set;

/** An exception as a person wants to read it: every message of the chain once, no stack. */
final class Causes {

    private static final int MOST = 5;

    private Causes() {
    }

    static String of(Throwable failure) {
        Set<String> said = new LinkedHashSet<>();
        for (Throwable each = failure; each != null && said.size() < MOST; each = each.getCause()) {
            String message = each.getMessage();
            said.add(message == null ? each.getClass().getSimpleName() : message);
        }
        return String.join("; because: ", said);
    }
}
