package org.steelyard.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.steelyard.screening.NameForms.Form;

/**
 * One loaded list with the rules, ready to compare. Immutable, and so safe for any number of threads;
 * the same list, rules and subjects give the same verdict, byte for byte.
 */
public final class Screener {

    /** Longest subject, in UTF-16 units; ISO 20022 texts have 140 a line, 9,000 in supplementary data. */
    public static final int MAX_FIELD_CHARS = 10_000;

    /** Most subjects of one message; a batch has some 40 for each of its transactions. */
    public static final int MAX_SUBJECTS = 50_000;

    /** Most hits that a verdict tells; a message with more waits all the same. */
    public static final int MAX_HITS = 1_000;

    private final SanctionsList list;
    private final long listVersion;
    private final long ruleVersion;
    private final NameIndex names;
    private final IdentifierIndex identifiers;

    /**
     * Builds the indexes, in about a second for a list of 100,000 names.
     *
     * @throws IllegalArgumentException if a name of the list can never match; {@link ListReader} refuses
     *         such a list with the line
     */
    public Screener(SanctionsList list) {
        this.list = list;
        listVersion = list.version();
        ruleVersion = Rules.version();
        identifiers = new IdentifierIndex(list);
        try {
            names = new NameIndex(list);
        } catch (UnreadableException e) {
            throw new IllegalArgumentException("a listed name can never match: " + e.reason(), e);
        }
    }

    /** The list that this compares with. */
    public SanctionsList list() {
        return list;
    }

    /** The rules' version, positive; see {@link Verdict}. */
    public long ruleVersion() {
        return ruleVersion;
    }

    /**
     * Compares all subjects of one message. A message without subjects is not clear: whoever asks has
     * lost them.
     */
    public Verdict screen(List<Subject> subjects) {
        if (subjects.isEmpty()) {
            return new Verdict.Unavailable("the message has nothing to screen, which no message may");
        }
        if (subjects.size() > MAX_SUBJECTS) {
            return new Verdict.Unavailable(
                    "the message has " + subjects.size() + " subjects to screen; the limit"
                            + " is " + MAX_SUBJECTS);
        }
        List<Hit> hits = new ArrayList<>();
        List<String> unreadable = new ArrayList<>(1);
        for (Subject subject : subjects) {
            try {
                for (Hit hit : screen(subject)) {
                    if (hits.size() < MAX_HITS) {
                        hits.add(hit);
                    }
                }
            } catch (UnreadableException e) {
                unreadable.add(subject.place() + " cannot be screened: " + e.reason());
            }
        }
        if (!unreadable.isEmpty()) {
            String others = unreadable.size() == 1 ? "" : " (and " + (unreadable.size() - 1) + " more)";
            return new Verdict.Unavailable(unreadable.getFirst() + others, hits);
        }
        return hits.isEmpty()
                ? new Verdict.Clear(listVersion, ruleVersion)
                : new Verdict.Hits(listVersion, ruleVersion, hits);
    }

    private Iterable<Hit> screen(Subject subject) throws UnreadableException {
        if (subject.text().length() > MAX_FIELD_CHARS) {
            throw new UnreadableException("it has " + subject.text().length() + " characters; the limit is "
                    + MAX_FIELD_CHARS);
        }
        Found found = new Found(subject);
        switch (subject.kind()) {
            case NAME -> names(subject, NameForms.of(subject.text()), found);
            case TEXT -> names(subject, NameForms.ofText(subject.text()), found);
            case BIC, LEI, ACCOUNT, COUNTRY -> identifiers.find(subject, found::identifier);
        }
        return found.hits();
    }

    private void names(Subject subject, List<Form> forms, Found found) {
        for (Form form : forms) {
            names.findWhole(form, found::name);
            names.findInside(form, found::name);
        }
        identifiers.findInside(subject.text(), found::identifier);
    }

    /** The hits of one subject: one for each entry, the one that needed least to be done. */
    private static final class Found {

        private final Subject subject;
        private final Map<String, Hit> byEntry = new TreeMap<>();

        Found(Subject subject) {
            this.subject = subject;
        }

        Iterable<Hit> hits() {
            return byEntry.values();
        }

        void name(NameIndex.Listed listed, How how) {
            add(listed.entry(), listed.name(), how);
        }

        void identifier(ListEntry entry, String listed, How how) {
            add(entry, listed, how);
        }

        private void add(ListEntry entry, String listed, How how) {
            Hit before = byEntry.get(entry.id());
            if (before != null && before.how().compareTo(how) <= 0) {
                return;
            }
            String of = listed.equals(entry.name()) ? "" : " of \"" + entry.name() + "\"";
            String explanation = String.format(Locale.ROOT, "%s \"%s\" %s \"%s\"%s: entry %s (%s, %s).",
                    subject.place(), Visible.shortened(subject.text()), how.phrase(), listed, of, entry.id(),
                    entry.type().word(), entry.program());
            byEntry.put(entry.id(), new Hit(subject.place(), subject.text(), entry.id(), entry.name(), how,
                    explanation));
        }
    }
}
