package org.steelyard.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import org.steelyard.screening.NameForms.Form;

/** The listed names by their keys, and the search for them in a field and inside a text. */
final class NameIndex {

    /** A company form was taken off. */
    private static final How STRIPPED = How.WITHOUT_COMPANY_FORM;

    private final Map<String, List<Listed>> byKey = new HashMap<>();
    private final Set<String> wordsOfKeys = new HashSet<>();
    private int longestKey;

    NameIndex(SanctionsList list) throws UnreadableException {
        for (ListEntry entry : list.entries()) {
            for (String name : entry.names()) {
                addName(entry, name, false);
            }
            for (String name : entry.details().weakNames()) {
                addName(entry, name, true);
            }
        }
    }

    private void addName(ListEntry entry, String name, boolean weak) throws UnreadableException {
        for (Form form : NameForms.of(name)) {
            add(new Listed(entry, name, weak, form, form.distance().how()));
            if (entry.type().hasCompanyForm()) {
                CompanyForms.stripped(form).ifPresent(
                        f -> add(new Listed(entry, name, weak, f, later(f.distance().how(), STRIPPED))));
            }
        }
    }

    /**
     * A form of a listed name.
     *
     * @param weak whether its publisher calls the name weak: it is not looked for inside texts
     * @param how the last that was done to the name to get the form
     */
    record Listed(ListEntry entry, String name, boolean weak, Form form, How how) {

        /** Whether it is long enough to be looked for inside a longer text without too much noise. */
        boolean isSoughtInText() {
            if (weak) {
                return false;
            }
            int letters = form.joined().length();
            return form.words().size() > 1 && letters >= Rules.MIN_LETTERS_INSIDE_TEXT
                    || letters >= Rules.MIN_LETTERS_OF_ONE_WORD_INSIDE_TEXT;
        }

        How matched(Form query, How done) {
            List<String> mine = form.texts();
            List<String> theirs = query.texts();
            How words = mine.equals(theirs)
                    ? How.SAME_NAME
                    : WordKeys.sorted(mine).equals(WordKeys.sorted(theirs))
                            ? How.OTHER_ORDER
                            : How.OTHER_SPACING;
            return later(later(how, done), words);
        }
    }

    static How later(How a, How b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private void add(Listed listed) {
        for (String key : WordKeys.ofListed(listed.form.texts())) {
            byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(listed);
            if (listed.isSoughtInText()) {
                wordsOfKeys.addAll(List.of(key.split(" ", -1)));
                longestKey = Math.max(longestKey, key.length());
            }
        }
    }

    /** Names that are the whole of the field. */
    void findWhole(Form field, BiConsumer<Listed, How> found) {
        for (String key : WordKeys.divisions(field.texts())) {
            for (Listed listed : byKey.getOrDefault(key, List.of())) {
                found.accept(listed, listed.matched(field, field.distance().how()));
            }
        }
        CompanyForms.stripped(field).ifPresent(rest -> findStripped(rest, found));
    }

    private void findStripped(Form rest, BiConsumer<Listed, How> found) {
        How done = later(rest.distance().how(), STRIPPED);
        for (String key : WordKeys.divisions(rest.texts())) {
            for (Listed listed : byKey.getOrDefault(key, List.of())) {
                if (listed.entry.type().hasCompanyForm()) {
                    found.accept(listed, listed.matched(rest, done));
                }
            }
        }
    }

    /** Names that are a run of the text's words, in any order of theirs or with other spaces. */
    void findInside(Form text, BiConsumer<Listed, How> found) {
        for (int from = 0; from < text.words().size(); from++) {
            findJoined(text, from, found);
            findSorted(text, from, found);
        }
    }

    private void findJoined(Form text, int from, BiConsumer<Listed, How> found) {
        StringBuilder joined = new StringBuilder();
        for (int to = from; to < text.words().size() && joined.length() <= longestKey; to++) {
            joined.append(text.words().get(to).text());
            report(text, from, to + 1, joined.toString(), found);
        }
    }

    private void findSorted(Form text, int from, BiConsumer<Listed, How> found) {
        int end = Math.min(text.words().size(), from + Rules.MAX_WORDS_IN_ANY_ORDER);
        List<String> run = new ArrayList<>();
        for (int to = from; to < end && wordsOfKeys.contains(text.words().get(to).text()); to++) {
            run.add(text.words().get(to).text());
            if (run.size() > 1) {
                report(text, from, to + 1, WordKeys.sorted(run), found);
            }
        }
    }

    private void report(Form text, int from, int to, String key, BiConsumer<Listed, How> found) {
        List<Listed> candidates = byKey.getOrDefault(key, List.of());
        if (candidates.isEmpty() || to - from == text.words().size()) {
            return;
        }
        Form window = text.part(from, to);
        if (window.isHan() && to - from < Rules.MIN_SYLLABLES_INSIDE_TEXT) {
            return;
        }
        for (Listed listed : candidates) {
            if (listed.isSoughtInText()) {
                found.accept(listed, How.INSIDE_TEXT);
            }
        }
    }
}
