package org.steelyard.screening;

/** A fault in one line of a list; stays inside the reader, which adds the line's number. */
final class ListFaultException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    ListFaultException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
