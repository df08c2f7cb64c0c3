package org.steelyard.screening;

/** Whether a value of a list can be compared: asked by those who bring lists into our own format. */
public final class Comparability {

    private Comparability() {
    }

    /** Why a name cannot be compared; empty if it can. */
    public static String fault(String name) {
        return NameForms.fault(name);
    }

    /** Whether it is a BIC of 8 or 11 capital letters and digits. */
    public static boolean isBic(String text) {
        return Identifiers.isBic(text);
    }

    /** Whether it is an IMO ship number with the right check digit. */
    public static boolean isImo(String text) {
        return Identifiers.isImo(text);
    }
}
