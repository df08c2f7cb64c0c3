package org.steelyard.money;

/**
 * A business identifier code (ISO 9362): four letters or digits for the institution, the country, two for the
 * place, and three for the branch where it is not the head office. A head office written with {@code XXX} and
 * the same code in eight characters are one and the same.
 *
 * <p>
 * Held as one number, so that comparing, hashing and logging a bank costs what a number costs.
 *
 * @param packed the eleven characters in base 37 (blank, 0-9, A-Z), made by {@link #of}
 */
public record Bic(long packed) implements Comparable<Bic> {

    private static final int HEAD_OFFICE = 8;
    private static final int BRANCH = 11;
    private static final int BASE = 37;

    /** Refuses a number that no code packs to. */
    public Bic {
        check(unpack(packed));
    }

    /**
     * The code written in this text.
     *
     * @param text 8 or 11 characters, capital letters and digits, country letters at places 5 and 6
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static Bic of(String text) {
        check(text);
        String shortest = text.length() == BRANCH && text.endsWith("XXX")
                ? text.substring(0, HEAD_OFFICE)
                : text;
        return new Bic(pack(shortest));
    }

    /** The two letters of the country (ISO 3166). */
    public String country() {
        return toString().substring(4, 6);
    }

    /** Alphabetical. */
    @Override
    public int compareTo(Bic other) {
        return Long.compare(packed, other.packed);
    }

    @Override
    public String toString() {
        return unpack(packed);
    }

    private static void check(String text) {
        boolean wellFormed = text.length() == HEAD_OFFICE || text.length() == BRANCH;
        for (int i = 0; wellFormed && i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z';
            wellFormed = letter || (i != 4 && i != 5 && c >= '0' && c <= '9');
        }
        if (!wellFormed) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a BIC (ISO 9362: 8 or 11 capital letters or"
                            + " digits, letters for the country)");
        }
    }

    private static long pack(String text) {
        long packed = 0;
        for (int i = 0; i < BRANCH; i++) {
            packed = packed * BASE + (i < text.length() ? digit(text.charAt(i)) : 0);
        }
        return packed;
    }

    private static int digit(char c) {
        return c <= '9' ? c - '0' + 1 : c - 'A' + 11;
    }

    private static String unpack(long packed) {
        char[] text = new char[BRANCH];
        int length = 0;
        long rest = packed;
        for (int i = BRANCH - 1; i >= 0; i--) {
            int digit = (int) (rest % BASE);
            rest /= BASE;
            text[i] = digit <= 0 ? ' ' : (char) (digit <= 10 ? '0' + digit - 1 : 'A' + digit - 11);
            length = digit > 0 && length == 0 ? i + 1 : length;
        }
        return rest == 0 && packed >= 0 ? new String(text, 0, length) : "";
    }
}
