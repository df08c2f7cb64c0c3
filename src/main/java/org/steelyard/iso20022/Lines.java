package org.steelyard.iso20022;

/** Long texts in elements that hold only a line of 105 characters (Max105Text) but may be repeated. */
final class Lines {

    static final int LONGEST_LINE = 105;
    /** Enough for a reason with its detail; more would bury what counts. */
    static final int MOST_LINES = 6;

    private Lines() {
    }

    /** The text in as many elements as it needs, and at most {@value #MOST_LINES}. */
    static void write(Markup out, String element, String text) {
        int from = 0;
        for (int line = 0; line < MOST_LINES && from < text.length(); line++) {
            String part = Markup.cut(text.substring(from), LONGEST_LINE);
            out.text(element, part);
            from += part.length();
        }
    }
}
