package org.steelyard.figures;

import java.util.ArrayList;
import java.util.List;

/** What is wrong in files of rows, with file and line. */
public final class BadRows {

    /** A person reads no more; the rest is counted. */
    public static final int MOST_LISTED = 50;

    private final List<String> listed = new ArrayList<>();
    private long count;

    /** One more. */
    public void add(String file, long line, String reason) {
        count++;
        if (listed.size() < MOST_LISTED) {
            listed.add(file + ":" + line + ": " + reason);
        }
    }

    /** What a reader of a row says is wrong with it. */
    public static String why(IllegalArgumentException wrong) {
        String message = wrong.getMessage();
        return message == null ? "the row makes no sense" : message;
    }

    /** Whether every row was good. */
    public boolean none() {
        return count == 0;
    }

    /** All of them, or the first ones and how many more there are. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(listed);
        if (count > listed.size()) {
            lines.add("and " + (count - listed.size()) + " more bad rows");
        }
        return lines;
    }
}
