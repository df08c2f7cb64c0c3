package org.steelyard.cluster;

/** The log cannot be started, or has stopped, and the message says why and what to do. */
public final class LogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LogException(String message) {
        super(message);
    }

    LogException(String message, Throwable cause) {
        super(message, cause);
    }
}
