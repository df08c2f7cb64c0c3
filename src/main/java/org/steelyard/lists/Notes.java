package org.steelyard.lists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader has to say besides the entries: sentences, and counts of kinds of things with an example. */
final class Notes {

    private final List<String> sentences = new ArrayList<>();
    private final Map<String, Count> counts = new LinkedHashMap<>();

    private record Count(int times, String example) {
    }

    void say(String sentence) {
        sentences.add(sentence);
    }

    void count(String kind, String example) {
        counts.merge(kind, new Count(1, example), (old, one) -> new Count(old.times() + 1, old.example()));
    }

    List<String> all() {
        List<String> out = new ArrayList<>(sentences);
        counts.forEach((kind, count) -> out.add(count.times() + " " + kind + " (such as \"" + count.example()
                + "\")"));
        return out;
    }
}
