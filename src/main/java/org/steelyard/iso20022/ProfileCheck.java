package org.steelyard.iso20022;

import javax.xml.namespace.QName;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

import org.codehaus.stax2.validation.ValidationContext;
import org.codehaus.stax2.validation.XMLValidationException;
import org.codehaus.stax2.validation.XMLValidationProblem;
import org.codehaus.stax2.validation.XMLValidator;
import org.jspecify.annotations.Nullable;

/**
 * One message's check against a profile schema, told of elements, attributes and texts as they are read. The
 * first fault ends it. (Stax2 can validate by itself while reading; telling it keeps the place of the fault,
 * and text that comments split is told as one.)
 */
final class ProfileCheck implements ValidationContext {

    private final XMLValidator validator;
    private final String namespace;
    private final Location start;
    private String element = "";

    ProfileCheck(Profile profile, Location start) throws XMLStreamException {
        validator = profile.schema().createValidator(this);
        namespace = profile.namespace();
        this.start = start;
    }

    /** An element begins. */
    void begin(String name, String elementNamespace) throws XMLStreamException {
        element = name;
        validator.validateElementStart(name, elementNamespace, "");
    }

    /** An attribute of the element that has just begun. */
    void attribute(String name, String attributeNamespace, String value) throws XMLStreamException {
        validator.validateAttribute(name, attributeNamespace, "", value);
    }

    /** All attributes have been told. */
    void attributesEnd() throws XMLStreamException {
        validator.validateElementAndAttributes();
    }

    /** All the text of an element without parts. */
    void text(String text) throws XMLStreamException {
        validator.validateText(text, true);
    }

    /** An element ends. */
    void end(String name) throws XMLStreamException {
        element = name;
        validator.validateElementEnd(name, namespace, "");
    }

    @Override
    public void reportProblem(XMLValidationProblem problem) throws XMLStreamException {
        throw XMLValidationException.createException(problem);
    }

    @Override
    public String getXmlVersion() {
        return "1.0";
    }

    @Override
    public QName getCurrentElementName() {
        return new QName(namespace, element);
    }

    @Override
    public String getNamespaceURI(String prefix) {
        return namespace;
    }

    @Override
    public int getAttributeCount() {
        return 0;
    }

    @Override
    public String getAttributeLocalName(int index) {
        return "";
    }

    @Override
    public String getAttributeNamespace(int index) {
        return "";
    }

    @Override
    public String getAttributePrefix(int index) {
        return "";
    }

    @Override
    public String getAttributeValue(int index) {
        return "";
    }

    @Override
    public @Nullable String getAttributeValue(String uri, String name) {
        return null;
    }

    @Override
    public String getAttributeType(int index) {
        return "";
    }

    @Override
    public int findAttributeIndex(String uri, String name) {
        return -1;
    }

    @Override
    public boolean isNotationDeclared(String name) {
        return false;
    }

    @Override
    public boolean isUnparsedEntityDeclared(String name) {
        return false;
    }

    @Override
    public @Nullable String getBaseUri() {
        return null;
    }

    @Override
    public Location getValidationLocation() {
        return start;
    }

    @Override
    public int addDefaultAttribute(String name, String uri, String prefix, String value) {
        return -1;
    }
}
