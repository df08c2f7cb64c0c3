package org.steelyard.config;

import java.util.LinkedHashMap;
import java.util.List;

/** A piece of a YAML file that remembers its line. */
sealed interface Node {

    /** From 1. */
    int line();

    /** How a message names this kind of thing. */
    String named();

    /** A single value; empty where nothing or {@code ~} stands. */
    record Scalar(String text, int line) implements Node {
        @Override
        public String named() {
            return text.isEmpty() ? "nothing" : "'" + text + "'";
        }
    }

    /** A list. */
    record Listing(List<Node> items, int line) implements Node {
        @Override
        public String named() {
            return "a list";
        }
    }

    /** Keys with their values, in the order of the file. */
    record Mapping(LinkedHashMap<String, Entry> entries, int line) implements Node {
        @Override
        public String named() {
            return "a group of keys";
        }
    }

    /**
     * A key's value.
     *
     * @param keyLine the line of the key, where the value itself may begin further down
     * @param value the value
     */
    record Entry(int keyLine, Node value) {
    }
}
