package org.steelyard.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.steelyard.screening.Invented.entry;

import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Names that are alike, and names that are not; every person and company is invented. */
final class NameSearchTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            same name            | person       | Abraxel Fantomov        | Abraxel Fantomov
            letter replaced      | person       | Abraxel Fantomov        | Abraxel Fantonov
            letter left out      | person       | Abraxel Fantomov        | Abrxel Fantomov
            letter doubled       | person       | Abraxel Fantomov        | Abraxell Fantomov
            letters swapped      | person       | Abraxel Fantomov        | Abarxel Fantomov
            other order          | person       | Abraxel Fantomov        | FANTOMOW Abraxel
            second name missing  | person       | Abraxel Nilovich Fantomov | Abraxel Fantomov
            initial              | person       | Abraxel Nilovich Fantomov | A. Nilovich Fantomov
            joined and mistyped  | person       | Abraxel Fantomov        | AbraxelFantonov
            split and mistyped   | person       | Abraxel Fantomov        | Abra xel Fantonov
            other spelling       | person       | Yusuf Khalid Nebylani   | Yousef Halid Nebilani
            vowels               | person       | Muhammad Nebylani       | Mohamed Nebylani
            Cyrillic, mistyped   | person       | Abraxel Fantomov        | Абраксел Фантомовв
            company form         | organisation | Nebyl Polar Fixtures JSC| Nebyl Polar Fixtures GmbH
            form and error       | organisation | Nebyl Polar Fixtures JSC| Nebil Polar Fixtures Sdn Bhd
            homoglyphs           | person       | Abraxel Fantomov        | Аbrахel Fаntоmоv
            digits for letters   | person       | Abraxel Fantomov        | Abrax3l Fant0mov
            zero-width           | person       | Abraxel Fantomov        | Abra\u200Bxel Fan\u2060tomov
            bidirectional marks  | person       | Abraxel Fantomov        | \u202EAbraxel\u202C Fantomov
            letters apart        | person       | Abraxel Fantomov        | A b r a x e l F a n t o m o v
            wide letters         | person       | Abraxel Fantomov        | Ａｂｒａｘｅｌ Ｆａｎｔｏｍｏｖ
            """)
    void a_name_that_is_alike_is_a_hit(String what, String type, String listed, String written) {
        assertThat(find(search(entry("X-1", type, listed)), written)).as(what)
                .anyMatch(found -> found.hit() && found.entry().id().equals("X-1"));
    }

    @ParameterizedTest(name = "{1} is not {0}")
    @CsvSource({"person, Abraxel Fantomov, Abraxel Gorbunov", "person, Abraxel Fantomov, Yelena Fantomov",
            "person, Kim Nebyl Jin, Kim Nebyl Chol Su", "person, Abraxel Fantomov, Fantomov",
            "organisation, Nebyl Trading Company, Global Trading Company",
            "organisation, 11420 Nebyl Corp, Belletech Corp", "vessel, Nebyl 1, Nebyl 2",
            "organisation, Polar General Industries, General Industries Holding"})
    void another_name_is_no_hit(String type, String listed, String written) {
        assertThat(find(search(entry("X-1", type, listed)), written)).noneMatch(Finding::hit);
    }

    @Test
    void the_explanation_says_which_words_are_alike_by_what() {
        Finding found = find(search(entry("X-1", "person", "Abraxel Nilovich Fantomov")), "Abraxel Fantonov")
                .getFirst();
        assertThat(found.words()).extracting(Finding.WordPair::searched, Finding.WordPair::listed,
                Finding.WordPair::by)
                .contains(tuple("abraxel", "abraxel", "same"),
                        tuple("fantonov", "fantomov", "mistyped"));
        assertThat(found.onlyListed()).containsExactly("nilovich");
        assertThat(found.explanation()).contains("fantonov~fantomov mistyped");
    }

    @ParameterizedTest(name = "born {0}, {1}: {2}")
    @CsvSource({"1965-03-29, CU, true", "1965, '', true", "'', CU, true", "'', '', false",
            "1990-01-01, '', false"})
    void a_weak_name_needs_a_second_mark(String birth, String country, boolean hit) throws Exception {
        NameSearch search = search("{\"id\":\"X-1\",\"type\":\"person\",\"name\":\"Abraxel Fantomov\","
                + "\"weak\":[\"Nebylak\"],\"birth\":[\"1965-03-29\"],\"countries\":[\"CU\"],"
                + "\"program\":\"INVENTED\",\"since\":\"2026-01-15\"}\n");
        NameQuery query = new NameQuery("Nebylak", Optional.of(birth).flatMap(BirthDate::of),
                Optional.of(country).filter(code -> !code.isEmpty()), Optional.of(EntryType.PERSON));
        assertThat(search.find(query, 5)).singleElement().extracting(Finding::hit).isEqualTo(hit);
    }

    @Test
    void another_day_of_birth_takes_from_the_score_of_a_like_name() throws Exception {
        NameSearch search = search("{\"id\":\"X-1\",\"type\":\"person\",\"name\":\"Abraxel Fantomov\","
                + "\"birth\":[\"1965-03-29\"],\"program\":\"INVENTED\",\"since\":\"2026-01-15\"}\n");
        assertThat(search.find(new NameQuery("Abraxel Fantonov", BirthDate.of("1990-11-02"), Optional.empty(),
                Optional.empty()), 5)).noneMatch(Finding::hit);
        assertThat(search.find(new NameQuery("Abraxel Fantonov", BirthDate.of("1965-03-29"), Optional.empty(),
                Optional.empty()), 5)).anyMatch(Finding::hit);
    }

    @ParameterizedTest
    @CsvSource({"1965-03-29, 1965-03-29, SAME_DAY", "1965, 1965-03-29, POSSIBLE",
            "1964~, 1965-03-29, POSSIBLE",
            "1960/1966, 1965-03-29, POSSIBLE", "1965-03-29, 1965-03-28, NEAR", "1965-03-04, 1965-04-03, NEAR",
            "1965-03-29, 1971-03-29, NEAR", "1965-03-29, 1971-04-29, DIFFERENT", "1965, 1966, DIFFERENT"})
    void births_are_alike_as_far_as_they_are_known(String one, String other, BirthDate.Likeness likeness) {
        assertThat(BirthDate.of(one).orElseThrow().to(BirthDate.of(other).orElseThrow())).isEqualTo(likeness);
    }

    @ParameterizedTest
    @CsvSource({"1965-02-30", "1965-13", "65", "1965-3-1", "1966/1960", "''"})
    void no_such_birth_is_read(String text) {
        assertThat(BirthDate.of(text)).isEmpty();
    }

    @Test
    void a_very_long_name_is_answered() {
        String many = "Abraxel Fantomov ".repeat(600);
        assertThat(find(search(entry("X-1", "person", "Abraxel Fantomov")), many)).isNotNull();
    }

    @Test
    void a_script_without_rules_is_refused_and_not_cleared() {
        NameSearch search = search(entry("X-1", "person", "Abraxel Fantomov"));
        assertThatThrownBy(() -> search.find(new NameQuery("وهمي", Optional.empty(), Optional.empty(),
                Optional.empty()), 5)).isInstanceOf(NameSearch.NotComparableException.class)
                .hasMessageContaining("Arabic");
    }

    @Test
    void plain_names_are_the_same_the_short_way_and_the_long() throws Exception {
        for (String name : List.of("Abraxel O'Fantomov", "NEBYL-POLAR (Fixtures) No. 12", "a.b.c `x",
                "A/B C_D")) {
            assertThat(NameForms.plainWords(name)).isEqualTo(NameForms.of(name).getFirst().texts());
        }
    }

    @ParameterizedTest
    @EnumSource(Perturbation.class)
    void the_same_seed_perturbs_the_same(Perturbation kind) {
        String name = "Yusuf Khalid Nebylani";
        assertThat(kind.apply(name, new Random(7))).isEqualTo(kind.apply(name, new Random(7)))
                .isNotEqualTo(name);
    }

    private static NameSearch search(String... entries) {
        String file = Invented.header(entries.length).replace("list/1", "list/2") + String.join("", entries);
        return switch (Invented.read(file)) {
            case ListReading.Accepted accepted -> new NameSearch(List.of(accepted.list()));
            case ListReading.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private static List<Finding> find(NameSearch search, String name) {
        try {
            return search.find(new NameQuery(name, Optional.empty(), Optional.empty(), Optional.empty()), 10);
        } catch (NameSearch.NotComparableException e) {
            throw new AssertionError(e);
        }
    }
}
