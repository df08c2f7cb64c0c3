package org.steelyard.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.screening.Invented.demo;
import static org.steelyard.screening.Invented.entry;
import static org.steelyard.screening.Invented.header;
import static org.steelyard.screening.Invented.screen;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steelyard.screening.Subject.Kind;

/** Screening fails closed: only a comparison with a loaded list can say Clear. */
class ScreeningTest {

    private static final List<Subject> CLEAN = List.of(new Subject("Dbtr/Nm", Kind.NAME, "Dobrin Chestnov"));

    @Test
    void without_a_list_nothing_is_clear() {
        Screening screening = new Screening();
        assertThat(screening.state()).isEqualTo(new Screening.State.NoList());
        assertThat(screening.screen(CLEAN)).isEqualTo(new Verdict.Unavailable("no sanctions list is loaded"));
    }

    @Test
    void with_a_list_a_clean_message_is_clear_under_its_versions() {
        Screening screening = new Screening();
        assertThat(screening.loadDemoList()).isInstanceOf(ListReading.Accepted.class);
        Screener screener = demo();
        assertThat(screening.screen(CLEAN))
                .isEqualTo(new Verdict.Clear(screener.list().version(), screener.ruleVersion()));
    }

    @Test
    void while_down_nothing_is_clear_until_a_list_is_loaded() {
        Screening screening = new Screening();
        screening.loadDemoList();
        screening.takeDown("the operator stopped it");
        assertThat(screening.screen(CLEAN))
                .isEqualTo(new Verdict.Unavailable("screening is down: the operator stopped it"));
        screening.loadDemoList();
        assertThat(screening.screen(CLEAN)).isInstanceOf(Verdict.Clear.class);
    }

    @Test
    void a_refused_list_leaves_the_old_one_in_place() {
        Screening screening = new Screening();
        screening.loadDemoList();
        Screening.State before = screening.state();
        assertThat(load(screening, header(2) + entry("X-1", "person", "Dobrin Chestnov")))
                .isInstanceOf(ListReading.Refused.class);
        assertThat(screening.state()).isSameAs(before);
        assertThat(screening.screen(CLEAN)).isInstanceOf(Verdict.Clear.class);
    }

    @Test
    void a_refused_list_does_not_bring_up_what_is_down() {
        Screening screening = new Screening();
        screening.takeDown("the disk is full");
        load(screening, "nonsense\n");
        assertThat(screening.screen(CLEAN)).isInstanceOf(Verdict.Unavailable.class);
    }

    @Test
    void a_new_list_counts_from_the_next_message_on() {
        Screening screening = new Screening();
        screening.loadDemoList();
        load(screening, header(1) + entry("X-1", "person", "Dobrin Chestnov"));
        assertThat(screening.screen(CLEAN)).isInstanceOf(Verdict.Hits.class);
    }

    @Test
    void when_matching_breaks_nothing_is_clear() {
        Screening screening = new Screening();
        screening.loadDemoList();
        List<Subject> broken = Collections.singletonList(null);
        assertThat(screening.screen(broken)).isInstanceOfSatisfying(Verdict.Unavailable.class,
                no -> assertThat(no.reason()).startsWith("matching broke: "));
    }

    @Test
    void a_message_without_subjects_is_not_clear() {
        assertThat(demo().screen(List.of())).isInstanceOf(Verdict.Unavailable.class);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            NAME    | ابراكسل فانتوموف  | the character U+0627 is of the script Arabic
            NAME    | アブラクセル      | the character U+30A2 is of the script Katakana
            NAME    | Abraxel 가나      | the character U+AC00 is of the script Hangul
            TEXT    | Ꭺbraxel           | the character U+13AA is of the script Cherokee
            TEXT    | Abraxel \uE000    | the character U+E000 has no public meaning
            TEXT    | Abra\u0007xel     | the character U+0007 is a control character
            TEXT    | Abraxel \uD800x   | the character U+D800 is half a character
            TEXT    | Abraxel \u0378    | the character U+0378 is not assigned
            TEXT    | 🅐🅑🅡🅐🅧🅔🅛   | the character U+1F150 is a symbol without a rule
            TEXT    | A⠀braxel          | the character U+2800 is a symbol without a rule
            TEXT    | ꓮbraxel           | the character U+A4EE is of the script Lisu
            NAME    | ʬbraxel           | the character U+02AC has no writing in the letters a to z yet
            NAME    | ...               | the text has no letter and no digit to compare
            NAME    | '\u200B '         | the text has no letter and no digit to compare
            BIC     | ZZNBRUM           | it is no BIC of 8 or 11 letters and digits
            BIC     | ZZNВRUMM          | it is no BIC of 8 or 11 letters and digits
            LEI     | ZZZZ00INVENTED    | it is no LEI of 18 letters and digits and 2 digits
            ACCOUNT | '-'               | it is no account number of 1 to 34 letters and digits
            ACCOUNT | 40800810ООО       | it is no account number of 1 to 34 letters and digits
            COUNTRY | RUS               | it is no country code of two letters
            """)
    void what_the_rules_cannot_read_is_not_clear(Kind kind, String text, String reason) {
        assertThat(screen(demo(), kind, text))
                .isInstanceOfSatisfying(Verdict.Unavailable.class, no -> assertThat(no.reason())
                        .startsWith("CdtTrfTxInf/Dbtr/Nm cannot be screened: " + reason));
    }

    @Test
    void a_field_beyond_the_limit_is_not_clear_and_one_at_it_is() {
        String longest = "na ".repeat(Screener.MAX_FIELD_CHARS).substring(0, Screener.MAX_FIELD_CHARS);
        assertThat(screen(demo(), Kind.TEXT, longest)).isInstanceOf(Verdict.Clear.class);
        assertThat(screen(demo(), Kind.TEXT, longest + "n")).isEqualTo(new Verdict.Unavailable(
                "CdtTrfTxInf/Dbtr/Nm cannot be screened: it has 10001 characters; the limit is 10000"));
    }

    @Test
    void too_many_subjects_are_not_clear() {
        List<Subject> many = Collections.nCopies(Screener.MAX_SUBJECTS + 1, CLEAN.getFirst());
        assertThat(demo().screen(many)).isInstanceOf(Verdict.Unavailable.class);
    }

    @Test
    void an_unreadable_subject_keeps_a_message_from_being_clear_and_hides_no_hit() {
        List<Subject> subjects = List.of(new Subject("Dbtr/Nm", Kind.NAME, "アブラクセル"),
                new Subject("Cdtr/Nm", Kind.NAME, "Abraxel Fantomov"), CLEAN.getFirst());
        assertThat(demo().screen(subjects)).isInstanceOfSatisfying(Verdict.Unavailable.class, no -> {
            assertThat(no.reason()).startsWith("Dbtr/Nm cannot be screened");
            assertThat(no.hits()).extracting(Hit::place).containsExactly("Cdtr/Nm");
        });
    }

    @Test
    void more_hits_than_can_be_told_are_still_hits() {
        List<Subject> many = Collections.nCopies(Screener.MAX_HITS + 1,
                new Subject("a", Kind.BIC, "ZZNBRUMM"));
        assertThat(demo().screen(many)).isInstanceOfSatisfying(Verdict.Hits.class,
                hits -> assertThat(hits.hits()).hasSize(Screener.MAX_HITS));
    }

    /** Romanisation is a library's shared object: two threads must not spoil each other's words. */
    @Test
    void many_threads_get_the_verdict_that_one_gets() throws InterruptedException, ExecutionException {
        Screener screener = demo();
        List<Subject> subjects = List.of(new Subject("a", Kind.NAME, "Никтоева Ложана"),
                new Subject("b", Kind.TEXT, "支付给虚样明的货款"), new Subject("c", Kind.NAME, "Fantomov, Abraxel"),
                new Subject("d", Kind.TEXT, "Вымышленный Северный Журавль"));
        Verdict alone = screener.screen(subjects);
        Callable<Verdict> again = () -> {
            Verdict last = alone;
            for (int i = 0; i < 200 && last.equals(alone); i++) {
                last = screener.screen(subjects);
            }
            return last;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (var verdict : threads.invokeAll(Collections.nCopies(4, again))) {
                assertThat(verdict.get()).isEqualTo(alone);
            }
        }
        assertThat(alone).isInstanceOfSatisfying(Verdict.Hits.class,
                hits -> assertThat(hits.hits()).hasSize(4));
    }

    @Test
    void the_rule_version_covers_every_table_and_number() {
        assertThat(Rules.version()).isPositive().isEqualTo(Digests.versionOf(Digests.sha256Of(Rules.text())));
        for (String part : Arrays.asList("有限公司", "A А Α", "щ shch", "ə a", "maxFieldChars 10000", "icu ")) {
            assertThat(Rules.text()).contains(part);
        }
    }

    private static ListReading load(Screening screening, String file) {
        return screening.load(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
}
