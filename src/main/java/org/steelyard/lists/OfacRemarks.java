package org.steelyard.lists;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.steelyard.screening.EntryType;

/**
 * OFAC's CSV files say dates of birth, nationalities, identifiers and weak aliases in one text, parted by
 * semicolons and closed by a full stop. What is not understood is kept as a document where it has a number.
 */
final class OfacRemarks {

    private static final Pattern PARTS = Pattern.compile(";\\s*");
    private static final Pattern QUOTED_ALIAS = Pattern.compile("(?:alt\\. )?[afn]\\.k\\.a\\.,? '(.+?)'");
    private static final Pattern BIC = Pattern.compile("SWIFT/BIC ([A-Z0-9]{8}(?:[A-Z0-9]{3})?)");
    private static final Pattern IMO = Pattern
            .compile("(?:Vessel Registration Identification )?IMO ([0-9]{7})");
    private static final Pattern COUNTRY = Pattern
            .compile("(?:alt\\. )?(?:nationality|citizen) (.+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BIRTH = Pattern.compile("(?:alt\\. )?DOB (.+)");
    private static final Pattern NUMBERED = Pattern
            .compile("(?i)(?:alt\\. )?(?:.*\\b(?:No\\.|Number|ID|#|C\\.U\\.R\\.P\\.|R\\.F\\.C\\.|D\\.N\\.I\\."
                    + "|MMSI|NIT|RUC|SSN|RIF)|Passport|Digital Currency Address - \\w+)\\W+(?=.*[0-9]).+");

    /** A little less than the longest value of a list. */
    private static final int MAX_DOCUMENT_CHARS = 500;

    private OfacRemarks() {
    }

    static void read(String remarks, EntryDraft draft, Notes notes) {
        String text = remarks.strip();
        if (text.endsWith(".")) {
            text = text.substring(0, text.length() - 1);
        }
        for (String part : PARTS.split(text, -1)) {
            part(part.strip(), draft, notes);
        }
    }

    private static void part(String part, EntryDraft draft, Notes notes) {
        Matcher alias = QUOTED_ALIAS.matcher(part);
        Matcher birth = BIRTH.matcher(part);
        Matcher country = COUNTRY.matcher(part);
        Matcher bic = BIC.matcher(part);
        Matcher imo = IMO.matcher(part);
        if (alias.lookingAt()) {
            draft.weakName(OfacNames.turned(alias.group(1), draft.type()));
        } else if (birth.matches()) {
            PublishedDates.english(birth.group(1)).ifPresentOrElse(draft::birth,
                    () -> notes.count("dates of birth that were not understood", birth.group(1)));
        } else if (country.matches()) {
            draft.country(country.group(1), notes);
        } else if (bic.matches()) {
            draft.bic(bic.group(1));
        } else if (imo.matches() && draft.type() == EntryType.VESSEL) {
            draft.imo(imo.group(1));
        } else if (NUMBERED.matcher(part).matches() && !part.toLowerCase(Locale.ROOT).startsWith("linked to")
                && part.length() <= MAX_DOCUMENT_CHARS) {
            draft.document(part);
        }
    }
}
