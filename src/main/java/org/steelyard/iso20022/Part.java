package org.steelyard.iso20022;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An element of a message: with parts of its own, or with a text. */
final class Part {

    private final Path path;
    private final Optional<Part> parent;
    private final int occurrence;
    /** Whether it and all around it are first of their names, as nearly all are: its place is its path. */
    private final boolean first;
    private final List<Part> parts = new ArrayList<>();
    private String text = "";
    private String currency = "";

    private Part(Path path, Optional<Part> parent, int occurrence) {
        this.path = path;
        this.parent = parent;
        this.occurrence = occurrence;
        first = occurrence == 1 && (parent.isEmpty() || parent.get().first);
    }

    /** The top of a header or document. */
    static Part top(Path path) {
        return new Part(path, Optional.empty(), 1);
    }

    /** A further element inside this one. */
    Part add(String name) {
        Path below = path.below(name);
        Part last = parts.isEmpty() ? this : parts.getLast();
        Part added = new Part(below, Optional.of(this), last.path == below ? last.occurrence + 1 : 1);
        parts.add(added);
        return added;
    }

    void setText(String found) {
        text = found;
    }

    void setCurrency(String found) {
        currency = found;
    }

    Path path() {
        return path;
    }

    String name() {
        return path.name();
    }

    /** The element around this one. */
    Optional<Part> parent() {
        return parent;
    }

    List<Part> parts() {
        return parts;
    }

    boolean isLeaf() {
        return parts.isEmpty();
    }

    /** Its text as it stands; of numbers, dates and codes without the blanks around, which mean nothing. */
    String text() {
        return text;
    }

    /** Its attribute Ccy; empty where it has none. */
    String currency() {
        return currency;
    }

    /** The first element that is reached by these names. */
    Optional<Part> at(String... names) {
        Part found = this;
        for (String name : names) {
            Part next = found;
            for (Part part : found.parts) {
                if (part.path.name().equals(name)) {
                    next = part;
                    break;
                }
            }
            if (next == found) {
                return Optional.empty();
            }
            found = next;
        }
        return Optional.of(found);
    }

    /** An element that the profile schema demands. */
    Part need(String... names) {
        return at(names).orElseThrow(() -> new IllegalStateException(
                "the profile schema let " + this + " pass without " + String.join("/", names)));
    }

    boolean has(String... names) {
        return at(names).isPresent();
    }

    /** All elements of this name directly inside. */
    List<Part> all(String name) {
        List<Part> found = new ArrayList<>();
        for (Part part : parts) {
            if (part.path.name().equals(name)) {
                found.add(part);
            }
        }
        return found;
    }

    /** Where it stands, such as {@code Document/FICdtTrf/CdtTrfTxInf/RmtInf/Ustrd[2]}. */
    @Override
    public String toString() {
        return first
                ? path.toString()
                : parent.map(Part::toString).orElse("") + "/" + path.name()
                        + (occurrence > 1 ? "[" + occurrence + "]" : "");
    }
}
