package org.steelyard.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Predicate;

/**
 * The listed names by their words, and the search for those that are like a name. A name is looked at if
 * words that are like its own have enough weight; the score is {@link NameLikeness}. Any number of threads.
 */
final class SimilarNames {

    /** Most names that are compared word by word for one searched name. */
    private static final int MAX_COMPARED = 100;

    private static final int MIN_ALIKE = 600;

    private static final int MAX_REMEMBERED = 100_000;

    /** The part of the floor that a name must share before it is compared: that is reckoned roughly. */
    private static final int ROUGHLY_PERCENT = 70;

    private final WordWeights weights = new WordWeights();
    private final WordTable table = new WordTable();
    private final List<Listed> names = new ArrayList<>();
    private final int[][] namesOfWord;
    /** What was found for a word; it never changes for this list, so remembering changes no answer. */
    private final ConcurrentHashMap<String, int[]> remembered = new ConcurrentHashMap<>();
    private final ConcurrentLinkedDeque<int[]> spares = new ConcurrentLinkedDeque<>();

    /** A listed name in one of its forms. */
    record Listed(ListEntry entry, String name, boolean weak, LikeName words) {
    }

    /** A listed name that is like the searched one. */
    record Similar(Listed listed, NameLikeness likeness) {
    }

    SimilarNames(Iterable<ListEntry> entries) throws UnreadableException {
        for (ListEntry entry : entries) {
            for (String name : entry.names()) {
                List<String> plain = NameForms.plainWords(name);
                weights.count(plain.isEmpty() ? NameForms.of(name).getFirst().texts() : plain);
            }
        }
        for (ListEntry entry : entries) {
            for (String name : entry.names()) {
                add(entry, name, false);
            }
            for (String name : entry.details().weakNames()) {
                add(entry, name, true);
            }
        }
        List<List<Integer>> postings = new ArrayList<>();
        for (int name = 0; name < names.size(); name++) {
            LikeName words = names.get(name).words();
            for (int i = 0; i < words.words().size(); i++) {
                post(words.words().get(i), name, postings);
                if (i + 1 < words.words().size()) {
                    post(words.joined(i), name, postings);
                }
            }
        }
        table.close();
        namesOfWord = postings.stream().map(list -> list.stream().distinct().mapToInt(n -> n).toArray())
                .toArray(int[][]::new);
    }

    private void add(ListEntry entry, String name, boolean weak) throws UnreadableException {
        if (entry.type() != EntryType.COUNTRY) {
            for (LikeName form : LikeName.of(name, weights)) {
                names.add(new Listed(entry, name, weak, form));
            }
        }
    }

    private void post(LikeWord word, int name, List<List<Integer>> postings) {
        int number = table.add(word);
        if (number == postings.size()) {
            postings.add(new ArrayList<>(2));
        }
        postings.get(number).add(name);
    }

    /** How many names in all their forms, and how many words. */
    int names() {
        return names.size();
    }

    /** Names like this one from the score on, the most alike first; each entry once. */
    List<Similar> find(String name, int from, Predicate<ListEntry> wanted) throws UnreadableException {
        TreeMap<String, Similar> best = new TreeMap<>();
        for (LikeName form : LikeName.of(name, weights)) {
            for (int candidate : candidates(form, wanted)) {
                Listed listed = names.get(candidate);
                NameLikeness likeness = NameLikeness.of(form, listed.words());
                if (likeness.score() >= from) {
                    best.merge(listed.entry().id(), new Similar(listed, likeness), SimilarNames::better);
                }
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingInt((Similar one) -> one.likeness().score()).reversed()).toList();
    }

    /** How alike two names are by themselves, with the weights of these lists. */
    NameLikeness compare(String searched, String listed) throws UnreadableException {
        NameLikeness best = new NameLikeness(0, List.of(), List.of(), List.of());
        for (LikeName a : LikeName.of(searched, weights)) {
            for (LikeName b : LikeName.of(listed, weights)) {
                NameLikeness one = NameLikeness.of(a, b);
                best = one.score() > best.score() ? one : best;
            }
        }
        return best;
    }

    private static Similar better(Similar old, Similar now) {
        boolean strong = now.likeness().score() == old.likeness().score() && old.listed().weak()
                && !now.listed().weak();
        return now.likeness().score() > old.likeness().score() || strong ? now : old;
    }

    private record Posting(int listedWord, int gain, int word) {
    }

    /** The numbers of the names whose likeness may reach the floor, in the order of what they share. */
    private int[] candidates(LikeName searched, Predicate<ListEntry> wanted) {
        int total = 0;
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < searched.words().size(); i++) {
            LikeWord word = searched.words().get(i);
            total += word.weight();
            postings(word, i, postings);
            if (i + 1 < searched.words().size()) {
                postings(searched.joined(i), i, postings);
            }
        }
        int[] gains = spares.pollFirst();
        if (gains == null) {
            gains = new int[names.size()];
        }
        int[] touched = touched(searched, postings, total, gains);
        int[] order = Arrays.stream(touched).filter(name -> wanted.test(names.get(name).entry())).toArray();
        int[] best = strongest(order, gains, total);
        for (int name : touched) {
            gains[name] = 0;
        }
        spares.addFirst(gains);
        return best;
    }

    private void postings(LikeWord word, int place, List<Posting> out) {
        int[] alike = remembered.get(word.text());
        if (alike == null) {
            alike = alikeTo(word);
            if (remembered.size() < MAX_REMEMBERED) {
                remembered.put(word.text(), alike);
            }
        }
        for (int i = 0; i < alike.length; i += 2) {
            out.add(new Posting(alike[i], word.weight() * alike[i + 1] / Matching.WHOLE, place));
        }
    }

    /** Listed words and how alike they are, in turns, in the order of the words. */
    private int[] alikeTo(LikeWord word) {
        BitSet seen = new BitSet(table.size());
        table.find(word, seen::set);
        int[] out = new int[16];
        int count = 0;
        for (int number = seen.nextSetBit(0); number >= 0; number = seen.nextSetBit(number + 1)) {
            int score = WordLikeness.of(word, table.word(number)).score();
            if (score >= MIN_ALIKE) {
                if (count == out.length) {
                    out = Arrays.copyOf(out, 2 * count);
                }
                out[count++] = number;
                out[count++] = score;
            }
        }
        return Arrays.copyOf(out, count);
    }

    /**
     * Adds up what each name shares. Rare words come first; once the words that are left could not bring a
     * name to the floor by themselves, they only add to names that are already there.
     */
    private int[] touched(LikeName searched, List<Posting> postings, int total, int[] gains) {
        long[] costs = new long[searched.words().size()];
        postings.forEach(one -> costs[one.word()] += namesOfWord[one.listedWord()].length);
        List<Posting> ordered = new ArrayList<>(postings);
        ordered.sort(Comparator.comparingLong(one -> costs[one.word()]));
        int left = total;
        int last = -1;
        int[] touched = new int[64];
        int count = 0;
        for (Posting posting : ordered) {
            if (posting.word() != last) {
                left -= last < 0 ? 0 : searched.words().get(last).weight();
                last = posting.word();
            }
            boolean mayStart = left >= total * Matching.FLOOR / Matching.WHOLE * ROUGHLY_PERCENT / 100;
            for (int name : namesOfWord[posting.listedWord()]) {
                if (gains[name] == 0) {
                    if (!mayStart) {
                        continue;
                    }
                    if (count == touched.length) {
                        touched = Arrays.copyOf(touched, 2 * count);
                    }
                    touched[count++] = name;
                }
                gains[name] += Math.max(1, posting.gain());
            }
        }
        return Arrays.copyOf(touched, count);
    }

    private static int[] strongest(int[] found, int[] gains, int total) {
        int least = total * Matching.FLOOR / Matching.WHOLE * ROUGHLY_PERCENT / 100;
        long[] keyed = Arrays.stream(found).filter(name -> gains[name] >= least)
                .mapToLong(name -> ((long) Integer.MAX_VALUE - gains[name] << 32) | name).sorted().toArray();
        return Arrays.stream(keyed).limit(MAX_COMPARED).mapToInt(key -> (int) key).toArray();
    }
}
