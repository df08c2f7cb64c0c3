package org.steelyard.iso20022;

import java.time.LocalDate;

import org.steelyard.money.Amount;
import org.steelyard.money.Bic;

/**
 * XML as our messages need it: elements in order, one a line, texts escaped. Nothing here checks an order or
 * a length; the tests hold every message against the schemas.
 */
final class Markup {

    private static final long MILLIS_A_DAY = 86_400_000L;
    private static final String SPACES = " ".repeat(64);
    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder out;
    private int depth;

    Markup(int expectedLength) {
        out = new StringBuilder(expectedLength);
    }

    /** The text without what XML demands before it. */
    Markup raw(CharSequence text) {
        out.append(text);
        return this;
    }

    /** As if one element were open. */
    Markup indented() {
        depth++;
        return this;
    }

    Markup open(String element) {
        line().append('<').append(element).append(">\n");
        depth++;
        return this;
    }

    /** An element that brings its default namespace. */
    Markup open(String element, String namespace) {
        line().append('<').append(element).append(" xmlns=\"").append(namespace).append("\">\n");
        depth++;
        return this;
    }

    Markup close(String element) {
        depth--;
        line().append("</").append(element).append(">\n");
        return this;
    }

    /** An element with this text. */
    Markup text(String element, CharSequence text) {
        line().append('<').append(element).append('>');
        escape(text);
        return end(element);
    }

    /** The same, where there is any text: no element of ISO 20022 may be empty. */
    Markup textIfAny(String element, CharSequence text) {
        return text.isEmpty() ? this : text(element, text);
    }

    Markup number(String element, long number) {
        line().append('<').append(element).append('>').append(number);
        return end(element);
    }

    /** An amount with its currency and without its sign, which ISO 20022 says in another element. */
    Markup size(String element, Amount amount) {
        line().append('<').append(element).append(" Ccy=\"").append(amount.currency().code()).append("\">")
                .append(unsigned(amount));
        return end(element);
    }

    Markup date(String element, LocalDate date) {
        return text(element, date.toString());
    }

    /** A time in UTC, with milliseconds and {@code Z}. */
    Markup time(String element, long epochMillis) {
        line().append('<').append(element).append('>');
        appendTime(out, epochMillis);
        return end(element);
    }

    /** A text within elements that hold nothing else, outermost first, on one line. */
    Markup within(CharSequence text, String... elements) {
        line();
        for (String element : elements) {
            out.append('<').append(element).append('>');
        }
        escape(text);
        for (int i = elements.length - 1; i >= 0; i--) {
            out.append("</").append(elements[i]).append('>');
        }
        out.append('\n');
        return this;
    }

    /** An institution in an element of the type BranchAndFinancialInstitutionIdentification. */
    Markup institution(String element, Bic bank) {
        return within(bank.toString(), element, "FinInstnId", "BICFI");
    }

    /** The same within a further element. */
    Markup institution(String outer, String element, Bic bank) {
        return within(bank.toString(), outer, element, "FinInstnId", "BICFI");
    }

    /** The decimal number of an amount without its sign. */
    static String unsigned(Amount amount) {
        String decimal = amount.decimal();
        return decimal.startsWith("-") ? decimal.substring(1) : decimal;
    }

    /** A time as {@link #time} writes it. */
    static String time(long epochMillis) {
        StringBuilder text = new StringBuilder();
        appendTime(text, epochMillis);
        return text.toString();
    }

    /** The text as it may stand in an attribute. */
    static String escaped(String text) {
        Markup out = new Markup(text.length() + 16);
        out.escape(text);
        return out.toString();
    }

    /** At most so many UTF-16 units of the text, and no half of a pair. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private StringBuilder line() {
        return out.append(SPACES, 0, Math.min(2 * depth, SPACES.length()));
    }

    private Markup end(String element) {
        out.append("</").append(element).append(">\n");
        return this;
    }

    private void escape(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                // A parser would make a line feed of it.
                case '\r' -> out.append("&#13;");
                default -> out.append(isLegal(text, i) ? c : REPLACEMENT);
            }
        }
    }

    /** Whether XML 1.0 knows this character, or this half of one. */
    private static boolean isLegal(CharSequence text, int at) {
        char c = text.charAt(at);
        if (c < ' ') {
            return c == '\t' || c == '\n';
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c < '\uFFFE';
    }

    private static void appendTime(StringBuilder text, long epochMillis) {
        int millis = (int) Math.floorMod(epochMillis, MILLIS_A_DAY);
        text.append(LocalDate.ofEpochDay(Math.floorDiv(epochMillis, MILLIS_A_DAY))).append('T');
        padded(text, millis / 3_600_000, 2).append(':');
        padded(text, millis / 60_000 % 60, 2).append(':');
        padded(text, millis / 1_000 % 60, 2).append('.');
        padded(text, millis % 1_000, 3).append('Z');
    }

    private static StringBuilder padded(StringBuilder text, int number, int digits) {
        for (int limit = digits == 3 ? 100 : 10; number < limit && limit > 1; limit /= 10) {
            text.append('0');
        }
        return text.append(number);
    }
}
