package org.steelyard.gateway;

/** A request that breaks a rule of the door; becomes the answer that names the rule. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final DoorRule rule;
    private final String detail;

    /** What was found and what is allowed, in a sentence. */
    RefusedException(DoorRule rule, String detail) {
        super(rule + ": " + detail, null, false, false);
        this.rule = rule;
        this.detail = detail;
    }

    DoorRule rule() {
        return rule;
    }

    String detail() {
        return detail;
    }
}
