package org.steelyard.cases;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/** A part of a case with its place (a JSON pointer), read strictly: what is not as it must be is a fault. */
final class Part {

    private final JsonNode node;
    private final String place;

    Part(JsonNode node, String place) {
        this.node = node;
        this.place = place;
    }

    CaseFaultException fault(String rule) {
        return new CaseFaultException(place.isEmpty() ? "/" : place, rule);
    }

    boolean has(String field) {
        return node.has(field) && !node.get(field).isNull();
    }

    Part get(String field) throws CaseFaultException {
        if (!node.isObject()) {
            throw fault("must be an object");
        }
        if (!has(field)) {
            throw fault("must have \"" + field + "\"");
        }
        return new Part(node.get(field), place + "/" + field);
    }

    /** What an object may have; anything else is a slip of the pen, and would be ignored silently. */
    void mayOnlyHave(Set<String> fields) throws CaseFaultException {
        for (String field : node.propertyNames()) {
            if (!fields.contains(field)) {
                throw fault("has no field \"" + field + "\"; there are " + fields);
            }
        }
    }

    /** The elements of a list; none if the field is missing. */
    List<Part> list(String field) throws CaseFaultException {
        if (!has(field)) {
            return List.of();
        }
        Part list = get(field);
        if (!list.node.isArray()) {
            throw list.fault("must be a list");
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < list.node.size(); i++) {
            parts.add(new Part(list.node.get(i), list.place + "/" + i));
        }
        return parts;
    }

    String text(String field) throws CaseFaultException {
        Part part = get(field);
        if (!part.node.isString() || part.node.asString().isEmpty()) {
            throw part.fault("must be a text that is not empty");
        }
        return part.node.asString();
    }

    String text(String field, String otherwise) throws CaseFaultException {
        return has(field) ? text(field) : otherwise;
    }

    /** A text of which each names one thing only. */
    String name(String field, Set<String> taken) throws CaseFaultException {
        String name = text(field);
        if (!taken.add(name)) {
            throw get(field).fault("'" + name + "' a second time");
        }
        return name;
    }

    List<String> names(String field) throws CaseFaultException {
        get(field);
        Set<String> names = new LinkedHashSet<>();
        for (Part part : list(field)) {
            if (!part.node.isString() || part.node.asString().isEmpty()) {
                throw part.fault("must be a text that is not empty");
            }
            if (!names.add(part.node.asString())) {
                throw part.fault("'" + part.node.asString() + "' a second time");
            }
        }
        return List.copyOf(names);
    }

    int among(String field, List<String> names) throws CaseFaultException {
        int index = names.indexOf(text(field));
        if (index < 0) {
            throw get(field).fault("'" + text(field) + "' is none of " + names);
        }
        return index;
    }

    boolean flag(String field) throws CaseFaultException {
        if (!has(field)) {
            return false;
        }
        Part part = get(field);
        if (!part.node.isBoolean()) {
            throw part.fault("must be true or false");
        }
        return part.node.asBoolean();
    }

    /** A whole number inside these bounds. */
    long number(String field, long least, long most) throws CaseFaultException {
        return get(field).number(least, most);
    }

    long number(String field, long least, long most, long otherwise) throws CaseFaultException {
        return has(field) ? number(field, least, most) : otherwise;
    }

    long number(long least, long most) throws CaseFaultException {
        if (!node.isIntegralNumber()) {
            throw fault("must be a whole number");
        }
        BigInteger number = node.bigIntegerValue();
        if (number.compareTo(BigInteger.valueOf(least)) < 0
                || number.compareTo(BigInteger.valueOf(most)) > 0) {
            throw fault(number + " must be from " + least + " to " + most);
        }
        return number.longValueExact();
    }
}
