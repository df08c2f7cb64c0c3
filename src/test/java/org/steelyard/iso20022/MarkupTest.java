package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steelyard.money.Amount;
import org.steelyard.money.Currency;

final class MarkupTest {

    @Test
    void texts_come_out_of_a_parser_as_they_went_in() {
        String text = "a<b>&\"'c]]>d\r\n\t é Жизнь 支付 😀 <!-- &amp; --> ";
        assertThat(StandardSchemas.parse(written(text)).getTextContent()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\u001F", "\uFFFE", "\uFFFF", "\uD83D", "\uDE00"})
    void what_xml_does_not_know_is_replaced(String illegal) {
        assertThat(StandardSchemas.parse(written("a" + illegal + "b")).getTextContent())
                .isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 1, 999, 60_000, 1_799_055_000_007L, 1_799_107_199_999L, -1, 253_402_300_799_999L})
    void times_are_utc_with_milliseconds(long millis) {
        String time = Markup.time(millis);
        assertThat(java.time.Instant.parse(time).toEpochMilli()).isEqualTo(millis);
        assertThat(time).hasSize("2027-01-04T09:30:00.007Z".length()).endsWith("Z");
    }

    @Test
    void a_cut_never_leaves_half_a_character() {
        assertThat(Markup.cut("ab😀", 3)).isEqualTo("ab");
        assertThat(Markup.cut("ab😀", 4)).isEqualTo("ab😀");
        assertThat(Markup.cut("abc", 2)).isEqualTo("ab");
    }

    @Test
    void amounts_lose_their_sign_and_nothing_else() {
        assertThat(Markup.unsigned(new Amount(new Currency("AAA", 4), Long.MIN_VALUE)))
                .isEqualTo("922337203685477.5808");
        assertThat(Markup.unsigned(new Amount(Currency.of("JPY"), -7))).isEqualTo("7");
    }

    @Test
    void a_long_text_fills_lines_and_ends_after_the_last_one_allowed() {
        Markup out = new Markup(10).open("all");
        Lines.write(out, "line", "0123456789".repeat(80));
        String written = out.close("all").toString();
        assertThat(StandardSchemas.parse(written).getElementsByTagName("line").getLength())
                .isEqualTo(Lines.MOST_LINES);
        assertThat(StandardSchemas.parse(written).getTextContent().replaceAll("\\s", ""))
                .isEqualTo("0123456789".repeat(63));
    }

    @Test
    void a_long_text_is_broken_between_words() {
        Markup out = new Markup(10).open("all");
        String text = "what broke it ".repeat(20).strip();
        Lines.write(out, "line", text);
        var lines = StandardSchemas.parse(out.close("all").toString()).getElementsByTagName("line");
        List<String> read = IntStream.range(0, lines.getLength())
                .mapToObj(i -> lines.item(i).getTextContent())
                .toList();
        assertThat(String.join(" ", read)).isEqualTo(text);
        assertThat(read).hasSize(3).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(105));
    }

    private static String written(String text) {
        return new Markup(10).text("a", text).toString();
    }
}
