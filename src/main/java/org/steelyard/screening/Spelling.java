package org.steelyard.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UTF16;

/**
 * From a text to its words. Compatibility forms are folded (NFKC, Unicode annex 15), what nobody can
 * see is taken out, loose accents are dropped, punctuation and blanks part the words, apostrophes join
 * them; each Han character is a word. What no rule covers is refused, never skipped.
 */
final class Spelling {

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    /** Apostrophes, primes and accents set as characters of their own: they part no word. */
    private static final String APOSTROPHES = "'`\u2018\u2019\u201B\u2032\u2035";

    /** Symbols beyond ASCII, signs of currency and accents that do stand in honest text. */
    private static final String HARMLESS_SYMBOLS = "\u00A6\u00A9\u00AC\u00AE\u00B0\u00B1\u00D7\u00F7\u2212";

    /** The mark that repeats the Han character before it. */
    private static final int HAN_REPEATED = 0x3005;

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    private Spelling() {
    }

    /** The words of a text, in its own scripts and case; empty where it has no letter and no digit. */
    static List<String> words(String text) throws UnreadableException {
        Spelling spelling = new Spelling();
        int[] visible = visible(text).codePoints().toArray();
        for (int c : visible) {
            spelling.take(c);
        }
        spelling.endWord();
        return spelling.words;
    }

    static boolean isIgnorable(int c) {
        return UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                || UCharacter.getType(c) == ECharacterCategory.FORMAT;
    }

    static boolean isHan(int c) {
        return UScript.getScript(c) == UScript.HAN;
    }

    private static String visible(String text) throws UnreadableException {
        for (int i = 0; i < text.length(); i = i + UTF16.getCharCount(UTF16.charAt(text, i))) {
            checkCharacter(UTF16.charAt(text, i));
        }
        // Twice: taking a hidden character out can bring together what composes.
        return NFKC.normalize(withoutIgnorable(NFKC.normalize(withoutIgnorable(text))));
    }

    private static void checkCharacter(int c) throws UnreadableException {
        switch (UCharacter.getType(c)) {
            case ECharacterCategory.SURROGATE -> throw refused(c, "is half a character");
            case ECharacterCategory.PRIVATE_USE -> throw refused(c, "has no public meaning");
            case ECharacterCategory.UNASSIGNED -> throw refused(c, "is not assigned");
            case ECharacterCategory.CONTROL -> {
                if (!UCharacter.isUWhiteSpace(c)) {
                    throw refused(c, "is a control character");
                }
            }
            default -> {
                // Judged after normalisation, by take.
            }
        }
    }

    private static String withoutIgnorable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isIgnorable(c)).forEach(out::appendCodePoint);
        return out.toString();
    }

    private void take(int c) throws UnreadableException {
        int digit = UCharacter.digit(c);
        if (digit >= 0) {
            word.append((char) ('0' + digit));
            return;
        }
        switch (UCharacter.getType(c)) {
            case ECharacterCategory.NON_SPACING_MARK, ECharacterCategory.ENCLOSING_MARK,
                    ECharacterCategory.COMBINING_SPACING_MARK ->
                checkScript(c);
            case ECharacterCategory.MATH_SYMBOL, ECharacterCategory.OTHER_SYMBOL -> {
                if (c >= 0x80 && HARMLESS_SYMBOLS.indexOf(c) < 0) {
                    throw refused(c, "is a symbol without a rule");
                }
                endWord();
            }
            default -> takeLetterOrBreak(c);
        }
    }

    private void takeLetterOrBreak(int c) throws UnreadableException {
        int type = UCharacter.getType(c);
        if (type == ECharacterCategory.MODIFIER_LETTER && UScript.getScript(c) == UScript.COMMON) {
            return;
        }
        boolean letter = UCharacter.isLetter(c) || type == ECharacterCategory.LETTER_NUMBER
                || type == ECharacterCategory.OTHER_NUMBER;
        if (!letter) {
            if (APOSTROPHES.indexOf(c) < 0) {
                endWord();
            }
            return;
        }
        checkScript(c);
        if (isHan(c)) {
            takeHan(c);
        } else {
            word.appendCodePoint(c);
        }
    }

    private void takeHan(int c) throws UnreadableException {
        endWord();
        if (c != HAN_REPEATED) {
            words.add(UTF16.valueOf(c));
        } else if (!words.isEmpty() && isHan(words.getLast().codePointAt(0))) {
            words.add(words.getLast());
        } else {
            throw refused(c, "repeats a character that is not there");
        }
    }

    private void endWord() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static void checkScript(int c) throws UnreadableException {
        switch (UScript.getScript(c)) {
            case UScript.COMMON, UScript.INHERITED, UScript.LATIN, UScript.CYRILLIC, UScript.GREEK,
                    UScript.HAN -> {
                // The scripts that the rules can write in Latin letters.
            }
            default -> throw refused(c, "is of the script " + UScript.getName(UScript.getScript(c))
                    + ", which the rules cannot compare yet");
        }
    }

    static UnreadableException refused(int c, String why) {
        return new UnreadableException(
                "the character " + String.format(Locale.ROOT, "U+%04X", c) + " " + why);
    }
}
