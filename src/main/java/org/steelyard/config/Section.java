package org.steelyard.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

import org.steelyard.config.Problems.Found;
import org.steelyard.config.Problems.Place;

/**
 * A group of keys while it is read. Whoever reads it asks for each key it knows; what nobody asked for by the
 * time of {@link #close} is unknown and refused.
 */
final class Section {

    private final Node.Mapping keys;
    private final Place place;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();

    Section(Node.Mapping keys, Place place, Problems problems) {
        this.keys = keys;
        this.place = place;
        this.problems = problems;
    }

    Place place() {
        return place;
    }

    /** Tells of a value that is well written, but wrong here. */
    void wrong(Found<?> value, String found, String allowed) {
        if (value.good()) {
            problems.add(value.place(), found, allowed);
        }
    }

    /** A value that must be there. */
    <T> Found<T> need(String key, Format<T> format) {
        Optional<Node.Entry> entry = entry(key);
        if (entry.isEmpty()) {
            problems.add(placeOf(key), "nothing", format.allowed());
            return new Found<>(format.sample(), placeOf(key), false);
        }
        return read(entry.get(), placeOf(key), format);
    }

    /** A value that has a default. */
    <T> Found<T> either(String key, Format<T> format, T otherwise) {
        Optional<Node.Entry> entry = entry(key);
        return entry.isEmpty()
                ? new Found<>(otherwise, placeOf(key), true)
                : read(entry.get(), placeOf(key), format);
    }

    /** The keys under a key that must be there. */
    Section part(String key) {
        Optional<Node.Entry> entry = entry(key);
        if (entry.isPresent()) {
            return under(placeOf(key), entry.get().value());
        }
        problems.add(placeOf(key), "nothing", "a group of keys");
        return absent(key);
    }

    /** The keys under a key; where there is none, all of its values are their defaults. */
    Section optional(String key) {
        Optional<Node.Entry> entry = entry(key);
        return entry.isPresent()
                ? under(placeOf(key), entry.get().value())
                : new Section(empty(), placeOf(key), problems);
    }

    /** The groups under a key, each with the name it stands under; none where the key is missing. */
    SequencedMap<String, Section> named(String key) {
        LinkedHashMap<String, Section> groups = new LinkedHashMap<>();
        Section all = optional(key);
        for (String name : all.keys.entries().keySet()) {
            groups.put(name, all.optional(name));
        }
        return groups;
    }

    /** The values under a key, each with the name it stands under. */
    <T> SequencedMap<String, Found<T>> values(String key, Format<T> format) {
        LinkedHashMap<String, Found<T>> values = new LinkedHashMap<>();
        Section all = optional(key);
        for (String name : all.keys.entries().keySet()) {
            values.put(name, all.need(name, format));
        }
        return values;
    }

    /** The groups of a list; none where the key is missing. */
    List<Section> groups(String key) {
        List<Section> groups = new ArrayList<>();
        for (Node item : listing(key)) {
            groups.add(under(new Place(placeOf(key).path() + "[" + groups.size() + "]", item.line()), item));
        }
        return groups;
    }

    /** The values of a list; none where the key is missing. */
    <T> List<Found<T>> list(String key, Format<T> format) {
        List<Found<T>> values = new ArrayList<>();
        for (Node item : listing(key)) {
            Place at = new Place(placeOf(key).path() + "[" + values.size() + "]", item.line());
            values.add(read(new Node.Entry(item.line(), item), at, format));
        }
        return values;
    }

    /** Whether the file has this key here. */
    boolean has(String key) {
        return entry(key).isPresent();
    }

    /** Refuses every key that nobody has asked for. */
    void close() {
        for (String key : keys.entries().keySet()) {
            if (!asked.contains(key)) {
                String nearest = Nearest.of(key, asked).map(near -> "did you mean '" + near + "'? ")
                        .orElse("");
                problems.add(placeOf(key), "the unknown key '" + key + "'",
                        nearest + "(keys here: " + String.join(", ", asked) + ")");
            }
        }
    }

    private Section under(Place at, Node value) {
        if (value instanceof Node.Mapping mapping) {
            return new Section(mapping, at, problems);
        }
        if (value instanceof Node.Scalar scalar && scalar.text().isEmpty()) {
            return new Section(empty(), at, problems);
        }
        problems.add(at, value.named(), "a group of keys");
        return new Section(empty(), at, problems.unheard());
    }

    private Section absent(String key) {
        return new Section(empty(), placeOf(key), problems.unheard());
    }

    private List<Node> listing(String key) {
        Optional<Node.Entry> entry = entry(key);
        if (entry.isEmpty() || entry.get().value() instanceof Node.Scalar scalar && scalar.text().isEmpty()) {
            return List.of();
        }
        if (entry.get().value() instanceof Node.Listing listing) {
            return listing.items();
        }
        problems.add(placeOf(key), entry.get().value().named(), "a list ('- ' before each item)");
        return List.of();
    }

    private <T> Found<T> read(Node.Entry entry, Place at, Format<T> format) {
        if (entry.value() instanceof Node.Scalar scalar) {
            try {
                return new Found<>(format.reader().apply(scalar.text()), at, true);
            } catch (RuntimeException notOfTheFormat) {
                // The format's own words say more to a person than the parser's.
                problems.add(at, scalar.named(), format.allowed());
                return new Found<>(format.sample(), at, false);
            }
        }
        problems.add(at, entry.value().named(), format.allowed());
        return new Found<>(format.sample(), at, false);
    }

    private Optional<Node.Entry> entry(String key) {
        asked.add(key);
        return Optional.ofNullable(keys.entries().get(key));
    }

    private Place placeOf(String key) {
        String path = place.path().isEmpty() ? key : place.path() + "." + key;
        Node.Entry entry = keys.entries().get(key);
        return new Place(path, entry == null ? place.line() : entry.keyLine());
    }

    private static Node.Mapping empty() {
        return new Node.Mapping(new LinkedHashMap<>(), 1);
    }
}
