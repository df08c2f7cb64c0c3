package org.steelyard.screening;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

import org.steelyard.screening.NameForms.Distance;
import org.steelyard.screening.NameForms.Form;
import org.steelyard.screening.NameForms.Word;

/**
 * The words of a name, ready to be compared by likeness.
 *
 * @param words in their order
 * @param pairs each word and the next as one word, which weighs as much as both
 */
record LikeName(List<LikeWord> words, List<LikeWord> pairs) {

    /** Most words that are compared; longer names are texts. */
    static final int MAX_WORDS = 24;

    LikeName {
        words = List.copyOf(words);
        pairs = List.copyOf(pairs);
    }

    /** In the forms of a name, at least one; company forms weigh little. */
    static List<LikeName> of(String name, ToIntFunction<String> weights) throws UnreadableException {
        List<String> plain = NameForms.plainWords(name);
        if (!plain.isEmpty()) {
            List<Word> words = plain.stream().map(text -> new Word(text, false)).toList();
            return List.of(of(new Form(words, Distance.FOLDED), weights));
        }
        Set<List<String>> seen = new LinkedHashSet<>();
        List<LikeName> out = new ArrayList<>();
        for (Form form : NameForms.of(name)) {
            if (seen.add(form.texts())) {
                out.add(of(form, weights));
            }
        }
        return out;
    }

    private static LikeName of(Form form, ToIntFunction<String> weights) {
        int from = 0;
        int to = form.words().size();
        Form rest = CompanyForms.stripped(form).orElse(form);
        if (rest.words().size() < to) {
            from = start(form.texts(), rest.texts());
            to = from + rest.words().size();
        }
        List<LikeWord> words = new ArrayList<>();
        List<String> texts = form.texts();
        for (int i = 0; i < Math.min(texts.size(), MAX_WORDS); i++) {
            String text = LikeWord.withoutDigitsForLetters(texts.get(i));
            int weight = weights.applyAsInt(text);
            words.add(LikeWord.of(text,
                    i < from || i >= to ? Math.min(weight, Matching.COMPANY_FORM) : weight));
        }
        return of(words);
    }

    private static int start(List<String> whole, List<String> part) {
        for (int i = 0; i + part.size() <= whole.size(); i++) {
            if (whole.subList(i, i + part.size()).equals(part)) {
                return i;
            }
        }
        return 0;
    }

    private static LikeName of(List<LikeWord> words) {
        List<LikeWord> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            LikeWord a = words.get(i);
            LikeWord b = words.get(i + 1);
            pairs.add(LikeWord.of(a.text() + b.text(), a.weight() + b.weight()));
        }
        return new LikeName(words, pairs);
    }

    /** The words i and i+1 as one. */
    LikeWord joined(int i) {
        return pairs.get(i);
    }
}
