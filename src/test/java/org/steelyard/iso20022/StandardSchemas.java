package org.steelyard.iso20022;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The official schemas, where the shared test data has them, by the JDK's own validator: another parser and
 * another reading of the rules than ours.
 */
final class StandardSchemas {

    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private StandardSchemas() {
    }

    /** Where the schemas lie; a test is skipped if they are not there. */
    static Path folder() {
        String shared = System.getProperty("STEELYARD_SHARED", System.getenv("STEELYARD_SHARED"));
        return Path.of(shared == null ? "../shared" : shared).resolve("data/xsd");
    }

    static boolean areHere() {
        return Files.isDirectory(folder());
    }

    /** What the official schemas object to in the header and in the document of this message. */
    static List<String> complaints(String message) {
        List<String> complaints = new ArrayList<>();
        int parts = 0;
        Element root = parse(message);
        for (Node part = root.getFirstChild(); part != null; part = part.getNextSibling()) {
            if (part instanceof Element element) {
                parts++;
                String namespace = element.getNamespaceURI();
                complaints.addAll(complaints(element, namespace.substring(namespace.lastIndexOf(':') + 1)));
            }
        }
        if (parts != 2) {
            complaints.add("a message has a header and a document, not " + parts + " parts");
        }
        return complaints;
    }

    /** The message as the JDK's parser sees it. */
    static Element parse(String message) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(message)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | IOException | SAXException notXml) {
            throw new AssertionError("not XML: " + notXml.getMessage() + "\n" + message, notXml);
        }
    }

    private static List<String> complaints(Element part, String definition) {
        List<String> complaints = new ArrayList<>();
        try {
            Validator validator = SCHEMAS.computeIfAbsent(definition, StandardSchemas::load).newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.validate(new DOMSource(part));
        } catch (SAXException invalid) {
            complaints.add(definition + ": " + invalid.getMessage());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return complaints;
    }

    private static Schema load(String definition) {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(new StreamSource(folder().resolve(definition + ".xsd").toFile()));
        } catch (SAXException unreadable) {
            throw new AssertionError("no official schema of " + definition, unreadable);
        }
    }
}
