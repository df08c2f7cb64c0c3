package org.steelyard.settlement;

import org.steelyard.money.Bic;

/**
 * A bank in the system.
 *
 * @param bic its code
 * @param name its name, 1 to 140 characters
 * @param role what it is
 */
public record Participant(Bic bic, String name, Role role) {

    private static final int LONGEST_NAME = 140;

    /** Refuses an empty name or one over 140 characters (Max140Text). */
    public Participant {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "a name has 1 to " + LONGEST_NAME + " characters: '" + name + "'");
        }
    }
}
