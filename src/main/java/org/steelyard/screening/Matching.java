package org.steelyard.screening;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers by which likeness of names is reckoned, out of the table {@code matching.txt}. */
final class Matching {

    static final int WHOLE = 1_000;

    static final int THRESHOLD;
    static final int FLOOR;
    static final int EXTRA_SEARCHED;
    static final int EXTRA_LISTED;
    static final int SOUNDS_ALIKE;
    static final int SAME_CONSONANTS;
    static final int INITIAL;
    static final int JOINED;
    static final int OTHER_FIRST_LETTER;
    static final int COMMON_WORD;
    static final int COMPANY_FORM;
    static final int PARTICLE;
    static final int SAME_BIRTH;
    static final int POSSIBLE_BIRTH;
    static final int OTHER_BIRTH;
    static final int SAME_COUNTRY;
    static final int OTHER_COUNTRY;

    static {
        Map<String, Integer> table = new LinkedHashMap<>();
        for (String row : Rules.table("matching.txt")) {
            List<String> cells = List.of(row.split(" ", -1));
            table.put(cells.getFirst(), Integer.parseInt(cells.get(1)));
        }
        THRESHOLD = take(table, "threshold");
        FLOOR = take(table, "floor");
        EXTRA_SEARCHED = take(table, "extraSearched");
        EXTRA_LISTED = take(table, "extraListed");
        SOUNDS_ALIKE = take(table, "soundsAlike");
        SAME_CONSONANTS = take(table, "sameConsonants");
        INITIAL = take(table, "initial");
        JOINED = take(table, "joined");
        OTHER_FIRST_LETTER = take(table, "otherFirstLetter");
        COMMON_WORD = take(table, "commonWord");
        COMPANY_FORM = take(table, "companyForm");
        PARTICLE = take(table, "particle");
        SAME_BIRTH = take(table, "sameBirth");
        POSSIBLE_BIRTH = take(table, "possibleBirth");
        OTHER_BIRTH = take(table, "otherBirth");
        SAME_COUNTRY = take(table, "sameCountry");
        OTHER_COUNTRY = take(table, "otherCountry");
        if (!table.isEmpty()) {
            throw new IllegalStateException("matching.txt: unknown rows " + table.keySet());
        }
    }

    private Matching() {
    }

    private static int take(Map<String, Integer> table, String name) {
        Integer value = table.remove(name);
        if (value == null) {
            throw new IllegalStateException("matching.txt: the row \"" + name + "\" is missing");
        }
        return value;
    }
}
