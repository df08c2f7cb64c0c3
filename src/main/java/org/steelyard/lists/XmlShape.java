package org.steelyard.lists;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The elements and attributes that a publisher's format has, as a table: a row for each element, its name,
 * a colon, then the elements and {@code @}attributes that it may hold, {@code !} after those that it must.
 * An element without a row holds text alone. What is in no row refuses the list: the format has changed.
 */
final class XmlShape {

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private record Row(Set<String> may, Set<String> must) {
    }

    private XmlShape() {
    }

    static XmlShape of(String table) {
        XmlShape shape = new XmlShape();
        try (InputStream in = XmlShape.class.getResourceAsStream(table)) {
            if (in == null) {
                throw new IllegalStateException("the table " + table + " is missing from this build");
            }
            for (String row : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!row.isBlank() && !row.startsWith("#")) {
                    shape.add(row);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the table " + table, e);
        }
        return shape;
    }

    private void add(String row) {
        int colon = row.indexOf(':');
        Set<String> may = new LinkedHashSet<>();
        Set<String> must = new LinkedHashSet<>();
        for (String word : row.substring(colon + 1).strip().split("\\s+", -1)) {
            String name = word.endsWith("!") ? word.substring(0, word.length() - 1) : word;
            may.add(name);
            if (word.endsWith("!")) {
                must.add(name);
            }
        }
        rows.put(row.substring(0, colon).strip(), new Row(may, must));
    }

    /** Refuses a child or attribute that the format does not have there. */
    void checkMay(String parent, String child, String place) throws FormatFaultException {
        Row row = rows.get(parent);
        if (row == null || !row.may().contains(child)) {
            throw new FormatFaultException(place, "\"" + child + "\" inside \"" + parent
                    + "\" is not known: the format has changed");
        }
    }

    /** Refuses an element that lacks what the format always has there, and text where there is none. */
    void checkWhole(XmlElement element) throws FormatFaultException {
        Row row = rows.get(element.name());
        if (row == null) {
            return;
        }
        List<String> there = new ArrayList<>();
        element.attributes().keySet().forEach(name -> there.add("@" + name));
        element.children().forEach(child -> there.add(child.name()));
        for (String needed : row.must()) {
            if (!there.contains(needed)) {
                throw new FormatFaultException(element.place(), "\"" + element.name() + "\" lacks \"" + needed
                        + "\": the format has changed");
            }
        }
        boolean holdsElements = row.may().stream().anyMatch(name -> !name.startsWith("@") && !name.isEmpty());
        if (holdsElements && !element.content().isEmpty()) {
            throw new FormatFaultException(element.place(), "text inside \"" + element.name()
                    + "\" where this format has none");
        }
    }
}
