package org.steelyard.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.screening.Invented.entry;
import static org.steelyard.screening.Invented.header;
import static org.steelyard.screening.Invented.read;

import java.io.ByteArrayInputStream;
import java.io.PipedInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list is read whole and right, or refused whole with the line and the reason. */
class ListReaderTest {

    private static final String GOOD = entry("X-1", "person", "Abraxel Fantomov");
    private static final String OTHER = entry("X-2", "bank", "Nebyvaly Bank", "\"bic\":[\"ZZNBRUMM\"]");

    @Test
    void a_right_list_is_read_with_all_its_fields() {
        String file = header(2) + GOOD + entry("X-2", "vessel", "Nebylitsa", "\"aliases\":[\"Небылица\"]",
                "\"imo\":[\"0001236\"]", "\"countries\":[\"RU\",\"CN\"]");
        assertThat(read(file)).isInstanceOfSatisfying(ListReading.Accepted.class, accepted -> {
            SanctionsList list = accepted.list();
            assertThat(list.source()).isEqualTo("invented for a test");
            assertThat(list.published()).isEqualTo(LocalDate.of(2026, 11, 23));
            assertThat(list.invented()).isTrue();
            assertThat(list.entries()).hasSize(2);
            ListEntry vessel = list.entries().get(1);
            assertThat(vessel.type()).isEqualTo(EntryType.VESSEL);
            assertThat(vessel.names()).containsExactly("Nebylitsa", "Небылица");
            assertThat(vessel.imos()).containsExactly("0001236");
            assertThat(vessel.countries()).containsExactly("RU", "CN");
            assertThat(vessel.since()).isEqualTo(LocalDate.of(2026, 1, 15));
        });
    }

    /** The expected version was computed with sha256sum, not by this code. */
    @Test
    void the_version_is_the_sha_256_of_the_bytes() {
        assertThat(read(header(1) + GOOD)).isInstanceOfSatisfying(ListReading.Accepted.class, accepted -> {
            assertThat(accepted.list().sha256())
                    .isEqualTo("0627306d0764883c7b11906803a0d205c51de7adbff9b762cf76bc7efe3e8f0e");
            assertThat(accepted.list().version()).isEqualTo(0x627306d0764883cL);
        });
    }

    @ParameterizedTest
    @CsvSource({"0000000000000000ff, 1", "8000000000000000ff, 1", "800000000000000500, 5",
            "00000000000000ff00, 255", "7fffffffffffffffff, 9223372036854775807"})
    void a_version_is_never_zero_and_never_negative(String sha256, long version) {
        assertThat(Digests.versionOf(sha256)).isEqualTo(version);
    }

    @ParameterizedTest(name = "line {0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2 | malformed JSON: Unexpected character | {"id":"X-1" "type":"person"}
            2 | not a JSON object | ["id"]
            2 | malformed JSON: Unexpected end-of-input | {"id":"X-1","type":"person"
            2 | more text after the object | {"id":"A",~who,~tail} {}
            2 | malformed JSON: Duplicate Object property "id"| {"id":"A","id":"B"}
            2 | unknown field "born" | {"id":"A","born":"1970"}
            2 | "id" is missing | {~who}
            2 | "type" is missing | {"id":"A"}
            2 | "type" must be person, organisation, vessel | {"id":"A","type":"aircraft"}
            2 | "name" is missing | {"id":"A","type":"person"}
            2 | "program" is missing | {"id":"A",~who,"since":"2026-01-15"}
            2 | "since" is missing | {"id":"A",~who,"program":"P"}
            2 | "since" must be a date like 2026-11-23 | {"id":"A",~who,"program":"P","since":"2026-02-30"}
            2 | is after the list's own date 2026-11-23 | {"id":"A",~who,"program":"P","since":"2026-12-01"}
            2 | "id" must be 1 to 64 letters, digits or . _ : / - | {"id":"A B","type":"person"}
            2 | "name" is blank or has blanks at its ends | {"id":"A","type":"person","name":" B"}
            2 | "name" must be a string | {"id":"A","type":"person","name":null}
            2 | "name" must be a string | {"id":"A","type":"person","name":["B"]}
            2 | "aliases" must be an array of strings | {"id":"A",~who,"aliases":"C"}
            2 | "aliases" must be an array of strings | {"id":"A",~who,"aliases":["C",1]}
            2 | the same name stands twice in this entry | {"id":"A",~who,"aliases":["B"]}
            2 | "bic" value "ZZNB" must be a BIC | {"id":"A","type":"bank","name":"B","bic":["ZZNB"]}
            2 | "lei" value "ZZZZ00INVENTED000157" must be | {"id":"A","type":"bank","name":"B","lei":["ZZZZ00INVENTED000157"]}
            2 | "imo" value "0001237" must be an IMO number | {"id":"A","type":"vessel","name":"B","imo":["0001237"]}
            2 | "account" value "4080 08" must be 1 to 34 | {"id":"A",~who,"account":["4080 08"]}
            2 | "countries" value "RUS" must | {"id":"A",~who,"countries":["RUS"]}
            2 | a country has exactly one code | {"id":"A","type":"country","name":"B"}
            2 | the name "..." can never match: the text has no letter | {"id":"A","type":"person","name":"...",~tail}
            2 | can never match: the character U+0627 is of the script Arabic | {"id":"A","type":"person","name":"ابراكسل",~tail}
            """)
    void a_malformed_entry_refuses_the_list(int line, String reason, String text) {
        assertRefused(header(1) + written(text) + "\n", line, reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "format" is "steelyard-list/3", this reader knows steelyard-list/1 and | {"format":"steelyard-list/3"}
            "format" is missing | {"source":"S"}
            "invented" is missing | {~format,~from,"entries":1}
            "invented" must be true or false | {~format,"invented":"yes"}
            "version" must be a date | {~format,"source":"S","version":"today","entries":1,"invented":true}
            "source" is missing | {~format,"version":"2026-11-23","entries":1,"invented":true}
            "entries" must be from 1 to 1000000 | {~format,~from,"entries":0,"invented":true}
            "entries" must be from 1 to 1000000 | {~format,~from,"entries":1000001,"invented":true}
            "entries" must be a whole number | {~format,~from,"entries":1.0,"invented":true}
            unknown field "id" | {"id":"X-1"}
            malformed JSON | \uFEFF{~format}
            """)
    void a_wrong_header_refuses_the_list(String reason, String text) {
        assertRefused(written(text) + "\n" + GOOD, 1, reason);
    }

    @Test
    void an_empty_file_is_refused() {
        assertRefused("", 1, "the file is empty: the header line is missing");
    }

    @Test
    void fewer_entries_than_promised_refuse_the_list() {
        assertRefused(header(3) + GOOD + OTHER, 3,
                "the header promises 3 entries, but the file ends after 2");
    }

    @Test
    void more_entries_than_promised_refuse_the_list() {
        assertRefused(header(1) + GOOD + OTHER, 3, "the header promises 1 entries, but here is one more");
    }

    @Test
    void an_id_that_stands_twice_refuses_the_list() {
        assertRefused(header(2) + GOOD + GOOD, 3, "id \"X-1\" is already on line 2");
    }

    @Test
    void an_empty_line_refuses_the_list() {
        assertRefused(header(2) + GOOD + "\n" + OTHER, 3, "empty line");
    }

    @Test
    void a_carriage_return_refuses_the_list() {
        assertRefused(header(1) + GOOD.replace("\n", "\r\n"), 2,
                "carriage return: lines end with a line feed alone");
    }

    @Test
    void a_line_without_its_line_feed_refuses_the_list() {
        assertRefused(header(1) + GOOD.stripTrailing(), 2, "the file ends inside this line");
    }

    /** The byte with which some published files end must not pass as an entry or as an end. */
    @Test
    void a_control_z_at_the_end_refuses_the_list() {
        assertRefused(header(1) + GOOD + "\u001A", 3, "the file ends inside this line");
    }

    @Test
    void wherever_a_file_is_cut_off_it_is_refused() {
        byte[] whole = (header(2) + GOOD + entry("X-2", "person", "Ложана Никтоева"))
                .getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            ListReading reading = ListReader.read(new ByteArrayInputStream(whole, 0, length));
            assertThat(reading).as("cut to %d bytes", length).isInstanceOf(ListReading.Refused.class);
        }
        assertThat(ListReader.read(new ByteArrayInputStream(whole))).isInstanceOf(ListReading.Accepted.class);
    }

    @Test
    void bytes_that_are_no_utf_8_refuse_the_list() {
        byte[] bytes = (header(1) + GOOD).getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 40] = (byte) 0xC3;
        assertThat(ListReader.read(new ByteArrayInputStream(bytes)))
                .isEqualTo(new ListReading.Refused(2, "not UTF-8"));
    }

    @Test
    void a_line_beyond_the_limit_refuses_the_list() {
        String line = entry("X-1", "person", "A".repeat(ListReader.MAX_LINE_BYTES));
        assertRefused(header(1) + line, 2, "longer than 65536 bytes");
    }

    @Test
    void a_name_beyond_the_limit_refuses_the_list() {
        assertRefused(header(1) + entry("X-1", "person", "A".repeat(ListLine.MAX_VALUE_CHARS + 1)), 2,
                "\"name\" is longer than 512 characters");
    }

    @Test
    void too_many_values_of_a_field_refuse_the_list() {
        String many = "\"account\":[" + "\"1\",".repeat(ListLine.MAX_VALUES) + "\"1\"]";
        assertRefused(header(1) + entry("X-1", "person", "Abraxel", many), 2,
                "\"account\" has more than 1000 values");
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        assertThat(ListReader.read(Path.of("no-such-folder", "list.jsonl")))
                .isInstanceOfSatisfying(ListReading.Refused.class, refused -> {
                    assertThat(refused.line()).isZero();
                    assertThat(refused.reason()).startsWith("cannot read no-such-folder");
                });
    }

    @Test
    void a_stream_that_breaks_off_is_refused() {
        assertThat(ListReader.read(new PipedInputStream())).isInstanceOfSatisfying(ListReading.Refused.class,
                refused -> assertThat(refused.reason()).contains("reading broke off", "Pipe not connected"));
    }

    @Test
    void the_demo_list_says_that_it_is_invented_and_covers_every_type() {
        assertThat(ListReader.readDemoList()).isInstanceOfSatisfying(ListReading.Accepted.class, accepted -> {
            assertThat(accepted.list().invented()).isTrue();
            Map<EntryType, Integer> types = new TreeMap<>();
            for (ListEntry entry : accepted.list().entries()) {
                types.merge(entry.type(), 1, Integer::sum);
                assertThat(entry.id()).startsWith("INVENTED-");
                assertThat(entry.program()).isEqualTo("INVENTED-DEMO");
            }
            types.put(EntryType.AIRCRAFT, 0);
            assertThat(types).as("an aeroplane needs format 2").containsOnlyKeys(EntryType.values());
        });
    }

    /** The rows of the tables say in a word what does not matter in them. */
    private static String written(String row) {
        return row.replace("~tail", "\"program\":\"P\",\"since\":\"2026-01-15\"")
                .replace("~who", "\"type\":\"person\",\"name\":\"B\"")
                .replace("~format", "\"format\":\"steelyard-list/1\"")
                .replace("~from", "\"source\":\"S\",\"version\":\"2026-11-23\"");
    }

    private static void assertRefused(String file, int line, String reason) {
        assertThat(read(file)).isInstanceOfSatisfying(ListReading.Refused.class, refused -> {
            assertThat(refused.reason()).contains(reason);
            assertThat(refused.line()).isEqualTo(line);
        });
    }
}
