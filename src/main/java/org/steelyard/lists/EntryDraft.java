package org.steelyard.lists;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.steelyard.screening.Comparability;
import org.steelyard.screening.EntryType;
import org.steelyard.screening.ListEntry;

/** An entry while its parts are gathered from the rows or elements that tell of it. */
final class EntryDraft {

    private static final String PROGRAMS = "; ";

    private final String id;
    private final String place;
    private final EntryType type;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> weak = new LinkedHashSet<>();
    private final Set<String> bics = new LinkedHashSet<>();
    private final Set<String> imos = new LinkedHashSet<>();
    private final Set<String> countries = new LinkedHashSet<>();
    private final Set<String> births = new LinkedHashSet<>();
    private final Set<String> documents = new LinkedHashSet<>();
    private final Set<String> programs = new LinkedHashSet<>();
    private Optional<LocalDate> since = Optional.empty();

    EntryDraft(String id, String place, EntryType type) {
        this.id = id;
        this.place = place;
        this.type = type;
    }

    EntryType type() {
        return type;
    }

    String place() {
        return place;
    }

    void name(String text) {
        add(names, text);
    }

    /** The name that comes first, whenever it is told. */
    void mainName(String text) {
        Set<String> others = new LinkedHashSet<>(names);
        names.clear();
        add(names, text);
        names.addAll(others);
    }

    void weakName(String text) {
        add(weak, text);
    }

    void bic(String text) {
        add(bics, text.replace(" ", ""));
    }

    void imo(String text) {
        add(imos, text);
    }

    void birth(String text) {
        add(births, text);
    }

    void document(String text) {
        add(documents, text);
    }

    void program(String text) {
        add(programs, text);
    }

    /** The earliest day counts, where several rows say one. */
    void since(LocalDate day) {
        if (since.isEmpty() || day.isBefore(since.get())) {
            since = Optional.of(day);
        }
    }

    /** A country by its name or adjective; one without a code is told to the notes. */
    void country(String text, Notes notes) {
        String name = Blanks.single(text);
        if (!name.isEmpty()) {
            CountryNames.code(name).ifPresentOrElse(countries::add,
                    () -> notes.count("countries without a code, left out", name));
        }
    }

    private static void add(Set<String> values, String text) {
        String value = Blanks.single(text);
        if (!value.isEmpty()) {
            values.add(value);
        }
    }

    /**
     * The entry.
     *
     * @param published since when it is listed, where the format does not say it: no later than this
     */
    ListEntry build(LocalDate published, Notes notes) throws FormatFaultException {
        weak.removeAll(names);
        List<String> read = new ArrayList<>();
        Set<String> unread = new LinkedHashSet<>();
        for (String name : names) {
            if (Comparability.fault(name).isEmpty()) {
                read.add(name);
            } else {
                unread.add(name);
            }
        }
        List<String> readWeak = new ArrayList<>();
        for (String name : weak) {
            if (Comparability.fault(name).isEmpty()) {
                readWeak.add(name);
            } else {
                unread.add(name);
            }
        }
        if (read.isEmpty()) {
            throw new FormatFaultException(place, "entry " + id + " has no name that can be compared"
                    + (unread.isEmpty() ? "" : ": " + unread.iterator().next()));
        }
        if (programs.isEmpty()) {
            throw new FormatFaultException(place, "entry " + id + " has no programme");
        }
        unread.forEach(
                name -> notes.count("names in scripts that are not compared; a message in such a script"
                        + " waits", name));
        return new ListEntry(id, type, read, checked(bics, "BIC", Comparability::isBic, notes), List.of(),
                checked(imos, "IMO", Comparability::isImo, notes), List.of(), List.copyOf(countries),
                String.join(PROGRAMS, programs), since.orElse(published),
                new ListEntry.Details(readWeak, List.copyOf(unread), List.copyOf(births),
                        List.copyOf(documents)));
    }

    /** Identifiers of the right form; others stay with the documents, and the notes say how many. */
    private List<String> checked(Set<String> values, String kind,
            Predicate<String> right, Notes notes) {
        List<String> out = new ArrayList<>();
        for (String value : values) {
            if (right.test(value)) {
                out.add(value);
            } else {
                documents.add(kind + " " + value);
                notes.count(kind + " codes of the wrong form or check digit, kept as documents only", value);
            }
        }
        return out;
    }
}
