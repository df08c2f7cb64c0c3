package org.steelyard.screening;

/**
 * Which rule matched. The names' rules stand from the least to the most that was done to the two
 * texts until they were equal; where several apply, the hit says the last of them.
 */
public enum How {
    /** The same BIC, branch ignored. */
    BIC("is the bank code"),
    /** The same legal entity identifier. */
    LEI("is the LEI"),
    /** The same ship number. */
    IMO("is the IMO number"),
    /** The same account number. */
    ACCOUNT("is the account"),
    /** The country itself is listed. */
    COUNTRY("names the listed country"),
    /** The same words in the same order; case, accents, punctuation and blanks ignored. */
    SAME_NAME("is the name"),
    /** The same words in another order. */
    OTHER_ORDER("is, in another order of words, the name"),
    /** The same letters, divided into words in another way. */
    OTHER_SPACING("is, with other spaces, the name"),
    /** The same after the company form was taken off one or both. */
    WITHOUT_COMPANY_FORM("is, without the company form, the name"),
    /** The same after letters of a foreign script that only look alike were put right. */
    LOOKALIKE_LETTERS("is, with look-alike letters put right, the name"),
    /** The same after one or both were written in Latin letters. */
    TRANSLITERATED("is, written in Latin letters, the name"),
    /** The name stands inside a longer text. */
    INSIDE_TEXT("contains the name");

    private final String phrase;

    How(String phrase) {
        this.phrase = phrase;
    }

    String phrase() {
        return phrase;
    }
}
