package org.steelyard.lists;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.steelyard.screening.BirthDate;

/** Dates as publishers write them, to ISO 8601; impossible ones are empty. */
final class PublishedDates {

    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
            "sep", "oct", "nov", "dec");
    private static final Pattern ENGLISH = Pattern
            .compile("(circa )?(?:([0-9]{1,2}) )?(?:([A-Za-z]{3})[a-z]* )?([12][0-9]{3})");
    private static final Pattern SPAN = Pattern
            .compile("(?:circa )?(?:[0-9]{1,2} )?(?:[A-Za-z]{3,9} )?([12][0-9]{3})(?: to |-)(?:[0-9]{1,2} )?"
                    + "(?:[A-Za-z]{3,9} )?([12][0-9]{3})");
    private static final Pattern BRITISH = Pattern
            .compile("([0-9]{2}|dd)/([0-9]{2}|mm)/([12][0-9]{3})", Pattern.CASE_INSENSITIVE);
    private static final Pattern AMERICAN = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/([12][0-9]{3})");

    private PublishedDates() {
    }

    /** {@code 18 Feb 1993}, {@code Feb 1993}, {@code 1993}, {@code circa 1993}, {@code 1955 to 1957}. */
    static Optional<String> english(String text) {
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            return checked(span.group(1) + "/" + span.group(2));
        }
        Matcher found = ENGLISH.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        if (found.group(1) != null) {
            return checked(found.group(4) + "~");
        }
        int month = found.group(3) == null
                ? 0
                : MONTHS.indexOf(found.group(3).toLowerCase(Locale.ROOT)) + 1;
        if (found.group(3) != null && month == 0 || found.group(2) != null && month == 0) {
            return Optional.empty();
        }
        int day = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
        return checked(partial(found.group(4), month, day));
    }

    /** {@code 29/03/1965}; {@code 00} or the letters stand for what is not known. */
    static Optional<String> british(String text) {
        Matcher found = BRITISH.matcher(text);
        return found.matches()
                ? checked(partial(found.group(3), number(found.group(2)), number(found.group(1))))
                : Optional.empty();
    }

    static Optional<LocalDate> britishDay(String text) {
        return british(text).filter(iso -> iso.length() == 10).map(LocalDate::parse);
    }

    /** {@code 03/29/1965}. */
    static Optional<LocalDate> americanDay(String text) {
        Matcher found = AMERICAN.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        return day(String.format(Locale.ROOT, "%s-%02d-%02d", found.group(3),
                Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))));
    }

    /** {@code 1965-03-29}, whatever follows it. */
    static Optional<LocalDate> day(String text) {
        try {
            return text.length() < 10
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text.substring(0, 10)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<String> checked(String iso) {
        return BirthDate.of(iso).map(date -> iso);
    }

    private static int number(String digits) {
        return Character.isDigit(digits.charAt(0)) ? Integer.parseInt(digits) : 0;
    }

    private static String partial(String year, int month, int day) {
        if (month == 0) {
            return year;
        }
        return day == 0
                ? String.format(Locale.ROOT, "%s-%02d", year, month)
                : String.format(Locale.ROOT, "%s-%02d-%02d", year, month, day);
    }
}
