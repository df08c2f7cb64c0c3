package org.steelyard.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.screening.Invented.hits;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.steelyard.screening.Subject.Kind;

/**
 * Random lists and fields by seed. What must hit is known from how a field was made; what must not is
 * known from a naive twin, which compares letters alone and shares no code with the screener. A failing
 * run names its seed.
 */
class ListedNamesPropertyTest {

    private static final int RUNS = 60;
    private static final int NAMES = 40;
    private static final List<String> SYLLABLES = List.of("ba", "dro", "fen", "gli", "kor", "lum", "mra",
            "nev",
            "pol", "rys", "sta", "tev", "vul", "zor", "ysh", "ov");
    private static final List<String> CYRILLIC = List.of("ба", "дро", "фен", "гли", "кор", "лум", "мра",
            "нев",
            "пол", "рыс", "ста", "тев", "вул", "зор", "ыш", "ов");
    private static final String HIDDEN = "\u200B\u200C\u200D\u2060\uFEFF\u00AD\u202A\u202E\u2066\u2069\u034F";
    private static final String LATIN_TWINS = "aceopxABCEHKMOPTX";
    private static final String CYRILLIC_TWINS = "асеорхАВСЕНКМОРТХ";

    /** What may be done to a name without making it another one. */
    private enum Change {
        CASE,
        HIDDEN_CHARACTERS,
        ACCENTS,
        FULL_WIDTH,
        PUNCTUATION,
        ORDER,
        NO_SPACES,
        MORE_SPACES,
        LOOKALIKES,
        INSIDE_TEXT
    }

    @Test
    void every_listed_name_is_found_under_every_change_of_its_writing() {
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            String name = name(random, random.nextBoolean() ? SYLLABLES : CYRILLIC);
            Screener screener = Invented.listing("person", name);
            for (Change change : Change.values()) {
                String written = changed(name, change, random);
                assertThat(hits(screener, Kind.NAME, written))
                        .as("seed %d, %s: \"%s\" as \"%s\"", seed, change, name,
                                written)
                        .hasSize(1);
            }
        }
    }

    @Test
    void every_listed_name_is_found_under_two_changes_at_once() {
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            String name = name(random, random.nextBoolean() ? SYLLABLES : CYRILLIC);
            Screener screener = Invented.listing("person", name);
            Change first = Change.values()[random.nextInt(Change.FULL_WIDTH.ordinal() + 1)];
            Change second = random.nextBoolean() ? Change.ORDER : Change.NO_SPACES;
            String written = changed(changed(name, second, random), first, random);
            assertThat(hits(screener, Kind.NAME, written))
                    .as("seed %d, %s and %s: \"%s\" as \"%s\"", seed, first,
                            second, name, written)
                    .hasSize(1);
        }
    }

    @Test
    void a_name_is_found_if_and_only_if_the_naive_twin_finds_it() {
        int found = 0;
        int clean = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            List<String> listed = names(random);
            Screener screener = screenerOf(listed);
            for (String field : fields(random, listed)) {
                boolean naive = listed.stream().anyMatch(name -> isSameNaively(name, field));
                assertThat(!hits(screener, Kind.NAME, field).isEmpty())
                        .as("seed %d: \"%s\" against %s", seed, field,
                                listed)
                        .isEqualTo(naive);
                found += naive ? 1 : 0;
                clean += naive ? 0 : 1;
            }
        }
        assertThat(found).as("the fields must hold some that hit").isGreaterThan(RUNS);
        assertThat(clean).as("the fields must hold many that are clean").isGreaterThan(10 * RUNS);
    }

    /** Two-word names, so that the twin's rule is a sentence: same words or same letters, any order. */
    private static boolean isSameNaively(String listed, String field) {
        String[] mine = folded(listed).split(" ", -1);
        String[] theirs = folded(field).split(" ", -1);
        for (List<String> words : List.of(Arrays.asList(mine), reversed(mine))) {
            String letters = String.join("", words);
            for (int from = 0; from < theirs.length; from++) {
                for (int to = from + 1; to <= theirs.length; to++) {
                    if (String.join("", Arrays.asList(theirs).subList(from, to)).equals(letters)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static List<String> reversed(String[] words) {
        List<String> out = new ArrayList<>(Arrays.asList(words));
        Collections.reverse(out);
        return out;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ").strip();
    }

    private static List<String> names(Random random) {
        Set<String> out = new TreeSet<>();
        while (out.size() < NAMES) {
            out.add(name(random, SYLLABLES));
        }
        return new ArrayList<>(out);
    }

    /** Fields near and far: names of the same syllables, listed ones, parts of them, longer ones. */
    private static List<String> fields(Random random, List<String> listed) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < NAMES; i++) {
            String one = listed.get(random.nextInt(listed.size()));
            out.add(name(random, SYLLABLES));
            out.add(word(random, SYLLABLES) + " " + one.substring(one.indexOf(' ') + 1));
            out.add(one.substring(0, one.length() - 1));
            out.add(i % 8 == 0 ? "Mr " + one : one.substring(one.indexOf(' ') + 1));
            out.add(word(random, SYLLABLES).substring(0, 2) + "-" + one.replace(' ', '.')
                    + (i % 4 == 0 ? "" : "x"));
        }
        return out;
    }

    private static Screener screenerOf(List<String> names) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            entries.add(Invented.entry("X-" + i, "person", names.get(i)));
        }
        return Invented.screener(entries.toArray(String[]::new));
    }

    private static String name(Random random, List<String> syllables) {
        return word(random, syllables) + " " + word(random, syllables);
    }

    /** At least three syllables, so that no name is a weak one. */
    private static String word(Random random, List<String> syllables) {
        StringBuilder out = new StringBuilder();
        int count = 3 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            out.append(syllables.get(random.nextInt(syllables.size())));
        }
        return out.substring(0, 1).toUpperCase(Locale.ROOT) + out.substring(1);
    }

    private static String changed(String name, Change change, Random random) {
        List<String> words = Arrays.asList(name.split(" ", -1));
        return switch (change) {
            case CASE -> each(name,
                    c -> random.nextBoolean() ? c.toUpperCase(Locale.ROOT) : c.toLowerCase(Locale.ROOT));
            case HIDDEN_CHARACTERS -> each(name, c -> random.nextInt(3) > 0
                    ? c
                    : c + HIDDEN.charAt(random.nextInt(HIDDEN.length())));
            case ACCENTS -> each(name, c -> c.isBlank() || random.nextBoolean() ? c : c + "\u0301");
            case FULL_WIDTH -> each(name, c -> c.charAt(0) > ' ' && c.charAt(0) < 0x7F
                    ? String.valueOf((char) (c.charAt(0) + 0xFEE0))
                    : c);
            case PUNCTUATION -> name.replace(" ", List.of(", ", ".", " - ", "/", "\u00A0", "\t", "\u3000")
                    .get(random.nextInt(7)));
            case ORDER -> words.getLast() + " " + words.getFirst();
            case NO_SPACES -> String.join("", words);
            case MORE_SPACES -> each(name, c -> c + " ");
            case LOOKALIKES -> lookalike(name, random);
            case INSIDE_TEXT -> "ref 12 " + name + " 2026";
        };
    }

    private static String each(String text, UnaryOperator<String> change) {
        return text.chars().mapToObj(c -> change.apply(String.valueOf((char) c)))
                .collect(Collectors.joining());
    }

    /** Half of the letters that have a twin, at random; the rest of the word tells the script. */
    private static String lookalike(String name, Random random) {
        return each(name, c -> {
            int latin = LATIN_TWINS.indexOf(c);
            int cyrillic = CYRILLIC_TWINS.indexOf(c);
            if (random.nextBoolean() || latin < 0 && cyrillic < 0) {
                return c;
            }
            return String.valueOf(latin >= 0 ? CYRILLIC_TWINS.charAt(latin) : LATIN_TWINS.charAt(cyrillic));
        });
    }
}
