package org.steelyard.iso20022;

import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

import org.codehaus.stax2.validation.XMLValidationSchema;
import org.codehaus.stax2.validation.XMLValidationSchemaFactory;

/**
 * The messages of the profile, each with its schema. The schemas are ours: restrictions of the official ones
 * to what this system settles, so that nothing that a message may hold is ever ignored.
 *
 * @param definition the message definition identifier, such as {@code pacs.009.001.08}
 * @param top the place of its top element
 * @param schema what it may hold
 */
record Profile(String definition, Path top, XMLValidationSchema schema) {

    /** The header that all messages have. */
    static final Profile HEADER = load("head.001.001.02", "AppHdr");

    /** What banks send. */
    static final List<String> FROM_BANKS = List.of("pacs.008.001.08", "pacs.009.001.08", "pacs.004.001.09",
            "camt.005.001.08", "camt.007.001.08", "camt.009.001.07", "camt.011.001.07", "camt.012.001.07",
            "camt.046.001.05", "camt.048.001.05", "camt.049.001.05", "camt.050.001.05", "camt.056.001.08",
            "camt.060.001.05", "admi.004.001.02");
    /** What the system alone sends. */
    static final List<String> FROM_SYSTEM = List.of("pacs.002.001.10", "camt.006.001.08",
            "camt.010.001.08", "camt.047.001.06", "camt.025.001.05",
            "camt.029.001.09", "camt.052.001.08", "camt.053.001.08", "camt.054.001.08", "admi.002.001.01");

    private static final Map<String, Profile> DOCUMENTS = documents();

    /** The profile of the document with this namespace; empty if the system does not know it. */
    static Optional<Profile> ofNamespace(String namespace) {
        return Optional.ofNullable(DOCUMENTS.get(namespace));
    }

    /** Whether the namespace is one of the profile's. */
    static boolean isKnown(String namespace) {
        return DOCUMENTS.containsKey(namespace) || namespace.equals(HEADER.namespace());
    }

    /** The namespace of its elements. */
    String namespace() {
        return Envelope.ISO + definition;
    }

    private static Map<String, Profile> documents() {
        Map<String, Profile> all = new HashMap<>();
        for (List<String> definitions : List.of(FROM_BANKS, FROM_SYSTEM)) {
            for (String definition : definitions) {
                Profile profile = load(definition, "Document");
                all.put(profile.namespace(), profile);
            }
        }
        return all;
    }

    private static Profile load(String definition, String top) {
        URL file = Profile.class.getResource(definition + ".xsd");
        if (file == null) {
            throw new IllegalStateException(definition + ".xsd is missing from the program");
        }
        try {
            XMLValidationSchema schema = XMLValidationSchemaFactory
                    .newInstance(XMLValidationSchema.SCHEMA_ID_W3C_SCHEMA).createSchema(file);
            return new Profile(definition, Path.top(top), schema);
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(definition + ".xsd cannot be read", broken);
        }
    }
}
