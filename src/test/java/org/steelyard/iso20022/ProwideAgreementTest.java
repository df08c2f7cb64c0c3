package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.prowidesoftware.swift.model.mx.AbstractMX;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A library that others wrote finds in our messages every value that we put there, at the same place. */
final class ProwideAgreementTest {

    @Test
    void what_the_system_writes_has_the_same_values_for_prowide() {
        agreed(GoldenMessagesTest.bySystem());
    }

    @Test
    void what_banks_write_has_the_same_values_for_prowide() {
        agreed(Written.byBanks());
    }

    private static void agreed(Map<String, String> messages) {
        assertThat(messages).isNotEmpty();
        for (Map.Entry<String, String> message : messages.entrySet()) {
            String name = message.getKey();
            AbstractMX theirs = AbstractMX.parse(message.getValue());
            assertThat(theirs).as(name).isNotNull();
            Element ours = StandardSchemas.parse(message.getValue());
            Element header = child(ours, "AppHdr");
            assertThat(theirs.getAppHdr().from()).as(name).isEqualTo(text(header, "Fr"));
            assertThat(theirs.getAppHdr().to()).as(name).isEqualTo(text(header, "To"));
            assertThat(theirs.getAppHdr().reference()).as(name).isEqualTo(text(header, "BizMsgIdr"));
            assertThat(theirs.getAppHdr().messageName()).as(name).isEqualTo(text(header, "MsgDefIdr"));
            assertThat(values(StandardSchemas.parse(theirs.document()))).as(name)
                    .isEqualTo(values(child(ours, "Document"))).isNotEmpty();
        }
    }

    /** Every text at the end of a path, in order, with its currency; times as moments, numbers as numbers. */
    private static List<String> values(Element document) {
        List<String> values = new ArrayList<>();
        collect(document, "", values);
        return values;
    }

    private static void collect(Element element, String path, List<String> values) {
        String here = path + "/" + element.getLocalName();
        boolean isLeaf = true;
        for (Node below = element.getFirstChild(); below != null; below = below.getNextSibling()) {
            if (below instanceof Element child) {
                isLeaf = false;
                collect(child, here, values);
            }
        }
        if (isLeaf) {
            values.add(here + element.getAttribute("Ccy") + "=" + value(element.getTextContent(),
                    element.hasAttribute("Ccy") || here.endsWith("/Sum")));
        }
    }

    private static String value(String text, boolean isNumber) {
        if (isNumber) {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        }
        return text.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+-][0-9:]+)")
                ? OffsetDateTime.parse(text).toInstant().toString()
                : text;
    }

    private static Element child(Element parent, String name) {
        return (Element) parent.getElementsByTagNameNS("*", name).item(0);
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent().strip();
    }
}
