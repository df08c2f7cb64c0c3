package org.steelyard.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The listed identifiers and country codes, and the exact search for them. */
final class IdentifierIndex {

    private final Map<String, List<ListEntry>> byBic8 = new HashMap<>();
    private final Map<String, List<ListEntry>> byLei = new HashMap<>();
    private final Map<String, List<ListEntry>> byImo = new HashMap<>();
    private final Map<String, List<ListEntry>> byAccount = new HashMap<>();
    private final Map<String, List<ListEntry>> byCountry = new HashMap<>();

    IdentifierIndex(SanctionsList list) {
        for (ListEntry entry : list.entries()) {
            entry.bics().forEach(bic -> add(byBic8, Identifiers.bic8(bic), entry));
            entry.leis().forEach(lei -> add(byLei, lei, entry));
            entry.imos().forEach(imo -> add(byImo, imo, entry));
            entry.accounts().forEach(account -> add(byAccount, account, entry));
            if (entry.type() == EntryType.COUNTRY) {
                entry.countries().forEach(country -> add(byCountry, country, entry));
            }
        }
    }

    /** What is told of a match: the entry, the identifier as listed, the rule. */
    interface Listener {
        void found(ListEntry entry, String listed, How how);
    }

    private static void add(Map<String, List<ListEntry>> map, String key, ListEntry entry) {
        map.computeIfAbsent(key, k -> new ArrayList<>(1)).add(entry);
    }

    /** Compares a subject that is an identifier as a whole; one of the wrong form cannot be compared. */
    void find(Subject subject, Listener found) throws UnreadableException {
        String id = Identifiers.compact(subject.text());
        switch (subject.kind()) {
            case BIC -> {
                check(Identifiers.isBic(id), "it is no BIC of 8 or 11 letters and digits");
                report(byBic8, Identifiers.bic8(id), How.BIC, found);
                report(byCountry, Identifiers.bicCountry(id), How.COUNTRY, found);
            }
            case LEI -> {
                check(Identifiers.isLeiForm(id), "it is no LEI of 18 letters and digits and 2 digits");
                report(byLei, id, How.LEI, found);
            }
            case ACCOUNT -> {
                check(Identifiers.isAccount(id), "it is no account number of 1 to "
                        + Identifiers.MAX_ACCOUNT_CHARS + " letters and digits");
                report(byAccount, id, How.ACCOUNT, found);
                if (Identifiers.isIban(id)) {
                    report(byCountry, id.substring(0, 2), How.COUNTRY, found);
                }
            }
            case COUNTRY -> {
                check(Identifiers.isCountry(id), "it is no country code of two letters");
                report(byCountry, id, How.COUNTRY, found);
            }
            case NAME, TEXT -> throw new IllegalArgumentException(subject.kind() + " is no identifier");
        }
    }

    private static void check(boolean right, String reason) throws UnreadableException {
        if (!right) {
            throw new UnreadableException(reason);
        }
    }

    /** Compares every run of a text's words, joined, with LEIs, accounts, BICs and IMO numbers. */
    void findInside(String text, Listener found) {
        List<String> words = words(text);
        for (int from = 0; from < words.size(); from++) {
            String word = words.get(from);
            if (word.startsWith("IMO")) {
                report(byImo, word.substring("IMO".length()), How.IMO, found);
            }
            StringBuilder run = new StringBuilder();
            for (int to = from; to < words.size() && run.length() < Identifiers.MAX_ACCOUNT_CHARS; to++) {
                run.append(words.get(to));
                String id = run.toString();
                report(byLei, id, How.LEI, found);
                if (id.length() >= Rules.MIN_ACCOUNT_CHARS_INSIDE_TEXT) {
                    report(byAccount, id, How.ACCOUNT, found);
                }
                report(byImo, id, How.IMO, found);
                if (id.length() <= Identifiers.BIC11_CHARS && Identifiers.isBic(id)) {
                    report(byBic8, Identifiers.bic8(id), How.BIC, found);
                }
            }
        }
    }

    /** The text's runs of letters and digits without invisible characters, in upper case. */
    private static List<String> words(String text) {
        List<String> out = new ArrayList<>();
        for (String word : Identifiers.spaced(text).split(" ", -1)) {
            if (!word.isEmpty()) {
                out.add(word);
            }
        }
        return out;
    }

    private static void report(Map<String, List<ListEntry>> map, String key, How how, Listener found) {
        for (ListEntry entry : map.getOrDefault(key, List.of())) {
            found.found(entry, key, how);
        }
    }
}
