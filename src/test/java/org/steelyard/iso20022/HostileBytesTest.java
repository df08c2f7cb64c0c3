package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes come, they are answered by a rule, nothing is fetched, and nothing grows. */
final class HostileBytesTest {

    /** The rules that are broken here. */
    static final Set<Rule> RULES = Set.of(Rule.NOT_XML, Rule.NOT_UTF8, Rule.TOO_LARGE, Rule.DTD_PRESENT,
            Rule.ENTITY_PRESENT, Rule.TOO_MANY_ATTRIBUTES, Rule.COMMENT_PRESENT,
            Rule.NAMESPACE_FOREIGN, Rule.HEADER_MISSING, Rule.DOCUMENT_MISSING, Rule.ENVELOPE_UNKNOWN,
            Rule.HEADER_VERSION_UNKNOWN, Rule.MESSAGE_TYPE_UNKNOWN);

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";

    private final Sample good = Sample.of("pacs.009");

    @TempDir
    Path folder;

    @Test
    void what_is_not_well_formed_is_refused() {
        for (String text : List.of("", " ", "pacs.009", "{\"a\":1}", "<a>", "<a></b>", "<a b=c/>",
                good.xml() + "x", good.xml().substring(0, 900), "<a>&#0;</a>", "<a>\u0000</a>",
                "<a>&#x110000;</a>")) {
            assertThat(rule(text.getBytes(StandardCharsets.UTF_8))).as(text).isEqualTo(Rule.NOT_XML);
        }
    }

    @Test
    void another_version_of_xml_is_refused() {
        assertThat(rule(good.with("version=\"1.0\"", "version=\"1.1\""))).isEqualTo(Rule.NOT_XML);
    }

    @Test
    void every_other_encoding_is_refused() {
        for (String name : List.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32", "IBM037")) {
            byte[] bytes = good.xml().getBytes(Charset.forName(name));
            assertThat(rule(bytes)).as(name).isIn(Rule.NOT_UTF8, Rule.NOT_XML);
        }
        byte[] latin = good.with("Tea,", "Th\u00E9,").xml().getBytes(StandardCharsets.ISO_8859_1);
        assertThat(rule(latin)).isEqualTo(Rule.NOT_UTF8);
        assertThat(rule(good.with("UTF-8", "ISO-8859-1"))).isEqualTo(Rule.NOT_UTF8);
        assertThat(rule(good.with("UTF-8", "windows-1251"))).isEqualTo(Rule.NOT_UTF8);
        assertThat(rule(good.with("UTF-8", "US-ASCII"))).isEqualTo(Rule.NOT_UTF8);
    }

    @Test
    void bytes_that_are_almost_utf_8_are_refused() {
        // An overlong slash, half a surrogate pair, beyond Unicode, a tail without its head.
        for (int[] wrong : List.of(new int[]{0xC0, 0xAF}, new int[]{0xED, 0xA0, 0x80},
                new int[]{0xF5, 0x80, 0x80, 0x80}, new int[]{0x80}, new int[]{0xE4, 0xB8})) {
            byte[] bytes = good.with("Tea,", "#".repeat(wrong.length)).bytes();
            int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("#");
            for (int i = 0; i < wrong.length; i++) {
                bytes[at + i] = (byte) wrong[i];
            }
            assertThat(rule(bytes)).isEqualTo(Rule.NOT_UTF8);
        }
    }

    @Test
    void a_byte_order_mark_of_utf_8_is_harmless() {
        assertThat(new Sample("mark", "\uFEFF" + good.xml()).read()).isInstanceOf(Reading.Accepted.class);
    }

    @Test
    void an_encoding_in_small_letters_or_none_is_harmless() {
        assertThat(good.with("UTF-8", "utf-8").read()).isInstanceOf(Reading.Accepted.class);
        assertThat(good.with(DECLARATION, "").read()).isInstanceOf(Reading.Accepted.class);
    }

    @Test
    void a_document_type_is_refused_and_nothing_that_it_names_is_fetched() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(1);
            String url = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            for (String type : List.of("<!DOCTYPE a>", "<!DOCTYPE a SYSTEM \"" + url + "\">",
                    "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
                    "<!DOCTYPE a [<!ENTITY % x SYSTEM \"" + url + "\"> %x;]>",
                    "<!DOCTYPE a PUBLIC \"a\" \"" + url + "\">",
                    "<!DOCTYPE a [<!ATTLIST BusinessMessage b CDATA \"c\">]>")) {
                Sample attacked = good.with(DECLARATION, DECLARATION + type).with("Tea,", "&x;");
                assertThat(rule(attacked)).as(type).isEqualTo(Rule.DTD_PRESENT);
                assertThat(attacked.read().toString()).doesNotContain("SECRET");
            }
            assertThat(isCalled(listener)).isFalse();
        }
    }

    @Test
    void a_billion_laughs_are_refused_before_the_first() {
        StringBuilder type = new StringBuilder("<!DOCTYPE lolz [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            type.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        assertThat(rule(good.with(DECLARATION, DECLARATION + type + "]>").with("Tea,", "&a9;")))
                .isEqualTo(Rule.DTD_PRESENT);
    }

    @Test
    void an_entity_without_a_document_type_is_refused() {
        assertThat(rule(good.with("Tea,", "&tea;"))).isEqualTo(Rule.ENTITY_PRESENT);
    }

    @Test
    void entities_of_xml_and_character_references_are_read() {
        assertThat(good.with("Tea,", "Tea &amp; &#x4E2D;&#1046;").accepted().screenables())
                .anyMatch(one -> one.text().startsWith("Tea & 中Ж invoice"));
    }

    @Test
    void fifty_megabytes_are_refused_by_their_number_alone() {
        byte[] huge = new byte[50_000_000];
        assertThat(rule(huge)).isEqualTo(Rule.TOO_LARGE);
        assertThat(new MessageReader(Sample.RULEBOOK, good.bytes().length).read(good.bytes()))
                .isInstanceOf(Reading.Accepted.class);
        assertThat(new MessageReader(Sample.RULEBOOK, good.bytes().length - 1).read(good.bytes()))
                .isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void a_hundred_thousand_elements_inside_each_other_are_refused() {
        MessageReader patient = new MessageReader(Sample.RULEBOOK, MessageReader.MOST_LARGEST_BYTES);
        String deep = "<a>".repeat(100_000);
        assertThat(rule(patient, deep)).isEqualTo(Rule.ENVELOPE_UNKNOWN);
        assertThat(rule(patient, good.with("<Purp>", deep + "<Purp>").xml())).isEqualTo(Rule.STRUCTURE);
    }

    @Test
    void elements_deeper_than_any_message_has_are_refused() {
        assertThat(rule(good.with("<AppHdr xmlns=", "<a>".repeat(30) + "<AppHdr xmlns=")))
                .isEqualTo(Rule.ENVELOPE_UNKNOWN);
        String nested = "<FinInstnId>".repeat(60);
        assertThat(rule(good.with("<Fr>", "<Fr>" + nested))).isEqualTo(Rule.STRUCTURE);
        assertThat(
                rule(new Sample("deep", good.xml().replaceFirst("(?s)<AppHdr.*", "") + "<AppHdr xmlns='" + ISO
                        + "head.001.001.02'>" + "<AppHdr>".repeat(80))))
                .isEqualTo(Rule.STRUCTURE);
    }

    @Test
    void twenty_thousand_attributes_are_refused() {
        MessageReader patient = new MessageReader(Sample.RULEBOOK, MessageReader.MOST_LARGEST_BYTES);
        for (int many : new int[]{17, 40, 20_000}) {
            for (String kind : List.of(" a", " xmlns:a")) {
                String attributes = IntStream.range(0, many).mapToObj(i -> kind + i + "='a'")
                        .collect(Collectors.joining());
                for (String element : List.of("<Purp", "<BusinessMessage")) {
                    assertThat(rule(patient, good.with(element, element + attributes).xml()))
                            .as(many + kind + element).isEqualTo(Rule.TOO_MANY_ATTRIBUTES);
                }
            }
        }
    }

    @Test
    void comments_and_processing_instructions_inside_header_and_document_are_refused() {
        for (String hidden : List.of("<!-- for Ivan Listed -->", "<?for Ivan Listed?>")) {
            assertThat(rule(good.with("Tea,", "Te" + hidden + "a,"))).isEqualTo(Rule.COMMENT_PRESENT);
            assertThat(rule(good.with("<Purp>", hidden + "<Purp>"))).isEqualTo(Rule.COMMENT_PRESENT);
            assertThat(rule(good.with("<BizSvc>", hidden + "<BizSvc>"))).isEqualTo(Rule.COMMENT_PRESENT);
            assertThat(good.with("<BusinessMessage", hidden + "<BusinessMessage").read())
                    .isInstanceOf(Reading.Accepted.class);
            assertThat(good.with("<AppHdr", hidden + "<AppHdr").read()).isInstanceOf(Reading.Accepted.class);
        }
    }

    @Test
    void character_data_sections_are_text_like_any_other() {
        assertThat(good.with("Tea,", "<![CDATA[<Tea> & ]]>and more").accepted().screenables())
                .anyMatch(one -> one.text().startsWith("<Tea> & and more"));
        assertThat(rule(good.with("<Purp>", "<![CDATA[<Purp>]]><Purp>"))).isEqualTo(Rule.STRUCTURE);
    }

    @Test
    void prefixes_change_nothing() {
        String prefixed = good.xml().replaceAll("<(/?)(?!AppHdr|Document|Business|\\?)([A-Z])", "<$1p:$2")
                .replace("<AppHdr xmlns=", "<p:AppHdr xmlns:p=").replace("</AppHdr>", "</p:AppHdr>")
                .replace("<Document xmlns=", "<p:Document xmlns:p=").replace("</Document>", "</p:Document>");
        Reading.Accepted plain = good.accepted();
        Reading.Accepted read = new Sample("prefixed", prefixed).accepted();
        assertThat(read.header()).isEqualTo(plain.header());
        assertThat(read.screenables()).isEqualTo(plain.screenables());
    }

    @Test
    void elements_of_another_namespace_are_refused() {
        assertThat(rule(good.with("<Purp>", "<Purp xmlns='urn:a'>"))).isIn(Rule.STRUCTURE,
                Rule.NAMESPACE_FOREIGN);
        assertThat(rule(good.with("<Purp>", "<Purp xmlns=''>"))).isEqualTo(Rule.STRUCTURE);
        assertThat(rule(good.with("<Purp>", "<Purp xmlns:a='urn:Ivan-Listed'>")))
                .isEqualTo(Rule.NAMESPACE_FOREIGN);
        assertThat(rule(good.with("<Purp>", "<Purp xmlns='" + ISO + "pacs.008.001.08'>")))
                .isEqualTo(Rule.STRUCTURE);
    }

    @Test
    void the_envelope_has_one_header_and_one_document_and_nothing_else() {
        String document = good.xml().substring(good.xml().indexOf("<Document"),
                good.xml().indexOf("</Business"));
        String header = good.xml().substring(good.xml().indexOf("<AppHdr"), good.xml().indexOf("<Document"));
        assertThat(rule(new Sample("document", document))).isEqualTo(Rule.HEADER_MISSING);
        assertThat(rule(new Sample("wrapped", "<a>" + document + "</a>"))).isEqualTo(Rule.HEADER_MISSING);
        assertThat(rule(new Sample("empty", "<a/>"))).isEqualTo(Rule.HEADER_MISSING);
        assertThat(rule(new Sample("header", header))).isEqualTo(Rule.DOCUMENT_MISSING);
        assertThat(rule(new Sample("wrapped", "<a>" + header + "</a>"))).isEqualTo(Rule.DOCUMENT_MISSING);
        assertThat(rule(new Sample("swapped", "<a>" + document + header + "</a>")))
                .isEqualTo(Rule.HEADER_MISSING);
        assertThat(rule(new Sample("twice", "<a>" + header + header + document + "</a>")))
                .isEqualTo(Rule.ENVELOPE_UNKNOWN);
        assertThat(rule(new Sample("twice", "<a>" + header + document + document + "</a>")))
                .isEqualTo(Rule.ENVELOPE_UNKNOWN);
        assertThat(rule(new Sample("more", "<a>" + header + "<b/>" + document + "</a>")))
                .isEqualTo(Rule.ENVELOPE_UNKNOWN);
        assertThat(rule(new Sample("words", "<a>" + header + "words" + document + "</a>")))
                .isEqualTo(Rule.ENVELOPE_UNKNOWN);
        assertThat(new Sample("any", "<any:thing xmlns:any='urn:any'>" + header + document + "</any:thing>")
                .read())
                .isInstanceOf(Reading.Accepted.class);
    }

    @Test
    void another_version_of_the_header_or_an_unknown_document_is_refused() {
        assertThat(rule(good.with("head.001.001.02", "head.001.001.01")))
                .isEqualTo(Rule.HEADER_VERSION_UNKNOWN);
        assertThat(rule(good.with("pacs.009.001.08", "pacs.009.001.10")))
                .isEqualTo(Rule.MESSAGE_TYPE_UNKNOWN);
        assertThat(rule(good.with("tech:xsd:pacs.009.001.08", "tech:xsd:pacs.999")))
                .isEqualTo(Rule.MESSAGE_TYPE_UNKNOWN);
    }

    @Test
    void any_damage_gets_an_answer() {
        long seed = 20_022;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = good.bytes();
            for (int damage = 0; damage <= random.nextInt(4); damage++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(Sample.READER.read(bytes)).as("seed " + seed + " round " + round).isNotNull();
        }
    }

    private static boolean isCalled(ServerSocket listener) throws IOException {
        try {
            listener.accept().close();
            return true;
        } catch (java.net.SocketTimeoutException nobody) {
            return false;
        }
    }

    private static Rule rule(Sample sample) {
        return rule(sample.bytes());
    }

    private static Rule rule(byte[] bytes) {
        return rule(Sample.READER.read(bytes));
    }

    private static Rule rule(MessageReader reader, String text) {
        return rule(reader.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Rule rule(Reading reading) {
        return switch (reading) {
            case Reading.Refused refused -> refused.rule();
            case Reading.Unreadable unreadable -> unreadable.rule();
            case Reading.Accepted accepted -> throw new AssertionError("accepted " + accepted.header());
        };
    }
}
