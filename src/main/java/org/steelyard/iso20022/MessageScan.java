package org.steelyard.iso20022;

import java.io.CharArrayReader;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.validation.XMLValidationException;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a message: its XML, its envelope, and header and document against their profile schemas.
 * What comes out is a tree of parts in which nothing is unknown.
 */
final class MessageScan {

    /**
     * The deepest message of the profile has 14 levels. The profile's schemas stop any other nesting at its
     * first level; this bound stands behind them.
     */
    static final int DEEPEST = 24;
    /** The profile's elements have one attribute; the rest is room for declarations of namespaces. */
    static final int MOST_ATTRIBUTES = 16;

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String XSD = "http://www.w3.org/2001/XMLSchema";
    private static final XMLInputFactory2 FACTORY = factory();

    private final XMLStreamReader2 xml;
    private final List<Screenable> aside = new ArrayList<>();
    private int depth;
    private @Nullable Part header;
    private @Nullable Part document;
    private @Nullable Profile profile;

    private MessageScan(XMLStreamReader2 xml) {
        this.xml = xml;
    }

    /** A scan of this text, which has not begun yet. */
    static MessageScan of(CharBuffer text) throws BreachException {
        CharArrayReader in = new CharArrayReader(text.array(), text.arrayOffset() + text.position(),
                text.remaining());
        try {
            MessageScan scan = new MessageScan((XMLStreamReader2) FACTORY.createXMLStreamReader(in));
            scan.declaration();
            return scan;
        } catch (XMLStreamException broken) {
            throw notXml(broken);
        }
    }

    /** Reads up to the end of the header; returns it. */
    Part header() throws BreachException {
        return read(() -> {
            toElement();
            if (isTop("Document")) {
                throw breach(Rule.HEADER_MISSING, "the message is a document without a header");
            }
            if (isTop("AppHdr")) {
                throw breach(Rule.DOCUMENT_MISSING,
                        "nothing can follow a header that is the whole message; put both into one element");
            }
            wrapperNamespaces();
            depth = 1;
            toElement();
            if (isTop("Document")) {
                throw breach(Rule.HEADER_MISSING, "the document has no AppHdr before it");
            }
            if (!xml.getLocalName().equals("AppHdr")) {
                throw breach(Rule.ENVELOPE_UNKNOWN, "found " + xml.getLocalName() + " where AppHdr stands");
            }
            if (!xml.getNamespaceURI().equals(Profile.HEADER.namespace())) {
                throw breach(Rule.HEADER_VERSION_UNKNOWN, "found namespace '" + xml.getNamespaceURI() + "'");
            }
            header = element(Profile.HEADER);
            return header;
        });
    }

    /** Reads the document and the rest; returns it. */
    Part document() throws BreachException {
        return read(() -> {
            toElement();
            if (!xml.getLocalName().equals("Document")) {
                throw breach(Rule.ENVELOPE_UNKNOWN, "found " + xml.getLocalName() + " where Document stands");
            }
            String namespace = xml.getNamespaceURI();
            Profile found = Profile.ofNamespace(namespace == null ? "" : namespace).orElse(null);
            if (found == null) {
                throw breach(Rule.MESSAGE_TYPE_UNKNOWN, "found namespace '" + namespace + "'");
            }
            profile = found;
            document = element(found);
            toEnd();
            return document;
        });
    }

    /** The definition of the document that was read. */
    String definition() {
        if (profile == null) {
            throw new IllegalStateException("no document has been read");
        }
        return profile.definition();
    }

    /** What stands outside of elements and must be screened all the same. */
    List<Screenable> aside() {
        return aside;
    }

    private interface Reading<T> {
        T read() throws XMLStreamException, BreachException;
    }

    private <T> T read(Reading<T> reading) throws BreachException {
        try {
            return reading.read();
        } catch (XMLStreamException broken) {
            throw notXml(broken);
        }
    }

    private void declaration() throws BreachException {
        String encoding = xml.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw new BreachException(Rule.NOT_UTF8, "line 1", "the XML declaration says '" + encoding + "'");
        }
        String version = xml.getVersion();
        if (version != null && !version.equals("1.0")) {
            throw new BreachException(Rule.NOT_XML, "line 1", "the XML declaration says version " + version);
        }
    }

    /** To the next element of the envelope; nothing else may come before it. */
    private void toElement() throws XMLStreamException, BreachException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> throw breach(
                        header == null ? Rule.HEADER_MISSING : Rule.DOCUMENT_MISSING,
                        "the message ends before it");
                default -> refuseText();
            }
        }
    }

    /** To the end of everything. */
    private void toEnd() throws XMLStreamException, BreachException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> throw breach(Rule.ENVELOPE_UNKNOWN,
                        "found " + xml.getLocalName() + " after the document");
                case XMLStreamConstants.END_DOCUMENT -> {
                    xml.close();
                    return;
                }
                default -> refuseText();
            }
        }
    }

    private void refuseText() throws BreachException {
        if (xml.isCharacters() && !xml.isWhiteSpace()) {
            throw breach(Rule.ENVELOPE_UNKNOWN, "found text outside header and document");
        }
    }

    /** The element at which the reader stands, with all that is in it. */
    private Part element(Profile of) throws XMLStreamException, BreachException {
        int outside = depth;
        ProfileCheck check = new ProfileCheck(of, xml.getLocation());
        Part top = Part.top(of.top());
        Part at = top;
        begin(check, at, top.name());
        String text = "";
        while (depth > outside) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (!text.isBlank()) {
                        throw new BreachException(Rule.STRUCTURE, at.toString(),
                                "text stands between elements");
                    }
                    text = "";
                    at = begin(check, at, xml.getLocalName());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    end(check, at, text);
                    text = "";
                    at = at.parent().orElse(top);
                }
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    throw new BreachException(Rule.COMMENT_PRESENT, at.toString(),
                            "a comment or processing instruction stands here");
                default -> text = text.isEmpty() ? xml.getText() : text + xml.getText();
            }
        }
        return top;
    }

    private Part begin(ProfileCheck check, Part at, String name) throws XMLStreamException, BreachException {
        boolean isTop = depth == 1;
        depth++;
        try {
            check.begin(name, xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI());
        } catch (XMLValidationException fault) {
            throw new BreachException(Rule.STRUCTURE, isTop ? name : at + "/" + name, Wording.of(fault));
        }
        Part begun = isTop ? at : at.add(name);
        namespaces(begun);
        attributes(check, begun, isTop);
        return begun;
    }

    private void attributes(ProfileCheck check, Part part, boolean isTop)
            throws XMLStreamException, BreachException {
        try {
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                String name = xml.getAttributeLocalName(i);
                String namespace = xml.getAttributeNamespace(i) == null ? "" : xml.getAttributeNamespace(i);
                if (isTop && namespace.equals(XSI) && name.equals("schemaLocation")) {
                    if (!xml.getAttributeValue(i).isBlank()) {
                        aside.add(new Screenable(part + "/@" + name, Screenable.Kind.TEXT,
                                xml.getAttributeValue(i)));
                    }
                } else if (namespace.equals(XSI)) {
                    throw new BreachException(Rule.STRUCTURE, part + "/@" + name,
                            "no attribute of XML Schema may stand here");
                } else {
                    check.attribute(name, namespace, xml.getAttributeValue(i));
                    part.setCurrency(xml.getAttributeValue(i));
                }
            }
            check.attributesEnd();
        } catch (XMLValidationException fault) {
            throw new BreachException(Rule.STRUCTURE, part + "/@", Wording.of(fault));
        }
    }

    /** A document that goes on takes along the namespaces that stand around it. */
    private void wrapperNamespaces() throws BreachException {
        String wrapper = xml.getLocalName();
        countAttributes(wrapper);
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            String namespace = xml.getNamespaceURI(i);
            if (namespace != null && !namespace.isBlank() && !isKnown(namespace)) {
                aside.add(new Screenable(wrapper + "/@xmlns", Screenable.Kind.TEXT, namespace));
            }
        }
    }

    private void countAttributes(String place) throws BreachException {
        int found = xml.getAttributeCount() + xml.getNamespaceCount();
        if (found > MOST_ATTRIBUTES) {
            throw new BreachException(Rule.TOO_MANY_ATTRIBUTES, place, found + " stand here");
        }
    }

    private static boolean isKnown(String namespace) {
        return Profile.isKnown(namespace) || namespace.equals(XSI) || namespace.equals(XSD)
                || namespace.equals(Envelope.WRAPPER_NAMESPACE);
    }

    private void namespaces(Part part) throws BreachException {
        countAttributes(part.toString());
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            String namespace = xml.getNamespaceURI(i);
            if (namespace != null && !namespace.isEmpty() && !isKnown(namespace)) {
                throw new BreachException(Rule.NAMESPACE_FOREIGN, part.toString(),
                        "found '" + namespace + "'");
            }
        }
    }

    private void end(ProfileCheck check, Part part, String text) throws XMLStreamException, BreachException {
        depth--;
        try {
            if (part.isLeaf()) {
                part.setText(part.path().leaf().isText() ? text : text.strip());
                check.text(text);
            } else if (!text.isBlank()) {
                throw new BreachException(Rule.STRUCTURE, part.toString(), "text stands between elements");
            }
            check.end(part.name());
        } catch (XMLValidationException fault) {
            Rule rule = part.isLeaf() && !part.text().isEmpty() ? part.path().leaf().rule() : Rule.STRUCTURE;
            throw new BreachException(rule, part.toString(), Wording.of(fault));
        }
    }

    private int next() throws XMLStreamException, BreachException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
            throw breach(Rule.DTD_PRESENT, "found <!DOCTYPE");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw breach(Rule.ENTITY_PRESENT, "found &" + xml.getLocalName() + ";");
        }
        return event;
    }

    private boolean isTop(String name) {
        return xml.getLocalName().equals(name)
                && String.valueOf(xml.getNamespaceURI()).startsWith(Envelope.ISO);
    }

    private BreachException breach(Rule rule, String text) {
        return new BreachException(rule, "line " + xml.getLocation().getLineNumber() + " column "
                + xml.getLocation().getColumnNumber(), text);
    }

    private static BreachException notXml(XMLStreamException broken) {
        // The parser's own bound comes first where there are very many.
        boolean tooMany = String.valueOf(broken.getMessage()).startsWith("Attribute limit");
        return new BreachException(tooMany ? Rule.TOO_MANY_ATTRIBUTES : Rule.NOT_XML,
                Optional.ofNullable(broken.getLocation())
                        .map(at -> "line " + at.getLineNumber() + " column " + at.getColumnNumber())
                        .orElse("line 1"),
                Wording.firstLine(String.valueOf(broken.getMessage())));
    }

    private static XMLInputFactory2 factory() {
        XMLInputFactory2 factory = new WstxInputFactory();
        factory.configureForSpeed();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // A declaration is seen, and refused, but never read; nothing is ever fetched.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(XMLInputFactory2.P_REPORT_PROLOG_WHITESPACE, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 2 * MOST_ATTRIBUTES);
        return factory;
    }
}
