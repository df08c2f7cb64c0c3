package org.steelyard.lists;

import java.util.regex.Pattern;

/** Blanks of all kinds, as published files have them at ends and in rows. */
final class Blanks {

    private static final Pattern RUN = Pattern.compile("[\\s\\u00A0\\u2007\\u202F\\u3000]+");

    private Blanks() {
    }

    /** The text with single blanks and none at its ends. */
    static String single(String text) {
        return RUN.matcher(text).replaceAll(" ").strip();
    }
}
