package org.steelyard.lists;

import org.steelyard.screening.EntryType;

/** OFAC writes persons "FAMILY, Given"; in a payment the given name mostly stands first. */
final class OfacNames {

    private OfacNames() {
    }

    static String turned(String name, EntryType type) {
        int comma = name.indexOf(',');
        return type == EntryType.PERSON && comma > 0
                ? name.substring(comma + 1).strip() + " " + name.substring(0, comma).strip()
                : name;
    }
}
