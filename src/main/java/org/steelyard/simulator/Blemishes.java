package org.steelyard.simulator;

import java.util.List;
import java.util.function.UnaryOperator;

/** What goes wrong with messages on their way: each makes a right message wrong in one way. */
final class Blemishes {

    /**
     * A way to be wrong.
     *
     * @param name in a few words
     * @param spoil makes it so
     */
    record Blemish(String name, UnaryOperator<String> spoil) {
    }

    static final List<Blemish> ALL = List.of(
            new Blemish("no XML at all", xml -> "PAY THE BEARER ON DEMAND"),
            new Blemish("cut off in the middle", xml -> xml.substring(0, xml.length() / 2)),
            new Blemish("a document type",
                    xml -> afterDeclaration(xml, "<!DOCTYPE x [<!ENTITY e \"boom\">]>")),
            new Blemish("one decimal too many", xml -> xml.replaceFirst("(\\.\\d\\d)</IntrBkSttlmAmt>",
                    "$11</IntrBkSttlmAmt>")),
            new Blemish("a date that is none", xml -> xml.replaceFirst("<IntrBkSttlmDt>\\d{4}-\\d\\d-\\d\\d<",
                    "<IntrBkSttlmDt>2027-02-30<")),
            new Blemish("another message's namespace",
                    xml -> xml.replace("pacs.008.001.08", "pacs.008.001.99")
                            .replace("pacs.009.001.08", "pacs.009.001.99")),
            new Blemish("a currency that ISO 4217 does not know", xml -> xml.replaceFirst("Ccy=\"[A-Z]{3}\"",
                    "Ccy=\"QQQ\"")),
            new Blemish("an unknown element", xml -> xml.replaceFirst("<EndToEndId>",
                    "<Surprise>1</Surprise><EndToEndId>")),
            new Blemish("a UETR that is none", xml -> xml.replaceFirst("<UETR>[^<]{4}", "<UETR>zzzz")));

    private Blemishes() {
    }

    private static String afterDeclaration(String xml, String text) {
        int end = xml.startsWith("<?xml") ? xml.indexOf("?>") + 2 : 0;
        return xml.substring(0, end) + text + xml.substring(end);
    }
}
