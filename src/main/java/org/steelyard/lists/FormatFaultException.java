package org.steelyard.lists;

/** A place at which a file is not what its publisher's format says; stays inside the room. */
final class FormatFaultException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final String reason;

    FormatFaultException(String place, String reason) {
        super(place + ": " + reason);
        this.place = place;
        this.reason = reason;
    }

    String place() {
        return place;
    }

    String reason() {
        return reason;
    }
}
