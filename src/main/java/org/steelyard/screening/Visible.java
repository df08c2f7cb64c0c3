package org.steelyard.screening;

import java.util.Locale;

/** A text as it may be shown in a sentence: what is invisible or turns the direction is spelt out. */
final class Visible {

    /** Characters of a text that a sentence repeats. */
    private static final int MAX_CHARS = 160;

    private Visible() {
    }

    static String shortened(String text) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length() && out.length() < MAX_CHARS) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Spelling.isIgnorable(c) || Character.isISOControl(c)) {
                out.append(String.format(Locale.ROOT, "<U+%04X>", c));
            } else {
                out.appendCodePoint(c);
            }
        }
        return i < text.length() ? out.append(" ...").toString() : out.toString();
    }
}
