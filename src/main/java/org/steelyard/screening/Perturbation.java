package org.steelyard.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What happens to names on their way into a payment, each kind by itself, by a seed. */
public enum Perturbation {
    /** Words in another order. */
    ORDER,
    /** A letter replaced. */
    REPLACED,
    /** A letter left out. */
    LEFT_OUT,
    /** A letter too many. */
    DOUBLED,
    /** Two neighbours swapped. */
    SWAPPED,
    /** Two errors in one name. */
    TWO_ERRORS,
    /** One word of three or more missing. */
    MISSING_WORD,
    /** Two words written as one. */
    JOINED,
    /** A long word written as two. */
    SPLIT,
    /** The first of three or more words as an initial. */
    INITIAL,
    /** Other letters for the same sounds. */
    TRANSLITERATED,
    /** Letters of another script that look the same. */
    LOOKALIKES,
    /** A digit for a letter. */
    DIGITS,
    /** Invisible characters. */
    INVISIBLE;

    private static final List<List<String>> SOUNDS = List.of(List.of("kh", "h"), List.of("ou", "u"),
            List.of("oo", "u"), List.of("sh", "ch"), List.of("y", "i"), List.of("ph", "f"), List.of("q", "k"),
            List.of("ee", "i"), List.of("mm", "m"), List.of("ss", "s"), List.of("w", "v"),
            List.of("u", "o"), List.of("c", "k"), List.of("j", "dj"), List.of("e", "i"));

    /** The name so changed; the name itself where this cannot be done to it. */
    public String apply(String name, Random random) {
        String[] words = name.split(" +", -1);
        return switch (this) {
            case ORDER -> words.length < 2
                    ? name
                    : words[words.length - 1] + " "
                            + String.join(" ", List.of(words).subList(0, words.length - 1));
            case REPLACED, LEFT_OUT, DOUBLED, SWAPPED -> error(name, random);
            case TWO_ERRORS -> LEFT_OUT.error(REPLACED.error(name, random), random);
            case MISSING_WORD -> words.length < 3 ? name : without(words, random.nextInt(words.length));
            case JOINED -> {
                int at = words.length < 2 ? -1 : random.nextInt(words.length - 1);
                yield at < 0
                        ? name
                        : name.replace(words[at] + " " + words[at + 1], words[at] + words[at + 1]);
            }
            case SPLIT -> split(name, words, random);
            case INITIAL -> words.length < 3 || words[0].length() < 3
                    ? name
                    : words[0].charAt(0) + "." + name.substring(words[0].length());
            case TRANSLITERATED -> transliterated(name, random);
            case LOOKALIKES -> name.replace('a', '\u0430').replace('A', '\u0410').replace('o', '\u043E')
                    .replace('O', '\u041E');
            case DIGITS -> name.replaceFirst("[oO]", "0").replaceFirst("[iI]", "1").replaceFirst("[eE]", "3");
            case INVISIBLE ->
                name.substring(0, name.length() / 2) + "\u200B" + name.substring(name.length() / 2);
        };
    }

    private String error(String name, Random random) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i + 1 < name.length(); i++) {
            if (Character.isLetter(name.charAt(i)) && Character.isLetter(name.charAt(i + 1))) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            return name;
        }
        int at = places.get(random.nextInt(places.size()));
        char c = name.charAt(at);
        String put = switch (this) {
            case REPLACED -> String.valueOf((char) ('a' + random.nextInt(26))) + name.charAt(at + 1);
            case LEFT_OUT -> String.valueOf(name.charAt(at + 1));
            case DOUBLED -> "" + c + c + name.charAt(at + 1);
            default -> "" + name.charAt(at + 1) + c;
        };
        return name.substring(0, at) + put + name.substring(at + 2);
    }

    private static String without(String[] words, int gone) {
        List<String> rest = new ArrayList<>(List.of(words));
        rest.remove(gone);
        return String.join(" ", rest);
    }

    private static String split(String name, String[] words, Random random) {
        String word = words[random.nextInt(words.length)];
        return word.length() < 6
                ? name
                : name.replace(word, word.substring(0, word.length() / 2) + " "
                        + word.substring(word.length() / 2));
    }

    private static String transliterated(String name, Random random) {
        String lower = name.toLowerCase(Locale.ROOT);
        int start = random.nextInt(SOUNDS.size());
        for (int i = 0; i < SOUNDS.size(); i++) {
            List<String> pair = SOUNDS.get((start + i) % SOUNDS.size());
            if (lower.contains(pair.getFirst())) {
                return lower.replaceFirst(pair.getFirst(), pair.get(1));
            }
            if (lower.contains(pair.get(1))) {
                return lower.replaceFirst(pair.get(1), pair.getFirst());
            }
        }
        return lower;
    }
}
