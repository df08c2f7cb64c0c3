package org.steelyard.lists;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.steelyard.screening.EntryType;

/** OFAC's {@code sdn.xml}: it says the day, the number of records, and which aliases are weak. */
final class OfacXml {

    static final String ROOT = "sdnList";

    private static final String RECORD = "sdnEntry";

    private final Notes notes;
    private final Map<String, EntryDraft> drafts = new LinkedHashMap<>();
    private Optional<LocalDate> published = Optional.empty();

    OfacXml(Notes notes) {
        this.notes = notes;
    }

    Optional<LocalDate> published() {
        return published;
    }

    Iterable<EntryDraft> read(InputStream bytes) throws FormatFaultException {
        new XmlRecords(XmlShape.of("ofac-sdn.shape"), new TreeSet<>(List.of(RECORD)), this::take).read(bytes);
        return drafts.values();
    }

    private void take(XmlElement element) throws FormatFaultException {
        if (element.name().equals(ROOT)) {
            root(element);
            return;
        }
        String uid = element.text("uid");
        EntryDraft draft = new EntryDraft("OFAC-" + uid, element.place(), type(element));
        if (!uid.matches("[0-9]{1,9}") || drafts.putIfAbsent(uid, draft) != null) {
            throw new FormatFaultException(element.place(),
                    "uid \"" + uid + "\" is no number or already there");
        }
        draft.name(element.text("firstName") + " " + element.text("lastName"));
        element.all("programList", "program").forEach(program -> draft.program(program.content()));
        for (XmlElement alias : element.all("akaList", "aka").toList()) {
            String name = alias.text("firstName") + " " + alias.text("lastName");
            switch (alias.text("category")) {
                case "strong" -> draft.name(name);
                case "weak" -> draft.weakName(name);
                default -> throw new FormatFaultException(alias.place(), "the alias category \""
                        + alias.text("category") + "\" is not known");
            }
        }
        element.all("idList", "id").forEach(id -> id(id, draft));
        element.all("addressList", "address").forEach(at -> draft.country(at.text("country"), notes));
        element.all("nationalityList", "nationality").forEach(of -> draft.country(of.text("country"), notes));
        element.all("citizenshipList", "citizenship").forEach(of -> draft.country(of.text("country"), notes));
        element.all("dateOfBirthList", "dateOfBirthItem").map(item -> item.text("dateOfBirth"))
                .forEach(text -> PublishedDates.english(text).ifPresentOrElse(draft::birth,
                        () -> notes.count("dates of birth that were not understood", text)));
        element.all("vesselInfo").forEach(ship -> draft.country(ship.text("vesselFlag"), notes));
    }

    private void root(XmlElement root) throws FormatFaultException {
        XmlElement about = root.all("publshInformation").findFirst().orElse(root);
        published = PublishedDates.americanDay(about.text("Publish_Date"));
        if (published.isEmpty()) {
            throw new FormatFaultException(about.place(), "Publish_Date is no day such as 11/23/2026");
        }
        if (!about.text("Record_Count").equals(String.valueOf(drafts.size()))) {
            throw new FormatFaultException(about.place(), "Record_Count says " + about.text("Record_Count")
                    + " records, but " + drafts.size() + " are there: the file is cut off or changed");
        }
    }

    private static EntryType type(XmlElement element) throws FormatFaultException {
        return switch (element.text("sdnType")) {
            case "Individual" -> EntryType.PERSON;
            case "Entity" -> EntryType.ORGANISATION;
            case "Vessel" -> EntryType.VESSEL;
            case "Aircraft" -> EntryType.AIRCRAFT;
            default -> throw new FormatFaultException(element.place(), "the sdnType \""
                    + element.text("sdnType") + "\" is not known");
        };
    }

    private static void id(XmlElement id, EntryDraft draft) {
        String kind = id.text("idType");
        String number = id.text("idNumber");
        if (kind.equals("SWIFT/BIC")) {
            draft.bic(number);
        } else if (kind.startsWith("Vessel Registration") && number.startsWith("IMO ")) {
            draft.imo(number.substring("IMO ".length()).strip());
        } else if (!number.isEmpty()) {
            draft.document(String.join(" ", List.of(kind, number, id.text("idCountry"))));
        }
    }
}
