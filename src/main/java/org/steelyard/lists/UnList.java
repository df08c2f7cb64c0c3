package org.steelyard.lists;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.steelyard.screening.Comparability;
import org.steelyard.screening.EntryType;

/** The consolidated list of the Security Council of the United Nations. */
final class UnList {

    static final String ROOT = "CONSOLIDATED_LIST";

    private static final String PERSON = "INDIVIDUAL";
    private static final String ENTITY = "ENTITY";
    private static final Pattern IMO = Pattern.compile("IMO\\D{0,12}([0-9]{7})(?![0-9])");
    private static final Pattern YEAR = Pattern.compile("[12][0-9]{3}");

    private final Notes notes;
    private final Map<String, EntryDraft> drafts = new LinkedHashMap<>();
    private Optional<LocalDate> published = Optional.empty();

    UnList(Notes notes) {
        this.notes = notes;
    }

    Optional<LocalDate> published() {
        return published;
    }

    Iterable<EntryDraft> read(InputStream bytes) throws FormatFaultException {
        new XmlRecords(XmlShape.of("un-list.shape"), new TreeSet<>(List.of(PERSON, ENTITY)), this::take)
                .read(bytes);
        return drafts.values();
    }

    private void take(XmlElement element) throws FormatFaultException {
        if (element.name().equals(ROOT)) {
            published = PublishedDates.day(element.attribute("dateGenerated"));
            if (published.isEmpty()) {
                throw new FormatFaultException(element.place(), "\"dateGenerated\" is no day");
            }
            return;
        }
        boolean person = element.name().equals(PERSON);
        String id = element.text("DATAID");
        EntryDraft draft = new EntryDraft("UN-" + id, element.place(),
                person ? EntryType.PERSON : EntryType.ORGANISATION);
        if (!id.matches("[0-9]{1,12}") || drafts.putIfAbsent(id, draft) != null) {
            throw new FormatFaultException(element.place(),
                    "DATAID \"" + id + "\" is no number or already there");
        }
        draft.name(String.join(" ", List.of(element.text("FIRST_NAME"), element.text("SECOND_NAME"),
                element.text("THIRD_NAME"), element.text("FOURTH_NAME"))));
        draft.name(element.text("NAME_ORIGINAL_SCRIPT"));
        draft.program(element.text("UN_LIST_TYPE"));
        draft.document("UN reference " + element.text("REFERENCE_NUMBER"));
        draft.since(PublishedDates.day(element.text("LISTED_ON")).orElseThrow(
                () -> new FormatFaultException(element.place(), "LISTED_ON is no day")));
        aliases(element, element.name() + "_ALIAS", draft);
        element.all("NATIONALITY", "VALUE").forEach(value -> draft.country(value.content(), notes));
        element.all(element.name() + "_ADDRESS")
                .forEach(address -> draft.country(address.text("COUNTRY"), notes));
        for (XmlElement birth : element.all("INDIVIDUAL_DATE_OF_BIRTH").toList()) {
            birth(birth, draft);
        }
        element.all("INDIVIDUAL_DOCUMENT").filter(one -> !one.text("NUMBER").isEmpty())
                .forEach(one -> document(one, draft));
        if (!person) {
            ships(element.text("COMMENTS1"), draft);
        }
    }

    /** One element may hold several names, parted by semicolons. */
    private static void aliases(XmlElement element, String of, EntryDraft draft) throws FormatFaultException {
        for (XmlElement alias : element.all(of).toList()) {
            String quality = alias.text("QUALITY");
            for (String name : alias.text("ALIAS_NAME").split(";", -1)) {
                switch (quality) {
                    case "Low" -> draft.weakName(name);
                    case "Good", "a.k.a.", "f.k.a.", "" -> draft.name(name);
                    default -> throw new FormatFaultException(alias.place(), "the alias quality \"" + quality
                            + "\" is not known");
                }
            }
        }
    }

    private void birth(XmlElement birth, EntryDraft draft) throws FormatFaultException {
        String type = birth.text("TYPE_OF_DATE");
        String date = birth.text("DATE");
        String year = birth.text("YEAR");
        String iso = switch (type) {
            case "EXACT", "" -> date.isEmpty() ? year : date;
            case "APPROXIMATELY" ->
                (date.isEmpty() ? year : date.substring(0, Math.min(4, date.length()))) + "~";
            case "BETWEEN" -> birth.text("FROM_YEAR") + "/" + birth.text("TO_YEAR");
            default -> throw new FormatFaultException(birth.place(),
                    "the type of date \"" + type + "\" is not known");
        };
        Matcher first = YEAR.matcher(iso);
        if (PublishedDates.checked(iso).isPresent()) {
            draft.birth(iso);
        } else if (iso.length() > 1 && first.lookingAt()) {
            notes.count("dates of birth that say more than a day, month or year; the year is kept", iso);
            draft.birth(first.group());
        } else if (iso.length() > 1) {
            throw new FormatFaultException(birth.place(), "\"" + iso + "\" is no date of birth");
        }
    }

    private static void document(XmlElement document, EntryDraft draft) {
        draft.document(String.join(" ", List.of(document.text("TYPE_OF_DOCUMENT"), document.text("NUMBER"),
                document.text("ISSUING_COUNTRY"))));
    }

    /** Ships stand in the comments alone; one with a wrong check digit is another number. */
    private static void ships(String comments, EntryDraft draft) {
        Matcher found = IMO.matcher(comments);
        while (found.find()) {
            if (Comparability.isImo(found.group(1))) {
                draft.imo(found.group(1));
            }
        }
    }
}
