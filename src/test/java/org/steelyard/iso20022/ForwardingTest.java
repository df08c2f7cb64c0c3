package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.steelyard.money.Bic;
import org.steelyard.settlement.OriginalMessage;
import org.w3c.dom.Element;

/** A payment goes on to the bank that is paid with its document as the sender wrote it, byte for byte. */
final class ForwardingTest {

    private static final String PACS = "urn:iso:std:iso:20022:tech:xsd:pacs.009.001.08";
    private static final String HEAD = "urn:iso:std:iso:20022:tech:xsd:head.001.001.02";
    private static final Bic SYSTEM = Bic.of("STYDXXXX");
    private static final Bic PAID = Bic.of("BORIRUM1");

    private final Forwarding forwarding = new Forwarding();

    @Test
    void the_document_goes_on_byte_for_byte() {
        String document = "<Document xmlns='" + PACS + "'  a =\"1\" >\r\n\t<!-- <Document> -->"
                + "<A><![CDATA[</Document>]]></A>\u00A0Жизнь 支付 😀&#65;&amp; <b/></Document\n>";
        String message = forwarded("<?xml version=\"1.0\"?>\n<w:any xmlns:w='urn:any'><AppHdr xmlns='" + HEAD
                + "'><Fr/></AppHdr>\n\n" + document + "\n<!-- <Document xmlns='" + PACS + "'/> --></w:any>");
        assertThat(message).contains("\n" + document + "\n");
        assertThat(message)
                .startsWith(Envelope.PROLOGUE + "<BusinessMessage xmlns:w=\"urn:any\" xmlns=\"urn:steel");
        assertThat(StandardSchemas.parse(message).getElementsByTagNameNS(PACS, "Document").getLength())
                .isOne();
    }

    @Test
    void namespaces_that_the_document_inherits_go_with_it() {
        String document = "<p:Document><p:FICdtTrf q:x='1'/></p:Document>";
        String message = forwarded(
                "<e xmlns:p='urn:wrong' xmlns:q='urn:q?a=1&amp;b=&quot;2&quot;'><f xmlns:p='"
                        + PACS + "'>" + document + "</f></e>");
        assertThat(message).contains("\n" + document + "\n");
        Element found = document(message);
        assertThat(found.getNamespaceURI()).isEqualTo(PACS);
        assertThat(
                found.getFirstChild().getAttributes().getNamedItemNS("urn:q?a=1&b=\"2\"", "x").getNodeValue())
                .isEqualTo("1");
    }

    @Test
    void a_default_namespace_that_the_document_inherits_goes_with_it() {
        String document = "<Document><FICdtTrf/></Document>";
        String message = forwarded("<sy:e xmlns:sy='urn:e' xmlns='" + PACS + "'>" + document + "</sy:e>");
        assertThat(message).contains("\n" + document + "\n");
        assertThat(document(message).getNamespaceURI()).isEqualTo(PACS);
        assertThat(document(message).getFirstChild().getNamespaceURI()).isEqualTo(PACS);
        Element root = StandardSchemas.parse(message);
        assertThat(root.getNamespaceURI()).isEqualTo("urn:steelyard:message:1");
        assertThat(root.getNodeName()).isEqualTo("syy:BusinessMessage");
    }

    @Test
    void a_default_namespace_of_the_documents_own_is_enough() {
        String document = "<Document xmlns='" + PACS + "'><FICdtTrf/></Document>";
        String message = forwarded("<e xmlns='urn:e'>" + document + "</e>");
        assertThat(message).contains("\n" + document + "\n").doesNotContain("urn:e\"", "sy:");
        assertThat(document(message).getNamespaceURI()).isEqualTo(PACS);
    }

    @Test
    void a_default_namespace_taken_away_on_the_way_stays_away() {
        String message = forwarded("<e xmlns='urn:e'><f xmlns=''><p:Document xmlns:p='" + PACS
                + "'><plain/></p:Document></f></e>");
        assertThat(document(message).getFirstChild().getNamespaceURI()).isNull();
    }

    @Test
    void what_banks_write_goes_on_as_they_wrote_it_from_many_threads_at_once() {
        Map<String, String> originals = Written.byBanks();
        originals.keySet().removeIf(name -> !name.startsWith("pacs"));
        assertThat(originals).hasSize(7);
        List<String> wrong = IntStream.range(0, 2_000).parallel().boxed().flatMap(i -> originals.entrySet()
                .stream().filter(original -> !goesOn(original.getValue())).map(Map.Entry::getKey)).toList();
        assertThat(wrong).isEmpty();
    }

    private boolean goesOn(String original) {
        String definition = original.replaceAll("(?s).*<MsgDefIdr>(.*?)</MsgDefIdr>.*", "$1");
        String document = original
                .substring(original.indexOf("<Document"), original.indexOf("</BusinessMessage"))
                .strip();
        String message = forwarding.write(new Envelope(SYSTEM, PAID, "SY7-F1", definition, 0),
                OriginalMessage.of(original.getBytes(StandardCharsets.UTF_8))).orElseThrow().xml();
        return message.contains("\n" + document + "\n</BusinessMessage>");
    }

    @Test
    void a_document_without_any_default_namespace_gets_none_from_us() {
        String message = forwarded("<e><p:Document xmlns:p='" + PACS + "'><plain/></p:Document></e>");
        assertThat(document(message).getFirstChild().getNamespaceURI()).isNull();
    }

    @Test
    void a_likeness_of_the_document_in_the_header_is_not_taken_for_it() {
        String likeness = "<Document xmlns='" + PACS + "'><FICdtTrf>likeness</FICdtTrf></Document>";
        String document = "<Document xmlns='" + PACS + "'><FICdtTrf>real</FICdtTrf></Document>";
        String message = forwarded("<e><AppHdr xmlns='" + HEAD + "'><Sgntr>" + likeness + "</Sgntr></AppHdr>"
                + document + "</e>");
        assertThat(message).contains(document).doesNotContain("likeness");
    }

    @Test
    void the_header_is_ours() {
        String message = forwarded("<e><Document xmlns='" + PACS + "'/></e>");
        assertThat(message).contains("<BizMsgIdr>SY7-F1</BizMsgIdr>", "<BICFI>STYDXXXX</BICFI>",
                "<BICFI>BORIRUM1</BICFI>", "<MsgDefIdr>pacs.009.001.08</MsgDefIdr>",
                "<BizSvc>steelyard.rtgs.01</BizSvc>", "<CreDt>2027-01-04T09:30:00.007Z</CreDt>");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_document() {
        assertThat(forwarded("\uFEFF<e><Document xmlns='" + PACS + "'/></e>"))
                .contains("\n<Document xmlns='" + PACS + "'/>\n").doesNotContain("\uFEFF");
    }

    @Test
    void bytes_that_hold_no_such_document_do_not_go_on() {
        assertThat(write("<e><Document xmlns='urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08'/></e>"))
                .isEmpty();
        assertThat(write("not XML")).isEmpty();
        byte[] broken = ("<e><Document xmlns='" + PACS + "'>?</Document></e>")
                .getBytes(StandardCharsets.UTF_8);
        broken[broken.length - 16] = (byte) 0xC3;
        assertThat(forwarding.write(new Envelope(SYSTEM, PAID, "SY7-F1", "pacs.009.001.08", 0),
                OriginalMessage.of(broken))).isEmpty();
        assertThat(write("<e><Document xmlns='" + PACS + "'><cut></e>")).isEmpty();
    }

    private static Element document(String message) {
        return (Element) StandardSchemas.parse(message).getElementsByTagNameNS(PACS, "Document").item(0);
    }

    private String forwarded(String original) {
        return write(original).orElseThrow().xml();
    }

    private Optional<Outgoing> write(String original) {
        return forwarding.write(new Envelope(SYSTEM, PAID, "SY7-F1", "pacs.009.001.08", 1_799_055_000_007L),
                OriginalMessage.of(original.getBytes(StandardCharsets.UTF_8)));
    }
}
