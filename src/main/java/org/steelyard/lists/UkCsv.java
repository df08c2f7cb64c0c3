package org.steelyard.lists;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.steelyard.screening.EntryType;

/**
 * The consolidated list of the United Kingdom's OFSI as comma-separated values (closed in January 2026, kept
 * for old lists): a row with the day, a header, then a row for each name; rows of one group are one entry.
 */
final class UkCsv {

    /** The first cell of the file. */
    static final String FIRST = "Last Updated";

    private static final List<String> HEADER = List.of("Name 6", "Name 1", "Name 2", "Name 3", "Name 4",
            "Name 5",
            "Title", "DOB", "Town of Birth", "Country of Birth", "Nationality", "Passport Details",
            "NI Number",
            "Position", "Address 1", "Address 2", "Address 3", "Address 4", "Address 5", "Address 6",
            "Post/Zip Code", "Country", "Other Information", "Group Type", "Alias Type", "Regime",
            "Listed On",
            "Last Updated", "Group ID");
    private static final Pattern NUMBERED = Pattern.compile("(?:^|\\s)\\(?[0-9a-z]\\)\\s*");
    private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)?|[.,;]+$");

    private static final int MAX_DOCUMENT_CHARS = 500;

    private final Notes notes;
    private final Map<String, EntryDraft> drafts = new LinkedHashMap<>();
    private final Map<String, String> primary = new LinkedHashMap<>();
    private Optional<LocalDate> published = Optional.empty();

    UkCsv(Notes notes) {
        this.notes = notes;
    }

    Optional<LocalDate> published() {
        return published;
    }

    Iterable<EntryDraft> read(InputStream bytes, Charset charset) throws IOException, FormatFaultException {
        CsvRows rows = new CsvRows("the list", bytes, charset, HEADER.size());
        List<String> first = rows.next();
        published = first.isEmpty() ? Optional.empty() : PublishedDates.britishDay(first.get(1));
        if (published.isEmpty() || !first.getFirst().equals(FIRST)) {
            throw rows.fault("the first row must say \"" + FIRST + "\" and a day such as 13/04/2018");
        }
        if (!rows.next().equals(HEADER)) {
            throw rows.fault("the columns are not those of this format: " + String.join(", ", HEADER));
        }
        for (List<String> row = rows.next(); !row.isEmpty(); row = rows.next()) {
            read(rows, row);
        }
        return drafts.values();
    }

    private void read(CsvRows rows, List<String> row) throws FormatFaultException {
        String group = row.get(28).strip();
        EntryType type = type(rows, row.get(23));
        String name = Blanks.single(String.join(" ", row.subList(1, 6)) + " " + row.getFirst());
        String alias = row.get(24);
        if (group.isEmpty() || name.isEmpty()) {
            throw rows.fault("a row without name or group");
        }
        if (!List.of("Prime Alias", "AKA", "FKA").contains(alias)) {
            throw rows.fault("the alias type \"" + alias + "\" is not known");
        }
        EntryDraft draft = drafts.computeIfAbsent(group, g -> new EntryDraft("UK-" + g, rows.place(), type));
        if (draft.type() != type) {
            throw rows.fault("group " + group + " is both person and organisation");
        }
        if (alias.equals("Prime Alias") && primary.putIfAbsent(group, name) == null) {
            draft.mainName(name);
        } else {
            draft.name(name);
        }
        if (!row.get(7).isBlank()) {
            draft.birth(PublishedDates.british(row.get(7))
                    .orElseThrow(() -> rows.fault("no day of birth: \"" + row.get(7) + "\"")));
        }
        countries(row.get(10), draft);
        countries(row.get(21), draft);
        document("Passport ", row.get(11), draft);
        document("NI Number ", row.get(12), draft);
        draft.program(row.get(25));
        draft.since(PublishedDates.britishDay(row.get(26))
                .orElseThrow(() -> rows.fault("no day of listing: \"" + row.get(26) + "\"")));
    }

    private void countries(String text, EntryDraft draft) {
        for (String part : NUMBERED.split(text, -1)) {
            draft.country(ASIDE.matcher(part.strip()).replaceAll("").strip(), notes);
        }
    }

    private static void document(String kind, String text, EntryDraft draft) {
        if (!text.isBlank()) {
            String whole = kind + text;
            draft.document(whole.substring(0, Math.min(MAX_DOCUMENT_CHARS, whole.length())));
        }
    }

    private static EntryType type(CsvRows rows, String text) throws FormatFaultException {
        return switch (text) {
            case "Individual" -> EntryType.PERSON;
            case "Entity" -> EntryType.ORGANISATION;
            case "Ship" -> EntryType.VESSEL;
            default -> throw rows.fault("the group type \"" + text + "\" is not known");
        };
    }
}
