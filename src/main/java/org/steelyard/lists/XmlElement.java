package org.steelyard.lists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One element of a list's XML with all that is in it: a record of a list is small enough to hold.
 *
 * @param name local name
 * @param place file and line
 * @param attributes by local name
 * @param children in order
 * @param text the text between its children, with single blanks
 */
record XmlElement(String name, String place, Map<String, String> attributes, List<XmlElement> children,
        StringBuilder text) {

    static XmlElement of(String name, String place) {
        return new XmlElement(name, place, new LinkedHashMap<>(), new ArrayList<>(), new StringBuilder());
    }

    Stream<XmlElement> all(String child) {
        return children.stream().filter(one -> one.name.equals(child));
    }

    /** All of that name below a child, such as the items of a list of items. */
    Stream<XmlElement> all(String child, String grandchild) {
        return all(child).flatMap(one -> one.all(grandchild));
    }

    /** The text of the first child of that name; empty where there is none. */
    String text(String child) {
        return all(child).findFirst().map(XmlElement::content).orElse("");
    }

    /** Its own text. */
    String content() {
        return Blanks.single(text.toString());
    }

    String attribute(String of) {
        return attributes.getOrDefault(of, "").strip();
    }
}
