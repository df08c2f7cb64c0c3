package org.steelyard.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.steelyard.config.Problems.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML into nodes with lines. Every scalar stays the text that was typed: no value turns into a number,
 * a date or a truth before the format of its key asks for it. Anchors and aliases are refused, since they
 * hide what a line says.
 */
final class YamlTree {

    private static final int DEEPEST = 16;

    private final YAMLParser parser;
    private final Problems problems;

    private YamlTree(YAMLParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /**
     * The file's only document; an empty group of keys where the text is no YAML, which the problems then
     * say.
     */
    static Node.Mapping read(String text, Problems problems) {
        Node.Mapping empty = new Node.Mapping(new LinkedHashMap<>(), 1);
        try (JsonParser opened = new YAMLFactory().createParser(ObjectReadContext.empty(),
                new StringReader(text))) {
            YamlTree tree = new YamlTree((YAMLParser) opened, problems);
            Node root = opened.nextToken() == null ? empty : tree.node(0);
            if (opened.nextToken() != null) {
                problems.add(tree.here(), "a second document", "one document in the file");
            }
            if (root instanceof Node.Mapping mapping) {
                return mapping;
            }
            problems.add(new Place("", root.line()), root.named(), "keys with values, such as 'system:'");
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 1 : Math.max(1, broken.getLocation().getLineNr());
            problems.add(new Place("", line), "no YAML (" + firstLine(broken.getOriginalMessage()) + ")",
                    "YAML 1.2: spaces for indents, 'key: value', '- item'");
        }
        return empty;
    }

    private Node node(int depth) {
        JsonToken token = parser.currentToken();
        int line = line();
        if (depth > DEEPEST) {
            problems.add(here(), "more than " + DEEPEST + " levels", "fewer");
            parser.skipChildren();
            return new Node.Scalar("", line);
        }
        if (parser.isCurrentAlias()) {
            problems.add(here(), "an alias (*" + parser.getString() + ")", "the value itself, written out");
            return new Node.Scalar("", line);
        }
        return switch (token) {
            case START_OBJECT -> mapping(depth, line);
            case START_ARRAY -> listing(depth, line);
            case VALUE_NULL -> new Node.Scalar("", line);
            default -> new Node.Scalar(parser.getString(), line);
        };
    }

    private Node mapping(int depth, int line) {
        LinkedHashMap<String, Node.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.getString();
            Place place = here();
            parser.nextToken();
            Node value = node(depth + 1);
            if (entries.putIfAbsent(key, new Node.Entry(place.line(), value)) != null) {
                problems.add(place, "the key '" + key + "' a second time", "each key once");
            }
        }
        return new Node.Mapping(entries, line);
    }

    private Node listing(int depth, int line) {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1));
        }
        return new Node.Listing(List.copyOf(items), line);
    }

    private Place here() {
        return new Place("", line());
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("unreadable");
    }
}
