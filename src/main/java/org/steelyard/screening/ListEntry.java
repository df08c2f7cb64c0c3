package org.steelyard.screening;

import java.time.LocalDate;
import java.util.List;

/**
 * One entry of a list, checked by {@link ListReader}. Identifiers are in their compact upper-case
 * form; BICs have 8 or 11 characters and are compared by 8.
 *
 * @param id unique in its list
 * @param type what it is
 * @param names the main name first, then the aliases; never empty
 * @param bics bank codes
 * @param leis legal entity identifiers
 * @param imos ship numbers, seven digits
 * @param accounts account numbers
 * @param countries ISO 3166-1 codes; for a {@link EntryType#COUNTRY} its own code alone
 * @param program the programme or law under which it is listed
 * @param since the day on which it was listed
 * @param details what helps to tell namesakes apart, and names that are compared in a way of their own
 */
public record ListEntry(String id, EntryType type, List<String> names, List<String> bics,
        List<String> leis, List<String> imos, List<String> accounts, List<String> countries,
        String program, LocalDate since, Details details) {

    /**
     * What an official list says besides.
     *
     * @param weakNames names that the publisher calls weak or of low quality: they match a whole field only
     * @param unreadNames names in scripts that the rules cannot compare; a message in such a script waits
     * @param births days, months, years or spans of years, as {@link BirthDate} reads them
     * @param documents passports, numbers and the like, as they are listed
     */
    public record Details(List<String> weakNames, List<String> unreadNames, List<String> births,
            List<String> documents) {

        /** Nothing besides. */
        public static final Details NONE = new Details(List.of(), List.of(), List.of(), List.of());

        /** Copies the lists. */
        public Details {
            weakNames = List.copyOf(weakNames);
            unreadNames = List.copyOf(unreadNames);
            births = List.copyOf(births);
            documents = List.copyOf(documents);
        }
    }

    /** Copies the lists and refuses an entry without a name. */
    public ListEntry {
        names = List.copyOf(names);
        bics = List.copyOf(bics);
        leis = List.copyOf(leis);
        imos = List.copyOf(imos);
        accounts = List.copyOf(accounts);
        countries = List.copyOf(countries);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("entry " + id + " has no name");
        }
    }

    /** The main name. */
    public String name() {
        return names.getFirst();
    }
}
