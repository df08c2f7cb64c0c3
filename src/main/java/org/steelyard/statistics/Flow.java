package org.steelyard.statistics;

import java.util.Locale;

/** Which way goods go, seen by the country that reports. */
public enum Flow {
    IMPORT("imports"),
    EXPORT("exports"),
    /** Both together; never in a file, reckoned where both are there. */
    TRADE("trade");

    private final String plural;

    Flow(String plural) {
        this.plural = plural;
    }

    /** As it stands in a sentence. */
    public String plural() {
        return plural;
    }

    /**
     * The flow of a cell: {@code import}, {@code imports}, {@code export} or {@code exports}, in any case.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Flow of(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "import", "imports" -> IMPORT;
            case "export", "exports" -> EXPORT;
            default -> throw new IllegalArgumentException(
                    "the flow is import or export, not '" + cell + "'");
        };
    }
}
