package org.steelyard.lists;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.steelyard.screening.EntryType;

/**
 * OFAC's list as comma-separated values: {@code sdn.csv}, with {@code alt.csv}, {@code add.csv} and
 * {@code sdn_comments.csv} beside it. No header; {@code -0-} is nothing; each row of the other files names
 * an entry of the first, so that a first file which is cut off is seen by the others.
 */
final class OfacCsv {

    static final String MAIN = "sdn.csv";
    static final String ALIASES = "alt.csv";
    static final String ADDRESSES = "add.csv";
    static final String COMMENTS = "sdn_comments.csv";

    private static final String NOTHING = "-0-";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Set<String> ALIAS_TYPES = new LinkedHashSet<>(List.of("aka", "fka", "nka"));
    private static final String PROGRAMS_APART = "] [";

    private final Notes notes;
    private final Map<String, EntryDraft> drafts = new LinkedHashMap<>();
    private final Map<String, String> remarks = new LinkedHashMap<>();

    OfacCsv(Notes notes) {
        this.notes = notes;
    }

    /** Reads {@code sdn.csv}: number, name, type, programmes, title, six of ships, remarks. */
    void main(InputStream bytes) throws IOException, FormatFaultException {
        CsvRows rows = new CsvRows(MAIN, bytes, 12);
        for (List<String> row = rows.next(); !row.isEmpty(); row = rows.next()) {
            String number = number(rows, row.getFirst());
            EntryDraft draft = new EntryDraft("OFAC-" + number, rows.place(), type(rows, cell(row, 2)));
            if (drafts.putIfAbsent(number, draft) != null) {
                throw rows.fault("the entry " + number + " is already there");
            }
            if (cell(row, 1).isEmpty()) {
                throw rows.fault("the entry " + number + " has no name");
            }
            draft.name(OfacNames.turned(cell(row, 1), draft.type()));
            for (String program : cell(row, 3).replace(PROGRAMS_APART, ";").split(";", -1)) {
                draft.program(program);
            }
            draft.country(cell(row, 9), notes);
            if (!cell(row, 5).isEmpty()) {
                draft.document("Call sign " + cell(row, 5));
            }
            remarks.put(number, cell(row, 11));
        }
        end(rows);
    }

    /** Reads {@code alt.csv}: number, alias number, aka, fka or nka, name, remarks (always empty). */
    void aliases(InputStream bytes) throws IOException, FormatFaultException {
        CsvRows rows = new CsvRows(ALIASES, bytes, 5);
        Set<String> once = new LinkedHashSet<>();
        for (List<String> row = rows.next(); !row.isEmpty(); row = rows.next()) {
            EntryDraft draft = entry(rows, row);
            if (!once.add(number(rows, row.get(1)))) {
                throw rows.fault("the alias number " + row.get(1) + " is already there");
            }
            if (!ALIAS_TYPES.contains(cell(row, 2))) {
                throw rows.fault("\"" + row.get(2) + "\" is none of " + ALIAS_TYPES);
            }
            draft.name(OfacNames.turned(cell(row, 3), draft.type()));
        }
        end(rows);
    }

    /** Reads {@code add.csv}: number, address number, street, town, country, remarks. */
    void addresses(InputStream bytes) throws IOException, FormatFaultException {
        CsvRows rows = new CsvRows(ADDRESSES, bytes, 6);
        for (List<String> row = rows.next(); !row.isEmpty(); row = rows.next()) {
            EntryDraft draft = entry(rows, row);
            number(rows, row.get(1));
            draft.country(cell(row, 4), notes);
        }
        end(rows);
    }

    /** Reads {@code sdn_comments.csv}: number, and how its remarks go on. */
    void comments(InputStream bytes) throws IOException, FormatFaultException {
        CsvRows rows = new CsvRows(COMMENTS, bytes, 2);
        for (List<String> row = rows.next(); !row.isEmpty(); row = rows.next()) {
            entry(rows, row);
            remarks.merge(row.getFirst().strip(), cell(row, 1), String::concat);
        }
    }

    /** The entries, with what their remarks say. */
    Iterable<EntryDraft> drafts(LocalDate published) {
        drafts.forEach((number, draft) -> {
            OfacRemarks.read(remarks.getOrDefault(number, ""), draft, notes);
            draft.since(published);
        });
        return drafts.values();
    }

    private void end(CsvRows rows) {
        if (!rows.hadEndMark()) {
            notes.say(rows.place().replaceAll(" line .*", "") + " has no mark of its end (byte 1A), so that a"
                    + " file cut between two rows would not be seen by it alone");
        }
    }

    private EntryDraft entry(CsvRows rows, List<String> row) throws FormatFaultException {
        String number = number(rows, row.getFirst());
        EntryDraft draft = drafts.get(number);
        if (draft == null) {
            throw rows.fault("the entry " + number + " is not in " + MAIN
                    + ": one of the files is cut off, or they are of different days");
        }
        return draft;
    }

    private static String number(CsvRows rows, String text) throws FormatFaultException {
        String number = text.strip();
        if (!NUMBER.matcher(number).matches()) {
            throw rows.fault("\"" + number + "\" is no number of an entry");
        }
        return number;
    }

    private static EntryType type(CsvRows rows, String text) throws FormatFaultException {
        return switch (text) {
            case "individual" -> EntryType.PERSON;
            case "vessel" -> EntryType.VESSEL;
            case "aircraft" -> EntryType.AIRCRAFT;
            case "" -> EntryType.ORGANISATION;
            default -> throw rows.fault("the type \"" + text + "\" is not known");
        };
    }

    private static String cell(List<String> row, int column) {
        String text = row.get(column).strip();
        return text.equals(NOTHING) ? "" : text;
    }
}
