package org.steelyard.iso20022;

import java.util.Arrays;

/** What a bank may ask to be told about an account on a business day (camt.060). */
public enum Report {
    /** How it stands so far, or stood at the close. */
    INTERIM("camt.052.001.08"),
    /** The statement of a day that has closed. */
    STATEMENT("camt.053.001.08"),
    /** Its entries, debits and credits, without balances. */
    ENTRIES("camt.054.001.08");

    private final String definition;

    Report(String definition) {
        this.definition = definition;
    }

    /** The message definition identifier. */
    String definition() {
        return definition;
    }

    static Report of(String definition) {
        return Arrays.stream(values()).filter(each -> each.definition.equals(definition)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no report is a " + definition));
    }
}
