package org.steelyard.gateway;

/**
 * A rule of the door itself, beside those of messages (iso20022) and of the engine. Numbers are never used
 * again for another rule.
 */
enum DoorRule {
    CREDENTIAL_MISSING(1, 401, "a caller proves who it is by a key"),
    CREDENTIAL_UNKNOWN(2, 401, "the key is that of a participant or of the operator"),
    TOO_MANY_FAILURES(3, 429, "an address may fail to prove itself only so often"),
    CALLER_NOT_ALLOWED(4, 403, "banks send and fetch messages, the operator runs the system, and neither does"
            + " the other's work"),
    TOO_MANY_MESSAGES(5, 429, "a bank may send so many messages a second"),
    CONTENT_TYPE_UNKNOWN(6, 415, "the body has the content type that the contract names"),
    PARAMETER_INVALID(7, 400, "parameters have the form that the contract names"),
    BODY_INVALID(8, 400, "the body has the form that the contract names"),
    BODY_TOO_LARGE(9, 413, "a body has a largest size"),
    PATH_UNKNOWN(10, 404, "paths are those of the contract"),
    METHOD_NOT_ALLOWED(11, 405, "methods are those that the contract names for the path"),
    MESSAGE_UNKNOWN(12, 404, "a cursor is that of a message to the caller"),
    INSTRUCTION_UNKNOWN(13, 404, "only an instruction's sender and receiver see where it stands"),
    OUTCOME_UNKNOWN(14, 504, "the log answers in time; whether it has the message is unknown: send the same"
            + " message again, it is safe"),
    LOG_UNREACHABLE(15, 503, "the log can be reached; whether it has the message is unknown: send the same"
            + " message again, it is safe"),
    CLOSING(16, 503, "the node is up; nothing was done: send the same again"),
    LIST_REFUSED(17, 422, "a list is taken as a whole or not at all"),
    LIST_OLDER(18, 409, "a list is not replaced by an older one of the same source"),
    COMMAND_REFUSED(19, 409, "a command of the operator keeps the engine's rules"),
    CURRENCY_UNKNOWN(20, 422, "the currency is one of the system's"),
    INTERNAL_FAULT(21, 500,
            "a fault of the system's own; whether it has the message is unknown: send the same"
                    + " message again, it is safe"),
    REQUEST_MALFORMED(22, 400, "a request is HTTP, with a header of at most 8192 bytes"),
    CYCLE_NUMBER_UNKNOWN(23, 404, "a cycle is asked for by the number that it was opened under"),
    MIRROR_DIFFERS(24, 409, "both sides' totals are equal, or no statistics are released"),
    ACCOUNT_DAY_UNKNOWN(25, 404, "a statement is asked of an account, a business day and a page"
            + " that there are");

    private final int number;
    private final int status;
    private final String text;

    DoorRule(int number, int status, String text) {
        this.number = number;
        this.status = status;
        this.text = text;
    }

    /** Fixed for all time. */
    int number() {
        return number;
    }

    /** The HTTP status of an answer that names this rule. */
    int status() {
        return status;
    }

    /** The rule in a sentence. */
    String text() {
        return text;
    }
}
