package org.steelyard.settlement;

import java.util.HexFormat;

/**
 * Which list and which matching rules screened a message.
 *
 * @param list version of the list, never zero once a list is loaded
 * @param rules version of the matching rules
 */
public record ScreeningVersion(long list, long rules) {

    /** No list is in force, none yet or none any more: nothing settles. */
    public static final ScreeningVersion NONE = new ScreeningVersion(0, 0);

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(list) + "/" + hex.toHexDigits(rules);
    }
}
