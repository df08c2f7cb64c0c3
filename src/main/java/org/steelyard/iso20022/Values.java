package org.steelyard.iso20022;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.steelyard.money.Amount;
import org.steelyard.money.Currency;

/** Rules 40 to 69: each value by itself, in the order of the message. */
final class Values {

    private static final int FIRST_YEAR = 1900;
    private static final int LATEST_YEAR = 9999;
    private static final int DATE_LENGTH = 10;
    private static final int MOST_OFFSET_SECONDS = 14 * 3600;
    private static final Set<String> COUNTRIES = countries();
    private static final Set<String> CURRENCIES = currencies();

    private Values() {
    }

    /** Checks this element and all below it. */
    static void check(Part part) throws BreachException {
        if (part.isLeaf()) {
            checkLeaf(part);
            return;
        }
        for (Part below : part.parts()) {
            check(below);
        }
    }

    /** The amount of an element that has passed. */
    static Amount amount(Part part) {
        return Amount.of(Currency.of(part.currency()), new BigDecimal(part.text()));
    }

    /** The day of an element that has passed. */
    static LocalDate day(Part part) {
        return LocalDate.parse(part.text());
    }

    /**
     * The currency with this code, if money is settled in it today.
     *
     * @param place for the breach
     */
    static Currency currency(String code, String place) throws BreachException {
        Currency currency;
        try {
            currency = Currency.of(code);
        } catch (IllegalArgumentException unknown) {
            boolean isMetal = unknown.getCause() == null;
            throw new BreachException(isMetal ? Rule.CURRENCY_NOT_MONEY : Rule.CURRENCY_UNKNOWN, place,
                    String.valueOf(unknown.getMessage()));
        }
        if (!CURRENCIES.contains(code)) {
            throw new BreachException(Rule.CURRENCY_UNKNOWN, place, code + " is no country's currency today");
        }
        return currency;
    }

    private static void checkLeaf(Part leaf) throws BreachException {
        String text = leaf.text();
        switch (leaf.path().leaf()) {
            case NAME -> {
                visible(leaf);
                if (leaf.name().equals("Nm") && Meaningless.isMeaningless(text)) {
                    throw breach(Rule.NAME_MEANINGLESS, leaf, "'" + text + "' names nobody");
                }
            }
            case TEXT, ACCOUNT -> visible(leaf);
            case REFERENCE -> reference(leaf);
            case DATE -> date(leaf);
            case TIME -> time(leaf);
            case HOUR -> hour(leaf);
            case AMOUNT -> amountOf(leaf);
            case CURRENCY -> currency(text, leaf.toString());
            case BIC -> country(leaf, text.substring(4, 6));
            case IBAN -> iban(leaf);
            case LEI -> {
                if (!isRemainderOne(text)) {
                    throw breach(Rule.LEI_INVALID, leaf, text + " has wrong check digits");
                }
            }
            case COUNTRY -> country(leaf, text);
            case CODE -> Codes.check(leaf);
            case NUMBER -> {
                if (!text.matches("[0-9]{1,18}(\\.[0-9]{1,17})?")) {
                    throw breach(Rule.NUMBER_INVALID, leaf, "'" + text + "' is no plain decimal number");
                }
            }
            case FLAG, UETR, DEFINITION -> {
                // The profile schema leaves nothing to check.
            }
        }
    }

    private static void visible(Part leaf) throws BreachException {
        String text = leaf.text();
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            blank &= c == ' ';
            if (c > ' ' && c < 0x7F) {
                continue;
            }
            if (c != ' ' && !isVisible(text, i)) {
                throw breach(Rule.CHARACTER_NOT_ALLOWED, leaf,
                        String.format(Locale.ROOT, "character %d is U+%04X", i + 1, text.codePointAt(i)));
            }
        }
        if (blank) {
            throw breach(Rule.TEXT_BLANK, leaf, "nothing but blanks");
        }
    }

    private static boolean isVisible(String text, int at) {
        if (Character.isLowSurrogate(text.charAt(at))) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return switch (Character.getType(text.codePointAt(at))) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE,
                    Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            // The ideographic blank is how Chinese and Japanese names are set; other widths only hide.
            case Character.SPACE_SEPARATOR -> text.charAt(at) == '\u3000';
            default -> true;
        };
    }

    private static void reference(Part leaf) throws BreachException {
        String text = leaf.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                    || " /-?:().,'+".indexOf(c) >= 0;
            if (!allowed) {
                throw breach(Rule.REFERENCE_CHARACTERS, leaf, String.format(Locale.ROOT,
                        "character %d is U+%04X", i + 1, text.codePointAt(i)));
            }
        }
        if (text.isBlank()) {
            throw breach(Rule.TEXT_BLANK, leaf, "nothing but blanks");
        }
        if (text.startsWith("/") || text.endsWith("/") || text.contains("//")) {
            throw breach(Rule.REFERENCE_SLASHES, leaf, "found '" + text + "'");
        }
    }

    private static void date(Part leaf) throws BreachException {
        String text = leaf.text();
        try {
            if (text.length() == DATE_LENGTH) {
                int year = LocalDate.parse(text).getYear();
                if (year >= FIRST_YEAR && year <= LATEST_YEAR) {
                    return;
                }
            }
        } catch (DateTimeException impossible) {
            throw breach(Rule.DATE_IMPOSSIBLE, leaf, "'" + text + "' is no day of the calendar");
        }
        throw breach(Rule.DATE_IMPOSSIBLE, leaf, "'" + text + "' is not of the form YYYY-MM-DD, from 1900");
    }

    private static void time(Part leaf) throws BreachException {
        try {
            OffsetDateTime time = OffsetDateTime.parse(leaf.text());
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LATEST_YEAR
                    && isPlausible(time.getOffset())) {
                return;
            }
        } catch (DateTimeException impossible) {
            throw breach(Rule.TIME_IMPOSSIBLE, leaf, "'" + leaf.text() + "' is no moment with an offset");
        }
        throw breach(Rule.TIME_IMPOSSIBLE, leaf, "'" + leaf.text() + "' lies outside of what is plausible");
    }

    private static void hour(Part leaf) throws BreachException {
        try {
            if (isPlausible(OffsetTime.parse(leaf.text()).getOffset())) {
                return;
            }
        } catch (DateTimeException impossible) {
            throw breach(Rule.HOUR_IMPOSSIBLE, leaf, "'" + leaf.text() + "' is no time with an offset");
        }
        throw breach(Rule.HOUR_IMPOSSIBLE, leaf, "'" + leaf.text() + "' lies outside of what is plausible");
    }

    private static boolean isPlausible(ZoneOffset offset) {
        return Math.abs(offset.getTotalSeconds()) <= MOST_OFFSET_SECONDS
                && offset.getTotalSeconds() % 60 == 0;
    }

    private static void amountOf(Part leaf) throws BreachException {
        String text = leaf.text();
        Currency currency = currency(leaf.currency(), leaf + "/@Ccy");
        if (!text.matches("[0-9]{1,18}(\\.[0-9]{1,5})?")) {
            throw breach(Rule.NUMBER_INVALID, leaf, "'" + text + "' is no plain decimal number");
        }
        int point = text.indexOf('.');
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        if (decimals > currency.minorUnits()) {
            throw breach(Rule.TOO_MANY_DECIMALS, leaf, text + " has " + decimals + " decimals, " + currency
                    + " has " + currency.minorUnits());
        }
    }

    private static void country(Part leaf, String country) throws BreachException {
        if (!COUNTRIES.contains(country)) {
            throw breach(Rule.COUNTRY_UNKNOWN, leaf,
                    "'" + country + "' in " + leaf.text() + " is no country");
        }
    }

    private static void iban(Part leaf) throws BreachException {
        String text = leaf.text();
        country(leaf, text.substring(0, 2));
        if (!isRemainderOne(text.substring(4) + text.substring(0, 4))) {
            throw breach(Rule.IBAN_INVALID, leaf, text + " has wrong check digits");
        }
    }

    /** ISO 7064 MOD 97-10 over digits, and letters as 10 to 35. */
    private static boolean isRemainderOne(String text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            remainder = c <= '9' ? (remainder * 10 + c - '0') % 97 : (remainder * 100 + c - 'A' + 10) % 97;
        }
        return remainder == 1;
    }

    private static BreachException breach(Rule rule, Part part, String text) {
        return new BreachException(rule, part.toString(), text);
    }

    private static Set<String> countries() {
        Set<String> all = new TreeSet<>(Set.of(Locale.getISOCountries()));
        // Kosovo has no code of ISO 3166, and banks with BICs of this one.
        all.add("XK");
        return all;
    }

    /** What countries use today: the JDK also knows currencies that are no more. */
    private static Set<String> currencies() {
        Set<String> all = new TreeSet<>();
        for (String country : Locale.getISOCountries()) {
            java.util.Currency currency = java.util.Currency.getInstance(Locale.of("", country));
            if (currency != null) {
                all.add(currency.getCurrencyCode());
            }
        }
        return all;
    }
}
