package org.steelyard.iso20022;

import org.codehaus.stax2.validation.XMLValidationException;

/** The words of the schema validator and of the parser, made fit for people. */
final class Wording {

    private static final int LONGEST = 300;

    private Wording() {
    }

    /** What the validator found. */
    static String of(XMLValidationException fault) {
        return firstLine(String.valueOf(fault.getValidationProblem().getMessage()));
    }

    /** The first line, bounded. */
    static String firstLine(String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
