package org.steelyard.iso20022;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import com.ctc.wstx.stax.WstxInputFactory;
import org.codehaus.stax2.XMLStreamReader2;
import org.steelyard.settlement.OriginalMessage;

/**
 * A payment message goes on to the bank that is paid: its document byte for byte as the sender wrote it, so
 * that what the sender signed can still be checked, under a header of our own.
 *
 * <p>
 * A real parser finds the document, since only a parser knows a document from its likeness in a comment, a
 * text or a signature. Namespaces that the document inherits from what stood around it are declared on our
 * wrapper.
 */
final class Forwarding {

    private static final String DOCUMENT = "Document";

    private final XMLInputFactory parsers;

    Forwarding() {
        // Not through the JDK's look-up: another StAX library on the class path must not take its place.
        WstxInputFactory factory = new WstxInputFactory();
        factory.configureForSpeed();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        parsers = factory;
    }

    /**
     * The message with the original's document. Empty if the original holds no document of the envelope's
     * definition: what a bank sends has been read before it came into the log, but a simulation may log any
     * bytes, and such an entry must not stop all that come after it.
     */
    Optional<Outgoing> write(Envelope envelope, OriginalMessage original) {
        try {
            // Strictly: a byte that was replaced would not be the sender's any more.
            String text = Utf8.decode(original.bytes()).toString();
            return find(text, Envelope.ISO + envelope.definition()).map(found -> write(envelope, found));
        } catch (BreachException notUtf8) {
            return Optional.empty();
        }
    }

    private static Outgoing write(Envelope envelope, Found found) {
        Markup out = new Markup(found.document.length() + 1_000).raw(Envelope.PROLOGUE);
        String wrapper = wrapper(found);
        out.raw("<" + wrapper);
        found.inherited.forEach((prefix, namespace) -> out.raw(declaration(prefix, namespace)));
        out.raw(declaration(wrapper.contains(":") ? wrapper.substring(0, wrapper.indexOf(':')) : "",
                Envelope.WRAPPER_NAMESPACE)).raw(">\n");
        envelope.header(out.indented());
        out.raw(found.document).raw("\n</" + wrapper + ">\n");
        return new Outgoing(envelope.to(), envelope.definition(), envelope.messageId(), out.toString());
    }

    private Optional<Found> find(String text, String namespace) {
        try {
            XMLStreamReader2 parser = (XMLStreamReader2) parsers
                    .createXMLStreamReader(new StringReader(text));
            try {
                return find(parser, text, namespace);
            } finally {
                parser.close();
            }
        } catch (XMLStreamException notXml) {
            return Optional.empty();
        }
    }

    private static Optional<Found> find(XMLStreamReader2 parser, String text, String namespace)
            throws XMLStreamException {
        List<Map<String, String>> around = new ArrayList<>();
        while (parser.hasNext()) {
            int event = parser.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                around.removeLast();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String local = parser.getLocalName();
                if (local.equals("AppHdr")) {
                    // A header may hold anything in its signature, even something called Document.
                    parser.skipElement();
                } else if (local.equals(DOCUMENT) && namespace.equals(parser.getNamespaceURI())) {
                    return Optional.of(found(parser, text, around));
                } else {
                    around.add(declared(parser));
                }
            }
        }
        return Optional.empty();
    }

    private static Found found(XMLStreamReader2 parser, String text, List<Map<String, String>> around)
            throws XMLStreamException {
        Map<String, String> inherited = new TreeMap<>();
        around.forEach(inherited::putAll);
        Map<String, String> own = declared(parser);
        own.keySet().forEach(inherited::remove);
        int from = Math.toIntExact(parser.getLocationInfo().getStartingCharOffset());
        parser.skipElement();
        int to = Math.toIntExact(parser.getLocationInfo().getEndingCharOffset());
        return new Found(text.substring(from, to), own.containsKey(""), inherited);
    }

    /** The namespaces that the element at which the parser stands declares; prefix "" for the default one. */
    private static Map<String, String> declared(XMLStreamReader2 parser) {
        Map<String, String> declared = new TreeMap<>();
        for (int i = 0; i < parser.getNamespaceCount(); i++) {
            declared.put(Optional.ofNullable(parser.getNamespacePrefix(i)).orElse(""),
                    Optional.ofNullable(parser.getNamespaceURI(i)).orElse(""));
        }
        return declared;
    }

    /** Our wrapper's name, with a prefix where the document needs the default namespace as it was. */
    private static String wrapper(Found found) {
        if (found.ownDefault) {
            return Envelope.WRAPPER;
        }
        String prefix = "sy";
        while (found.inherited.containsKey(prefix)) {
            prefix += "y";
        }
        return prefix + ":" + Envelope.WRAPPER;
    }

    private static String declaration(String prefix, String namespace) {
        if (prefix.isEmpty() && namespace.isEmpty()) {
            return "";
        }
        return " xmlns" + (prefix.isEmpty() ? "" : ":" + prefix) + "=\"" + Markup.escaped(namespace) + "\"";
    }

    /**
     * A document as it stood in its message.
     *
     * @param document from its first bracket to its last
     * @param ownDefault whether it declares its default namespace itself
     * @param inherited the namespaces around it that it does not declare itself, by prefix
     */
    private record Found(String document, boolean ownDefault, Map<String, String> inherited) {
    }
}
