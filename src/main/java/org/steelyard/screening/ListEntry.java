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
 */
public record ListEntry(String id, EntryType type, List<String> names, List<String> bics,
        List<String> leis, List<String> imos, List<String> accounts, List<String> countries,
        String program, LocalDate since) {

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
