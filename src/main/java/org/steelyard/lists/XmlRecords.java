package org.steelyard.lists;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Reads a list's XML element by element and hands over its records whole; only the record that is being read
 * is held. No document type, no external entities, limits on depth and sizes.
 */
final class XmlRecords {

    private static final int MAX_DEPTH = 40;

    /** Longest text of one element; a comment of the United Nations has some 3,000 characters. */
    private static final int MAX_TEXT_CHARS = 1_000_000;

    private static final int MAX_ATTRIBUTES = 60;

    private final XmlShape shape;
    private final Set<String> recordNames;
    private final Sink sink;
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private int records;

    XmlRecords(XmlShape shape, Set<String> recordNames, Sink sink) {
        this.shape = shape;
        this.recordNames = recordNames;
        this.sink = sink;
    }

    /** Takes each record, and at its end the root with its attributes and what is no record. */
    interface Sink {
        void take(XmlElement element) throws FormatFaultException;
    }

    static XMLStreamReader2 parser(InputStream bytes) throws XMLStreamException {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, MAX_TEXT_CHARS);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
        return (XMLStreamReader2) factory.createXMLStreamReader(bytes);
    }

    /** Reads to the end of the document. */
    void read(InputStream bytes) throws FormatFaultException {
        String place = "line 1";
        try {
            XMLStreamReader2 parser = parser(bytes);
            while (parser.hasNext()) {
                place = "line " + parser.getLocation().getLineNumber();
                switch (parser.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(parser);
                    case XMLStreamConstants.END_ELEMENT -> end();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        text(parser);
                    case XMLStreamConstants.DTD ->
                        throw new FormatFaultException(place, "a document type, which no list has");
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new FormatFaultException(place, "a reference to an entity that is not there");
                    default -> {
                        // Comments and instructions say nothing of the list.
                    }
                }
            }
            parser.close();
        } catch (XMLStreamException e) {
            throw malformed(e, place);
        }
        if (records == 0) {
            throw new FormatFaultException(place, "the list has no entry");
        }
    }

    static FormatFaultException malformed(XMLStreamException e, String place) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return new FormatFaultException(
                e.getLocation() == null ? place : "line " + e.getLocation().getLineNumber(),
                "not well-formed XML: " + message.lines().findFirst().orElse(message));
    }

    private void start(XMLStreamReader2 parser) throws FormatFaultException {
        String place = "line " + parser.getLocation().getLineNumber();
        String name = parser.getLocalName();
        if (!open.isEmpty()) {
            shape.checkMay(open.getFirst().name(), name, place);
        }
        XmlElement element = XmlElement.of(name, place);
        for (int i = 0; i < parser.getAttributeCount(); i++) {
            String attribute = parser.getAttributeLocalName(i);
            if (!"http://www.w3.org/2001/XMLSchema-instance".equals(parser.getAttributeNamespace(i))) {
                shape.checkMay(name, "@" + attribute, place);
                element.attributes().put(attribute, parser.getAttributeValue(i));
            }
        }
        open.addFirst(element);
    }

    private void text(XMLStreamReader2 parser) {
        if (!open.isEmpty()) {
            open.getFirst().text().append(parser.getText());
        }
    }

    private void end() throws FormatFaultException {
        XmlElement element = open.removeFirst();
        shape.checkWhole(element);
        if (recordNames.contains(element.name())) {
            records++;
            sink.take(element);
            // Its place among its parent's children stays, so that what must be there is seen to be there.
            open.getFirst().children().add(XmlElement.of(element.name(), element.place()));
        } else if (open.isEmpty()) {
            sink.take(element);
        } else {
            open.getFirst().children().add(element);
        }
    }
}
