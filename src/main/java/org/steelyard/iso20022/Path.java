package org.steelyard.iso20022;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A place in a message, as names of elements from the top. Shared by all messages and threads; new places
 * arise only for elements that a profile schema has let pass, so their number is bounded.
 */
final class Path {

    private final String name;
    private final String place;
    private final Optional<Path> parent;
    private final Leaf leaf;
    private final Map<String, Path> below = new ConcurrentHashMap<>();

    private Path(String name, Optional<Path> parent) {
        this.name = name;
        this.parent = parent;
        place = parent.map(above -> above.place + "/" + name).orElse(name);
        leaf = Leaf.of(this);
    }

    /** The place of a top element: AppHdr or Document. */
    static Path top(String name) {
        return new Path(name, Optional.empty());
    }

    /** The place of an element inside this one. */
    Path below(String element) {
        Path known = below.get(element);
        return known != null
                ? known
                : below.computeIfAbsent(element, one -> new Path(one, Optional.of(this)));
    }

    /** The name of the element. */
    String name() {
        return name;
    }

    /** The name of the element that is this many steps up; empty above the top. */
    String above(int steps) {
        Optional<Path> at = Optional.of(this);
        for (int i = 0; i < steps; i++) {
            at = at.flatMap(one -> one.parent);
        }
        return at.map(Path::name).orElse("");
    }

    /** What its text is, should it have one. */
    Leaf leaf() {
        return leaf;
    }

    /** The whole path: {@code Document/FICdtTrf/GrpHdr/MsgId}. */
    @Override
    public String toString() {
        return place;
    }
}
