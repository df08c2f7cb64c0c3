package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Messages that others wrote, and smallest messages made from the official schemas, get the official schema's
 * verdict or a stricter one that names its rule. Since the system's envelope is its own, each document comes
 * under a header of the system.
 */
final class StandardVerdictTest {

    /** Files whose document the official schema accepts, and what our profile says of it. */
    private static final Map<String, String> VERDICTS = verdicts();

    @BeforeEach
    void the_shared_messages_are_here() {
        assumeTrue(StandardSchemas.areHere(), "no official schemas at " + StandardSchemas.folder());
    }

    @Test
    void every_shared_message_of_a_known_type_gets_the_official_verdict_or_a_named_stricter_rule()
            throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (String folder : List.of("iso-samples", "iso-skeletons")) {
            for (Path file : xml(StandardSchemas.folder().resolveSibling(folder))) {
                document(file).ifPresent(document -> {
                    String definition = definition(document);
                    String message = Envelope.PROLOGUE + "<Any>" + header(definition) + text(document)
                            + "</Any>";
                    boolean official = StandardSchemas.complaints(message).isEmpty();
                    String ours = verdict(Sample.READER.read(message.getBytes(StandardCharsets.UTF_8)));
                    if (!official) {
                        assertThat(ours).as(file.toString()).isNotEqualTo("accepted");
                    } else {
                        found.put(file.getFileName().toString(), ours);
                    }
                });
            }
        }
        assertThat(found).isEqualTo(VERDICTS);
    }

    @Test
    void no_shared_message_is_accepted_as_it_came_since_none_is_addressed_to_us() throws IOException {
        for (String folder : List.of("iso-samples", "iso-skeletons")) {
            for (Path file : xml(StandardSchemas.folder().resolveSibling(folder))) {
                assertThat(Sample.READER.read(Files.readAllBytes(file))).as(file.toString())
                        .isNotInstanceOf(Reading.Accepted.class);
            }
        }
    }

    private static Map<String, String> verdicts() {
        Map<String, String> table = new TreeMap<>();
        table.put("admi.002.001.01.xml", "accepted");
        // Codes have four characters.
        table.put("admi.004.001.02.xml",
                "STRUCTURE at Document/SysEvtNtfctn/EvtInf/EvtCd");
        // A moment is needed.
        table.put("camt.025.001.05.xml",
                "STRUCTURE at Document/Rct/MsgHdr");
        // Banks assign, given by BIC.
        table.put("camt.029.001.09.xml",
                "STRUCTURE at Document/RsltnOfInvstgtn/Assgnmt/Assgnr/Pty");
        // A moment is needed.
        table.put("camt.050.001.05.xml",
                "STRUCTURE at Document/LqdtyCdtTrf/MsgHdr");
        // Pages and a moment are needed before it.
        table.put("camt.052.001.08.xml", "STRUCTURE at Document/BkToCstmrAcctRpt/Rpt/Acct");
        table.put("camt.053.001.08.xml",
                "STRUCTURE at Document/BkToCstmrStmt/Stmt/Acct");
        // Our accounts have no IBAN.
        table.put("camt.054.001.08.xml",
                "STRUCTURE at Document/BkToCstmrDbtCdtNtfctn/Ntfctn/Acct/Id/IBAN");
        // Banks assign, given by BIC.
        table.put("camt.056.001.08.xml",
                "STRUCTURE at Document/FIToFIPmtCxlReq/Assgnmt/Assgnr/Pty");
        // Only our three reports on an account can be asked for.
        table.put("camt.060.001.05.xml",
                "STRUCTURE at Document/AcctRptgReq/RptgReq/ReqdMsgNmId");
        table.put("fednow__admi004-ping.xml", "accepted");
        table.put("fednow__fednow-sample-message-admi002.xml", "accepted");
        // Both agents are needed.
        table.put("fednow__fednow-sample-message-outgoing-pacs002.xml",
                "STRUCTURE at Document/FIToFIPmtStsRpt/GrpHdr");
        // Both agents are needed.
        table.put("fednow__fednow-sample-message-pacs002.xml",
                "STRUCTURE at Document/FIToFIPmtStsRpt/GrpHdr");
        // Both agents are needed.
        table.put("fednow__fednow_incoming.xml",
                "STRUCTURE at Document/FIToFIPmtStsRpt/GrpHdr");
        // No service-level charge bearer.
        table.put("fednow__sample-participant-to-fednow-message.xml",
                "STRUCTURE at Document/FIToFICstmrCdtTrf/CdtTrfTxInf/ChrgBr");
        // Both agents are needed.
        table.put("pacs.002.001.10.xml",
                "STRUCTURE at Document/FIToFIPmtStsRpt/GrpHdr");
        // We settle by clearing alone.
        table.put("pacs.004.001.09.xml",
                "STRUCTURE at Document/PmtRtr/GrpHdr/SttlmInf/SttlmMtd");
        // We settle by clearing alone.
        table.put("pacs.008.001.08.xml",
                "STRUCTURE at Document/FIToFICstmrCdtTrf/GrpHdr/SttlmInf/SttlmMtd");
        // We settle by clearing alone.
        table.put("pacs.009.001.08.xml",
                "STRUCTURE at Document/FICdtTrf/GrpHdr/SttlmInf/SttlmMtd");
        // The day stands in the transaction.
        table.put("pacs008py__pacs.008.001.08.xml",
                "STRUCTURE at Document/FIToFICstmrCdtTrf/GrpHdr/IntrBkSttlmDt");
        requests(table);
        return table;
    }

    /** Of all of these a moment is needed. */
    private static void requests(Map<String, String> table) {
        table.put("camt.005.001.08.xml", "STRUCTURE at Document/GetTx/MsgHdr");
        table.put("camt.006.001.08.xml", "STRUCTURE at Document/RtrTx/MsgHdr");
        table.put("camt.007.001.08.xml", "STRUCTURE at Document/ModfyTx/MsgHdr");
        table.put("camt.009.001.07.xml", "STRUCTURE at Document/GetLmt/MsgHdr");
        table.put("camt.010.001.08.xml", "STRUCTURE at Document/RtrLmt/MsgHdr");
        table.put("camt.046.001.05.xml", "STRUCTURE at Document/GetRsvatn/MsgHdr");
        table.put("camt.047.001.06.xml", "STRUCTURE at Document/RtrRsvatn/MsgHdr");
        table.put("camt.011.001.07.xml", "STRUCTURE at Document/ModfyLmt/MsgHdr");
        table.put("camt.012.001.07.xml", "STRUCTURE at Document/DelLmt/MsgHdr");
        table.put("camt.048.001.05.xml", "STRUCTURE at Document/ModfyRsvatn/MsgHdr");
        table.put("camt.049.001.05.xml", "STRUCTURE at Document/DelRsvatn/MsgHdr");
    }

    private static String verdict(Reading reading) {
        return switch (reading) {
            case Reading.Accepted _ -> "accepted";
            case Reading.Refused refused -> refused.rule() + " at " + refused.place();
            case Reading.Unreadable refused -> refused.rule() + " at " + refused.place();
        };
    }

    private static String header(String definition) {
        return new Envelope(org.steelyard.money.Bic.of("ZZSYHKH0"), org.steelyard.money.Bic.of("ZZHDCNB0"),
                "SY1",
                definition, 1_795_000_000_000L).around(out -> {
                }).replaceFirst("(?s).*(<AppHdr.*</AppHdr>).*", "$1");
    }

    private static Optional<Element> document(Path file) {
        Element root;
        try {
            root = StandardSchemas.parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        } catch (AssertionError notXml) {
            return Optional.empty();
        }
        NodeList documents = root.getElementsByTagNameNS("*", "Document");
        Element document = root.getLocalName().equals("Document") ? root : (Element) documents.item(0);
        return Optional.ofNullable(document)
                .filter(one -> Profile.ofNamespace(String.valueOf(one.getNamespaceURI())).isPresent());
    }

    private static String definition(Element document) {
        return document.getNamespaceURI().substring(Envelope.ISO.length());
    }

    private static String text(Element element) {
        try {
            Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            writer.transform(new DOMSource(element), new StreamResult(text));
            return text.toString();
        } catch (TransformerException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<Path> xml(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
        }
    }
}
