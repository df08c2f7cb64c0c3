package org.steelyard.iso20022;

/** A rule is broken. Never leaves the room: {@link MessageReader} answers with a {@link Reading}. */
final class BreachException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Rule rule;
    private final String place;

    /**
     * @param place a path of elements, or line and column
     * @param text what was found and what is allowed
     */
    BreachException(Rule rule, String place, String text) {
        // No stack trace: a bad message is no bug, and must not cost more than a good one.
        super(text, null, false, false);
        this.rule = rule;
        this.place = place;
    }

    Rule rule() {
        return rule;
    }

    String place() {
        return place;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
