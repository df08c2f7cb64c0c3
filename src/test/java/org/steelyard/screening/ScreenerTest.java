package org.steelyard.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.screening.Invented.demo;
import static org.steelyard.screening.Invented.hits;
import static org.steelyard.screening.Invented.listing;
import static org.steelyard.screening.Invented.screen;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steelyard.screening.Subject.Kind;

/** A row for each thing that may be done to a listed name without making it another one. */
class ScreenerTest {

    @ParameterizedTest(name = "{0}: {2} as {3}")
    @CsvSource(delimiter = '|', textBlock = """
            SAME_NAME            | person       | Abraxel Fantomov           | Abraxel Fantomov
            SAME_NAME            | person       | Abraxel Fantomov           | ABRAXEL fantomov
            SAME_NAME            | person       | Abraxel Fantomov           | Ábràxël Fäntômöv
            SAME_NAME            | person       | Abraxel Fantomov           | Ａｂｒａｘｅｌ Ｆａｎｔｏｍｏｖ
            SAME_NAME            | person       | Abraxel Fantomov           | 𝐀𝐛𝐫𝐚𝐱𝐞𝐥 𝐅𝐚𝐧𝐭𝐨𝐦𝐨𝐯
            SAME_NAME            | person       | Abraxel Fantomov           | 'Abraxel,  Fantomov.'
            SAME_NAME            | person       | Abraxel O'Fantomov         | Abraxel O’Fantomov
            SAME_NAME            | person       | Łukrecjusz Fantømßen       | Lukrecjusz Fantomssen
            SAME_NAME            | person       | Əbraxel Fantomov           | Abraxel Fantomov
            OTHER_ORDER          | person       | Abraxel Fantomov           | FANTOMOV, Abraxel
            OTHER_ORDER          | person       | Abraxel Nil Fantomov       | Fantomov Abraxel Nil
            OTHER_SPACING        | person       | Abraxel Fantomov           | AbraxelFantomov
            OTHER_SPACING        | person       | Abraxel Nil Fantomov       | Fantomov Nil Abra-xel
            SAME_NAME            | person       | Abraxel Fantomov           | Ab\u200Braxel Fantomov
            OTHER_SPACING        | person       | Abraxel Fantomov           | A b r a x e l F a n t o m o v
            OTHER_SPACING        | person       | Abraxel Fantomov           | Fanto-mov Abraxel
            OTHER_SPACING        | person       | Abraxel Fantomov           | FantomovAbraxel
            WITHOUT_COMPANY_FORM | organisation | Nebyl Polar Fixtures JSC   | Nebyl Polar Fixtures
            WITHOUT_COMPANY_FORM | organisation | Nebyl Polar Fixtures       | Nebyl Polar Fixtures Co., Ltd.
            WITHOUT_COMPANY_FORM | organisation | Nebyl Polar Fixtures L.L.C.| JSC Nebyl Polar Fixtures
            TRANSLITERATED       | organisation | ООО Небыль Полярная        | Nebyl Polyarnaya LLC
            TRANSLITERATED       | organisation | 虚构青鹭贸易有限公司       | Xugou Qinglu Maoyi
            TRANSLITERATED       | person       | Ivan Nikakoyev             | Иван Никакоев
            TRANSLITERATED       | person       | Иван Никакоев              | Ivan Nikakoev
            TRANSLITERATED       | person       | Юлия Щукарь-Небыль         | Yuliya Shchukar Nebyl
            TRANSLITERATED       | person       | Юлия Щукарь-Небыль         | Iuliia Shchukar Nebyl
            TRANSLITERATED       | person       | 虚样明                     | Xu Yangming
            TRANSLITERATED       | person       | Xu Yangming                | 虚样明
            TRANSLITERATED       | person       | 虚样明                     | YANGMING XU
            TRANSLITERATED       | person       | 張虚明                     | 张虚明
            TRANSLITERATED       | person       | Νικος Φανταστος            | Nikos Fantastos
            """)
    void a_listed_name_is_found_however_it_is_written(How how, String type, String listed, String written) {
        assertThat(hits(listing(type, listed), Kind.NAME, written)).singleElement()
                .extracting(Hit::how).isEqualTo(how);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"zero-width space, 'Abra\u200Bxel\u200B Fanto\u200Bmov'",
            "zero-width joiner between the words, 'Abraxel\u200DFantomov'",
            "word joiner and soft hyphen, 'Ab\u2060raxel Fan\u00ADtomov'",
            "byte order mark, '\uFEFFAbraxel Fantomov'",
            "right-to-left override, '\u202EAbraxel\u202C Fantomov'",
            "isolates, 'Abraxel \u2066Fantomov\u2069'",
            "combining grapheme joiner, 'A\u034Fbraxel Fantomov'",
            "variation selector, 'Abraxel\uFE0F Fantomov'",
            "loose accents, 'A\u0335b\u0336raxel F\u0300\u0301\u0302antomov'",
            "no-break and thin blanks, 'Abraxel\u00A0\u2009Fantomov'",
            "Cyrillic a and o, 'Аbrахel Fаntоmоv'",
            "mostly Cyrillic look-alikes, 'АЬrахеl Fаntоmоv'",
            "Greek capitals, 'ΑΒRΑΧΕL FΑΝΤΟΜΟV'",
            "tag characters, 'Abraxel\uDB40\uDC41 Fantomov'",
            "double-struck letters, '𝔸𝕓𝕣𝕒𝕩𝕖𝕝 𝔽𝕒𝕟𝕥𝕠𝕞𝕠𝕧'",
            "every letter apart, 'A.b.r.a.x.e.l/F.a.n.t.o.m.o.v'",
            "all at once, '\u202Eｆ\u200BАNTОMОV\u2003abrа-xеl'"})
    void an_attack_on_the_spelling_does_not_hide_a_name(String attack, String written) {
        assertThat(hits(listing("person", "Abraxel Fantomov"), Kind.NAME, written)).as(attack).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"'Ложана Hиктоева'", "'Лoжaнa Никтoeвa'", "'ΛожАна Никтоева'"})
    void a_cyrillic_name_with_foreign_look_alikes_is_found(String written) {
        assertThat(hits(listing("person", "Ложана Никтоева"), Kind.NAME, written)).hasSize(1);
    }

    @Test
    void a_cyrillic_name_written_wholly_in_latin_look_alikes_is_found() {
        assertThat(hits(listing("organisation", "МОСТ ВЕСНА"), Kind.NAME, "MOCT BECHA")).hasSize(1);
    }

    @Test
    void a_latin_name_written_wholly_in_cyrillic_look_alikes_is_found() {
        assertThat(hits(listing("person", "Copax Peco"), Kind.NAME, "Сорах Ресо")).hasSize(1);
    }

    @ParameterizedTest(name = "{0} in: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Abraxel Fantomov       | Invoice 77 of Mr Abraxel Fantomov, Moscow
            Abraxel Fantomov       | /INV/77/FANTOMOV ABRAXEL/goods
            Abraxel Fantomov       | inv 77 for AbraxelFantomov
            Abraxel Nil Fantomov   | inv 77 for Fantomov Nil Abraxel goods
            Abraxel Fantomov       | inv 77 for A B R A X E L F A N T O M O V goods
            Abraxel Fantomov       | оплата за Абраксел Fаntomov и Abrахel Fаntomov
            Ложана Никтоева        | оплата по договору 5 для Никтоева Ложана
            Ложана Никтоева        | payment for Lozhana Niktoeva contract 5
            虚样明                 | 支付给虚样明的货款
            虚样明                 | payment to Xu Yangming for goods
            Fantomovsky-Nebylov    | for Fantomovskynebylov
            Vymyshlennyjexport     | contract with VYMYSHLENNYJEXPORT Moscow
            """)
    void a_listed_name_inside_a_text_is_found(String listed, String text) {
        assertThat(hits(listing("person", listed), Kind.TEXT, text)).singleElement()
                .extracting(Hit::how).isEqualTo(How.INSIDE_TEXT);
    }

    @ParameterizedTest(name = "{0} not in: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Fantomov               | invoice Fantomov 77
            Li Na                  | payment li na for goods
            虚样                   | 支付给虚样的货款
            Abraxel Fantomov       | Abraxel and Fantomov
            Abraxel Fantomov       | Abraxel Fantomova goods
            """)
    void a_weak_or_other_name_inside_a_text_is_no_hit(String listed, String text) {
        assertThat(hits(listing("person", listed), Kind.TEXT, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Fantomov,FANTOMOV", "Li Na,Na Li", "虚样,虚样"})
    void a_weak_name_is_found_where_it_is_the_whole_field(String listed, String written) {
        assertThat(hits(listing("person", listed), Kind.NAME, written)).hasSize(1);
        assertThat(hits(listing("person", listed), Kind.TEXT, written)).hasSize(1);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            BIC     | ZZNBRUMM                           | INVENTED-B1 | BIC
            BIC     | ZZNBRUMMXXX                        | INVENTED-B1 | BIC
            BIC     | zznbrumm123                        | INVENTED-B1 | BIC
            BIC     | ZZXG CNB1                          | INVENTED-B2 | BIC
            BIC     | AAAAXNAA                           | INVENTED-C1 | COUNTRY
            LEI     | ZZZZ00INVENTED000156               | INVENTED-O1 | LEI
            ACCOUNT | 4080 0810 9000 0000 0017           | INVENTED-P2 | ACCOUNT
            ACCOUNT | ４080\u200B0810900000000017        | INVENTED-P2 | ACCOUNT
            ACCOUNT | XN49 0000 0000 0000 0001 7             | INVENTED-C1 | COUNTRY
            COUNTRY | XN                                 | INVENTED-C1 | COUNTRY
            TEXT    | ship IMO 0001236 in port           | INVENTED-V1 | IMO
            TEXT    | ship IMO0004563                    | INVENTED-V2 | IMO
            TEXT    | acct 6200-0000-0000-0000-012 pls   | INVENTED-O2 | ACCOUNT
            TEXT    | via ZZNBRUMMXXX                    | INVENTED-B1 | BIC
            TEXT    | via ZZNB RUMM                      | INVENTED-B1 | BIC
            TEXT    | LEI:ZZZZ00-INVENTED-0001-56        | INVENTED-O1 | LEI
            NAME    | acct 6200000000000000012           | INVENTED-O2 | ACCOUNT
            NAME    | MV Nigdeshnyaya Nebylitsa          | INVENTED-V1 | INSIDE_TEXT
            """)
    void a_listed_identifier_is_found(Kind kind, String text, String entryId, How how) {
        assertThat(hits(demo(), kind, text)).singleElement().satisfies(hit -> {
            assertThat(hit.entryId()).isEqualTo(entryId);
            assertThat(hit.how()).isEqualTo(how);
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"BIC,AAAARUMMXXX", "LEI,AAAA00INVENTED000156", "ACCOUNT,40800810900000000018",
            "ACCOUNT,XN0000000000000000017", "COUNTRY,CN",
            "NAME,Abraxel Petrov (invented)", "NAME,Primerian Invented Steel LLC",
            "TEXT,invoice 12 of 2026-11-01",
            "TEXT,---", "NAME,Nebyl Polar Fittings JSC"})
    void what_is_not_listed_is_clear(Kind kind, String text) {
        Screener screener = demo();
        assertThat(screen(screener, kind, text))
                .isEqualTo(new Verdict.Clear(screener.list().version(), screener.ruleVersion()));
    }

    @Test
    void a_company_form_does_not_make_a_person_of_a_company() {
        assertThat(hits(listing("person", "Emnavira"), Kind.NAME, "Emnavira LLC")).isEmpty();
        assertThat(hits(listing("organisation", "Emnavira"), Kind.NAME, "Emnavira LLC")).hasSize(1);
    }

    @Test
    void a_hit_says_the_place_the_entry_and_why() {
        assertThat(hits(demo(), Kind.NAME, "Никтоева\u200B, ЛОЖАНА")).singleElement().isEqualTo(new Hit(
                "CdtTrfTxInf/Dbtr/Nm", "Никтоева\u200B, ЛОЖАНА", "INVENTED-P2", "Ложана Никтоева",
                How.TRANSLITERATED,
                "CdtTrfTxInf/Dbtr/Nm \"Никтоева<U+200B>, ЛОЖАНА\" is, written in Latin letters,"
                        + " the name \"Ложана Никтоева\": entry INVENTED-P2 (person, INVENTED-DEMO)."));
    }

    @Test
    void hits_stand_in_the_order_of_subjects_then_of_entries() {
        Verdict verdict = demo().screen(List.of(new Subject("b", Kind.BIC, "ZZXGCNB1"),
                new Subject("a", Kind.TEXT, "虚样明 and Abraxel Fantomov and ZZNBRUMM")));
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Hits.class, hits -> assertThat(hits.hits())
                .extracting(Hit::entryId)
                .containsExactly("INVENTED-B2", "INVENTED-B1", "INVENTED-P3", "INVENTED-P5"));
    }
}
