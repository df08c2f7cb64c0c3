package org.steelyard.iso20022;

import java.util.Locale;
import java.util.Set;

/** Names that name nobody: the travel rule asks for a name, and a filler is none (FATF Recommendation 16). */
final class Meaningless {

    private static final Set<String> FILLERS = Set.of("UNKNOWN", "UNKNOWNCUSTOMER", "NOTKNOWN", "NOTPROVIDED",
            "NOTAVAILABLE", "NOTAPPLICABLE", "NOTGIVEN", "NONE", "NULL", "NIL", "NA", "TBA", "TBC",
            "ONEOFOURCUSTOMERS", "ONEOFOURCUSTOMER", "OURCUSTOMER", "OURCUSTOMERS", "ACUSTOMER", "CUSTOMER",
            "CUSTOMERS", "ONEOFOURCLIENTS", "ONEOFOURCLIENT", "OURCLIENT", "OURCLIENTS", "ACLIENT", "CLIENT",
            "CLIENTS", "ANONYMOUS", "NONAME", "NONAMEGIVEN", "NAME", "WITHHELD", "CONFIDENTIAL");

    private Meaningless() {
    }

    /** Whether it is a filler, has no letter, or repeats one character. */
    static boolean isMeaningless(String name) {
        StringBuilder kept = new StringBuilder(name.length());
        boolean letters = false;
        boolean differ = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                letters |= !Character.isDigit(c);
                kept.append(Character.toUpperCase(c));
                differ |= kept.charAt(0) != Character.toUpperCase(c);
            }
        }
        // A single Chinese character can be a name; a single Latin or Cyrillic letter cannot.
        boolean ideograph = kept.length() == 1 && Character.isIdeographic(kept.charAt(0));
        return !letters || !differ && !ideograph
                || FILLERS.contains(kept.toString().toUpperCase(Locale.ROOT));
    }
}
