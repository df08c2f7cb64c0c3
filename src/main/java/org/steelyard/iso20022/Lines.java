package org.steelyard.iso20022;

/** Long texts in elements that hold only a line of 105 characters (Max105Text) but may be repeated. */
final class Lines {

    static final int LONGEST_LINE = 105;
    /** Enough for a reason with its detail; more would bury what counts. */
    static final int MOST_LINES = 6;

    private Lines() {
    }

    /** The text in as many elements as it needs, broken between words, and at most {@value #MOST_LINES}. */
    static void write(Markup out, String element, String text) {
        String rest = text;
        for (int line = 0; line < MOST_LINES && !rest.isEmpty(); line++) {
            String part = Markup.cut(rest, LONGEST_LINE);
            int blank = part.length() < rest.length() ? rest.lastIndexOf(' ', LONGEST_LINE) : -1;
            if (blank > 0) {
                part = rest.substring(0, blank);
            }
            out.text(element, part);
            rest = rest.substring(blank > 0 ? blank + 1 : part.length());
        }
    }
}
