package org.steelyard.screening;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * The words of all listed names by keys that a mistyped or otherwise spelt word shares with them: letters
 * left out (W. Garbe, SymSpell, 2012), sounds, and consonants. Keys are 64-bit hashes; what two words
 * share by chance costs a comparison and nothing else.
 */
final class WordTable {

    private static final int PREFIX = 7;
    private static final int TWO_ERRORS_FROM = 7;
    private static final int ONE_ERROR_FROM = 4;
    private static final int MIN_CONSONANTS = 3;
    private static final long PRIME = 0x100000001b3L;

    private final Map<String, Integer> numbers = new HashMap<>();
    private LikeWord[] words = new LikeWord[1_024];
    private int size;
    private long[] keys = new long[4_096];
    private int[] keyWords = new int[4_096];
    private int keyCount;

    /** The number of a word, a new one where it is not there yet. */
    int add(LikeWord word) {
        Integer known = numbers.get(word.text());
        if (known != null) {
            return known;
        }
        if (size == words.length) {
            words = Arrays.copyOf(words, 2 * size);
        }
        words[size] = word;
        numbers.put(word.text(), size);
        forKeys(word, key -> put(key, size));
        return size++;
    }

    int size() {
        return size;
    }

    LikeWord word(int number) {
        return words[number];
    }

    /** After the last word: brings the keys into their order. */
    void close() {
        Integer[] order = new Integer[keyCount];
        Arrays.setAll(order, i -> i);
        // Stable, so that words of one key stay in the order of their numbers.
        Arrays.sort(order, (a, b) -> Long.compare(keys[a], keys[b]));
        long[] sortedKeys = new long[keyCount];
        int[] sortedWords = new int[keyCount];
        for (int i = 0; i < keyCount; i++) {
            sortedKeys[i] = keys[order[i]];
            sortedWords[i] = keyWords[order[i]];
        }
        keys = sortedKeys;
        keyWords = sortedWords;
    }

    /** The numbers of words that may be like this one; some more than once. */
    void find(LikeWord word, IntConsumer found) {
        Integer same = numbers.get(word.text());
        if (same != null) {
            found.accept(same);
        }
        forKeys(word, key -> {
            for (int at = first(key); at < keyCount && keys[at] == key; at++) {
                found.accept(keyWords[at]);
            }
        });
    }

    private int first(long key) {
        int low = 0;
        int high = keyCount;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void put(long key, int number) {
        if (keyCount == keys.length) {
            keys = Arrays.copyOf(keys, 2 * keyCount);
            keyWords = Arrays.copyOf(keyWords, 2 * keyCount);
        }
        keys[keyCount] = key;
        keyWords[keyCount++] = number;
    }

    private interface KeySink {
        void take(long key);
    }

    private static void forKeys(LikeWord word, KeySink sink) {
        if (word.isNumber()) {
            return;
        }
        sink.take(hash('S', word.sound(), -1, -1));
        if (word.consonants().length() >= MIN_CONSONANTS) {
            sink.take(hash('C', word.consonants(), -1, -1));
        }
        deletions(word.text(), sink);
        if (!word.sound().equals(word.text())) {
            deletions(word.sound(), sink);
        }
    }

    private static void deletions(String text, KeySink sink) {
        if (text.length() < ONE_ERROR_FROM - 1) {
            return;
        }
        String prefix = text.length() > PREFIX ? text.substring(0, PREFIX) : text;
        sink.take(hash('D', prefix, -1, -1));
        for (int i = 0; i < prefix.length(); i++) {
            sink.take(hash('D', prefix, i, -1));
            for (int j = i + 1; text.length() >= TWO_ERRORS_FROM - 1 && j < prefix.length(); j++) {
                sink.take(hash('D', prefix, i, j));
            }
        }
    }

    /** FNV-1a, 64 bits, over the text without the characters at two places. */
    private static long hash(char kind, String text, int without, int withoutToo) {
        long hash = (0xcbf29ce484222325L ^ kind) * PRIME;
        for (int i = 0; i < text.length(); i++) {
            if (i != without && i != withoutToo) {
                hash = (hash ^ text.charAt(i)) * PRIME;
            }
        }
        return hash;
    }
}
