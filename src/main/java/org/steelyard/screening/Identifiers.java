package org.steelyard.screening;

import java.util.Locale;
import java.util.regex.Pattern;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;

/** The compact forms and check digits of BIC, LEI, IMO number, IBAN, account and country code. */
final class Identifiers {

    /** The part of a BIC that names the institution, its country and place; the branch is ignored. */
    static final int BIC8_CHARS = 8;

    /** A BIC with its branch. */
    static final int BIC11_CHARS = 11;

    /** The longest account number: ISO 20022 gives {@code Othr/Id} 34 characters. */
    static final int MAX_ACCOUNT_CHARS = 34;

    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final Pattern LEI = Pattern.compile("[A-Z0-9]{18}[0-9]{2}");
    private static final Pattern IMO = Pattern.compile("[0-9]{7}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Z0-9]{1," + MAX_ACCOUNT_CHARS + "}");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private static final int MOD_97 = 97;

    private Identifiers() {
    }

    /**
     * Compatibility forms folded, invisible characters, blanks and punctuation taken out, upper case.
     * Look-alike letters of other scripts stay, so that no pattern accepts them.
     */
    static String compact(String text) {
        String folded = Normalizer2.getNFKCInstance().normalize(text);
        StringBuilder out = new StringBuilder(folded.length());
        folded.codePoints().filter(c -> !isFiller(c)).forEach(out::appendCodePoint);
        return out.toString().toUpperCase(Locale.ROOT);
    }

    /** As {@link #compact}, but with one blank where blanks and punctuation stood. */
    static String spaced(String text) {
        String folded = Normalizer2.getNFKCInstance().normalize(text);
        StringBuilder out = new StringBuilder(folded.length());
        folded.codePoints().filter(c -> !Spelling.isIgnorable(c))
                .map(c -> UCharacter.isLetterOrDigit(c) ? c : ' ').forEach(out::appendCodePoint);
        return out.toString().toUpperCase(Locale.ROOT);
    }

    private static boolean isFiller(int c) {
        return Spelling.isIgnorable(c) || UCharacter.isUWhiteSpace(c)
                || c < 0x80 && !UCharacter.isLetterOrDigit(c);
    }

    static boolean isBic(String s) {
        return BIC.matcher(s).matches();
    }

    static String bic8(String bic) {
        return bic.substring(0, BIC8_CHARS);
    }

    static String bicCountry(String bic) {
        return bic.substring(4, 6);
    }

    /** The form alone: a wrong check digit in a message must still be compared. */
    static boolean isLeiForm(String s) {
        return LEI.matcher(s).matches();
    }

    /** ISO 17442: the form, and ISO 7064 MOD 97-10 over the whole leaves 1. */
    static boolean isLei(String s) {
        return isLeiForm(s) && mod97(s) == 1;
    }

    /** IMO ship number: seven digits, the last is that of the sum of the others times 7 to 2. */
    static boolean isImo(String s) {
        if (!IMO.matcher(s).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += (s.charAt(i) - '0') * (7 - i);
        }
        return sum % 10 == s.charAt(6) - '0';
    }

    static boolean isAccount(String s) {
        return ACCOUNT.matcher(s).matches();
    }

    /** ISO 13616: the form, and MOD 97-10 with the first four characters put last leaves 1. */
    static boolean isIban(String s) {
        return IBAN.matcher(s).matches() && mod97(s.substring(4) + s.substring(0, 4)) == 1;
    }

    static boolean isCountry(String s) {
        return COUNTRY.matcher(s).matches();
    }

    private static int mod97(String s) {
        int rest = 0;
        for (int i = 0; i < s.length(); i++) {
            int value = Character.digit(s.charAt(i), 36);
            rest = (rest * (value < 10 ? 10 : 100) + value) % MOD_97;
        }
        return rest;
    }
}
