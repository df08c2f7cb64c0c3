package org.steelyard.screening;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** One line of a list file: a JSON object of known fields, to a header or an entry. */
final class ListLine {

    /** Longest name or other value, in characters: a long company name has some 300. */
    static final int MAX_VALUE_CHARS = 512;

    /** Most values of one field. */
    static final int MAX_VALUES = 1_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private static final Set<String> HEADER_FIELDS = ordered("format", "source", "version", "entries",
            "invented");
    private static final Set<String> ENTRY_FIELDS = ordered("id", "type", "name", "aliases", "bic", "lei",
            "imo", "account", "countries", "program", "since");
    private static final Set<String> ENTRY_LISTS = ordered("aliases", "bic", "lei", "imo", "account",
            "countries");
    private static final Set<String> DETAILS = ordered("weak", "unread", "birth", "document");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,6}");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private ListLine() {
    }

    /** The first line. */
    record Header(int format, String source, LocalDate published, int count, boolean invented) {
    }

    static Header header(String text) throws ListFaultException {
        ListLine line = parse(text, HEADER_FIELDS, ordered());
        String format = line.one("format");
        int number = ListReader.FORMATS.indexOf(format) + 1;
        if (number == 0) {
            throw new ListFaultException("\"format\" is \"" + format + "\", this reader knows "
                    + String.join(" and ", ListReader.FORMATS));
        }
        String invented = line.one("invented");
        return new Header(number, line.one("source"), line.date("version"), line.count(),
                invented.equals("true"));
    }

    static ListEntry entry(String text, int format) throws ListFaultException {
        ListLine line = format == 1
                ? parse(text, ENTRY_FIELDS, ENTRY_LISTS)
                : parse(text, both(ENTRY_FIELDS, DETAILS), both(ENTRY_LISTS, DETAILS));
        String id = line.one("id");
        if (!ID.matcher(id).matches()) {
            throw new ListFaultException("\"id\" must be 1 to 64 letters, digits or . _ : / -");
        }
        EntryType type = EntryType.ofWord(line.one("type"))
                .filter(t -> format > 1 || t != EntryType.AIRCRAFT)
                .orElseThrow(() -> new ListFaultException(
                        "\"type\" must be person, organisation, vessel, bank or country"));
        List<String> names = new ArrayList<>();
        names.add(line.one("name"));
        names.addAll(line.any("aliases"));
        Set<String> once = new LinkedHashSet<>(names);
        once.addAll(line.any("weak"));
        if (once.size() < names.size() + line.any("weak").size()) {
            throw new ListFaultException("the same name stands twice in this entry");
        }
        List<String> countries = line.checked("countries", Identifiers::isCountry, "two capital letters");
        if (type == EntryType.COUNTRY && countries.size() != 1) {
            throw new ListFaultException("a country has exactly one code in \"countries\": its own");
        }
        return new ListEntry(id, type, names,
                line.checked("bic", Identifiers::isBic, "a BIC of 8 or 11 capital letters and digits"),
                line.checked("lei", Identifiers::isLei, "a LEI of 20 characters with right check digits"),
                line.checked("imo", Identifiers::isImo, "an IMO number of 7 digits with right check digit"),
                line.checked("account", Identifiers::isAccount, "1 to 34 capital letters and digits"),
                countries, line.one("program"), line.date("since"), line.details());
    }

    private ListEntry.Details details() throws ListFaultException {
        return new ListEntry.Details(any("weak"), any("unread"),
                checked("birth", BirthDate::isBirthDate, "1965-03-29, 1965-03, 1965, 1965~ or 1960/1965"),
                any("document"));
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    private static Set<String> ordered(String... words) {
        return new LinkedHashSet<>(List.of(words));
    }

    private static ListLine parse(String text, Set<String> known, Set<String> lists)
            throws ListFaultException {
        ListLine line = new ListLine();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new ListFaultException("not a JSON object");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                if (!known.contains(field)) {
                    throw new ListFaultException("unknown field \"" + field + "\"");
                }
                json.nextToken();
                line.values.put(field,
                        lists.contains(field) ? list(json, field) : List.of(value(json, field)));
            }
            if (json.nextToken() != null) {
                throw new ListFaultException("more text after the object");
            }
        } catch (JacksonException e) {
            throw new ListFaultException("malformed JSON: " + e.getOriginalMessage());
        }
        return line;
    }

    private static List<String> list(JsonParser json, String field) throws ListFaultException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new ListFaultException("\"" + field + "\" must be an array of strings");
        }
        List<String> out = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new ListFaultException("\"" + field + "\" must be an array of strings");
            }
            if (out.size() == MAX_VALUES) {
                throw new ListFaultException("\"" + field + "\" has more than " + MAX_VALUES + " values");
            }
            out.add(value(json, field));
        }
        return out;
    }

    private static String value(JsonParser json, String field) throws ListFaultException {
        JsonToken found = json.currentToken();
        switch (field) {
            case "entries" -> mustBe(found == JsonToken.VALUE_NUMBER_INT, field, "a whole number");
            case "invented" -> mustBe(found.isBoolean(), field, "true or false");
            default -> mustBe(found == JsonToken.VALUE_STRING, field, "a string");
        }
        String text = json.getString();
        if (text.isBlank() || !text.equals(text.strip())) {
            throw new ListFaultException("\"" + field + "\" is blank or has blanks at its ends");
        }
        if (text.length() > MAX_VALUE_CHARS) {
            throw new ListFaultException("\"" + field + "\" is longer than " + MAX_VALUE_CHARS
                    + " characters");
        }
        return text;
    }

    private static void mustBe(boolean right, String field, String wanted) throws ListFaultException {
        if (!right) {
            throw new ListFaultException("\"" + field + "\" must be " + wanted);
        }
    }

    private String one(String field) throws ListFaultException {
        List<String> found = any(field);
        if (found.isEmpty()) {
            throw new ListFaultException("\"" + field + "\" is missing");
        }
        return found.getFirst();
    }

    private List<String> any(String field) {
        return values.getOrDefault(field, List.of());
    }

    private List<String> checked(String field, Predicate<String> rule, String wanted)
            throws ListFaultException {
        for (String value : any(field)) {
            if (!rule.test(value)) {
                throw new ListFaultException("\"" + field + "\" value \"" + value + "\" must be " + wanted);
            }
        }
        return any(field);
    }

    private LocalDate date(String field) throws ListFaultException {
        try {
            return LocalDate.parse(one(field));
        } catch (DateTimeParseException e) {
            throw new ListFaultException("\"" + field + "\" must be a date like 2026-11-23");
        }
    }

    private int count() throws ListFaultException {
        String text = one("entries");
        int count = COUNT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (count < 1 || count > ListReader.MAX_ENTRIES) {
            throw new ListFaultException("\"entries\" must be from 1 to " + ListReader.MAX_ENTRIES);
        }
        return count;
    }
}
