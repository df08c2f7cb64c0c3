package org.steelyard.screening;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.steelyard.screening.NameForms.Form;

/** Takes company forms (Ltd, ООО, 有限公司) off the ends of a name, by the table of forms. */
final class CompanyForms {

    /** Words of the longest form of the table when it is written in Pinyin, one word a character. */
    private static final int MAX_WORDS = 8;

    private static final Set<String> FORMS = load();

    private CompanyForms() {
    }

    /** The rest, where forms stood at an end and something with two letters or more remains. */
    static Optional<Form> stripped(Form name) {
        Form rest = name;
        boolean found = true;
        while (found) {
            Form shorter = withoutOne(rest);
            found = shorter.words().size() < rest.words().size();
            rest = shorter;
        }
        return rest.words().size() < name.words().size() ? Optional.of(rest) : Optional.empty();
    }

    private static Form withoutOne(Form name) {
        int size = name.words().size();
        for (int n = Math.min(MAX_WORDS, size - 1); n > 0; n--) {
            Form front = name.part(n, size);
            if (FORMS.contains(name.part(0, n).joined()) && front.joined().length() > 1) {
                return front;
            }
            Form back = name.part(0, size - n);
            if (FORMS.contains(name.part(size - n, size).joined()) && back.joined().length() > 1) {
                return back;
            }
        }
        return name;
    }

    private static Set<String> load() {
        Set<String> out = new HashSet<>();
        for (String row : Rules.table("company-forms.txt")) {
            try {
                NameForms.of(row).forEach(form -> out.add(form.joined()));
            } catch (UnreadableException e) {
                throw new IllegalStateException("company-forms.txt: the row \"" + row + "\": " + e.reason(),
                        e);
            }
        }
        return out;
    }
}
