package org.steelyard.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers all problems of one file, so that a person sees them at once and not one a start. */
final class Problems {

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Place place, String what, String allowed) {
        found.add(new Problem(file, place.line(), place.path(), what, allowed));
    }

    boolean none() {
        return found.isEmpty();
    }

    /** In the order of the file. */
    List<Problem> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line).thenComparing(Problem::path))
                .toList();
    }

    /** A second book for a part that is missing altogether: its keys need no problem each. */
    Problems unheard() {
        return new Problems(file);
    }

    /**
     * Where a value stands.
     *
     * @param path the path of its key
     * @param line from 1
     */
    record Place(String path, int line) {
    }

    /**
     * A value that was read.
     *
     * @param value the value; a sample of its format where the file has none that is right
     * @param place where it stands, or should
     * @param good whether the file has it, and rightly
     */
    record Found<T>(T value, Place place, boolean good) {
    }
}
