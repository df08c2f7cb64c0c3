package org.steelyard.iso20022;

/** A rule that a message must keep. Numbers are never used again for another rule. */
public enum Rule {
    /** The bytes are well-formed XML in UTF-8. */
    NOT_XML(1, "the message is well-formed XML in UTF-8");

    private final int number;
    private final String text;

    Rule(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /** Fixed for all time. */
    public int number() {
        return number;
    }

    /** The rule in a sentence. */
    public String text() {
        return text;
    }
}
