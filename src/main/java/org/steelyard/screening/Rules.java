package org.steelyard.screening;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.ibm.icu.util.VersionInfo;

/**
 * The matching rules as data, and their version: the hash of every table, every number of the rules
 * and the library's data version, so that two nodes with the same version decide alike.
 */
final class Rules {

    /** Raised with each change of the matching code that tables and numbers do not show. */
    private static final int CODE_REVISION = 1;

    /** A name is looked for inside longer text if it has two words or more and this many letters. */
    static final int MIN_LETTERS_INSIDE_TEXT = 6;

    /** A name of one word is looked for inside longer text only from this many letters on. */
    static final int MIN_LETTERS_OF_ONE_WORD_INSIDE_TEXT = 10;

    /** Han characters in a row that must match inside a Han text: two read alike too often. */
    static final int MIN_SYLLABLES_INSIDE_TEXT = 3;

    /** An account number is looked for inside text only from this many characters on. */
    static final int MIN_ACCOUNT_CHARS_INSIDE_TEXT = 8;

    /** Names up to this many words are compared under every division of their letters into words. */
    static final int MAX_WORDS_TO_DIVIDE = 6;

    /** Most words of a listed name that are looked for in any order inside a text. */
    static final int MAX_WORDS_IN_ANY_ORDER = 8;

    private static final List<String> TABLES = List.of("company-forms.txt", "lookalikes.txt",
            "cyrillic-passport.txt", "more-letters.txt", "matching.txt",
            "common-words.txt");

    private Rules() {
    }

    /** The rules' version; positive. */
    static long version() {
        return Holder.VERSION;
    }

    /** The lines of a table without comments and blank lines. */
    static List<String> table(String name) {
        return read(name).lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
    }

    /** All that decides a match, as text. */
    static String text() {
        StringBuilder out = new StringBuilder();
        out.append("code ").append(CODE_REVISION)
                .append("\nicu ").append(VersionInfo.ICU_VERSION)
                .append("\nminLettersInsideText ").append(MIN_LETTERS_INSIDE_TEXT)
                .append("\nminLettersOfOneWordInsideText ").append(MIN_LETTERS_OF_ONE_WORD_INSIDE_TEXT)
                .append("\nminSyllablesInsideText ").append(MIN_SYLLABLES_INSIDE_TEXT)
                .append("\nminAccountCharsInsideText ").append(MIN_ACCOUNT_CHARS_INSIDE_TEXT)
                .append("\nmaxWordsToDivide ").append(MAX_WORDS_TO_DIVIDE)
                .append("\nmaxWordsInAnyOrder ").append(MAX_WORDS_IN_ANY_ORDER)
                .append("\nmaxFieldChars ").append(Screener.MAX_FIELD_CHARS).append('\n');
        for (String table : TABLES) {
            out.append("table ").append(table).append('\n').append(read(table));
        }
        return out.toString();
    }

    private static String read(String table) {
        try (InputStream in = Rules.class.getResourceAsStream(table)) {
            if (in == null) {
                throw new IllegalStateException("the table " + table + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the table " + table, e);
        }
    }

    private static final class Holder {
        static final long VERSION = Digests.versionOf(Digests.sha256Of(text()));
    }
}
