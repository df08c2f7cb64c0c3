package org.steelyard.cases;

/** A case that breaks a rule of its format, with the place and the rule. */
public final class CaseFaultException extends Exception {

    private static final long serialVersionUID = 1L;

    CaseFaultException(String place, String rule) {
        super(place + ": " + rule);
    }
}
