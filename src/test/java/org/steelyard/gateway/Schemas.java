package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON Schema, as much of it as the contract uses; a word that this does not know fails, so that nothing in
 * the contract goes unchecked.
 */
final class Schemas {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Words that say nothing that could be checked. */
    private static final Set<String> SILENT = Set.of("description", "default", "examples");

    private final Map<String, Object> root;

    Schemas(Map<String, Object> root) {
        this.root = root;
    }

    static Map<String, Object> reference(String schema) {
        return Map.of("$ref", "#/components/schemas/" + schema);
    }

    void check(Map<String, Object> schema, String json) {
        check(schema, MAPPER.readTree(json), "$");
    }

    /** Whether the document keeps the schema. */
    boolean allows(Map<String, Object> schema, String json) {
        try {
            check(schema, json);
            return true;
        } catch (AssertionError | DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    Object at(String reference) {
        assertThat(reference).startsWith("#/");
        Object found = root;
        for (String name : reference.substring(2).split("/", -1)) {
            found = Objects.requireNonNull(Contract.map(found).get(name), reference);
        }
        return found;
    }

    private void check(Map<String, Object> schema, JsonNode node, String place) {
        new TreeMap<>(schema).forEach((word, value) -> {
            if (!SILENT.contains(word)) {
                check(word, value, schema, node, place);
            }
        });
    }

    private void check(String word, Object value, Map<String, Object> schema, JsonNode node, String place) {
        switch (word) {
            case "$ref" -> check(Contract.map(at(value.toString())), node, place);
            case "type" -> assertThat(type(value.toString()).test(node))
                    .as("%s is %s, not %s", place, value, node).isTrue();
            case "required" -> Contract.list(value)
                    .forEach(
                            name -> assertThat(node.has(name.toString())).as("%s.%s of %s", place, name, node)
                                    .isTrue());
            case "properties" -> Contract.map(value).forEach((name, property) -> {
                if (node.has(name)) {
                    check(Contract.map(property), node.get(name), place + "." + name);
                }
            });
            case "additionalProperties" -> node.propertyNames().forEach(name -> {
                if (!Contract.map(schema.get("properties")).containsKey(name)) {
                    assertThat(value).as("%s.%s is not in the contract", place, name)
                            .isNotEqualTo(false);
                    check(Contract.map(value), node.get(name), place + "." + name);
                }
            });
            case "items" -> node.forEach(item -> check(Contract.map(value), item, place + "[]"));
            case "maxItems" ->
                assertThat(node.size()).as(place).isLessThanOrEqualTo(Integer.parseInt("" + value));
            case "oneOf" -> assertThat(Contract.list(value).stream()
                    .filter(one -> allows(Contract.map(one), node.toString()))).as(place).hasSize(1);
            default -> checkValue(word, value, node, place);
        }
    }

    private static void checkValue(String word, Object value, JsonNode node, String place) {
        switch (word) {
            case "enum" -> assertThat(Contract.list(value)).as(place).contains(node.asString());
            case "pattern" -> assertThat(node.asString()).as(place)
                    .matches(Pattern.compile(".*(" + value + ").*"));
            case "minimum" -> assertThat(node.decimalValue()).as(place)
                    .isGreaterThanOrEqualTo(new BigDecimal("" + value));
            case "maximum" -> assertThat(node.decimalValue()).as(place)
                    .isLessThanOrEqualTo(new BigDecimal("" + value));
            case "minLength" -> assertThat(node.asString().length()).as(place)
                    .isGreaterThanOrEqualTo(Integer.parseInt("" + value));
            case "maxLength" -> assertThat(node.asString().length()).as(place)
                    .isLessThanOrEqualTo(Integer.parseInt("" + value));
            case "format" -> checkFormat(value.toString(), node, place);
            default ->
                throw new IllegalStateException("the contract uses " + word + ", which no test checks");
        }
    }

    private static void checkFormat(String format, JsonNode node, String place) {
        switch (format) {
            case "date" ->
                assertThat(LocalDate.parse(node.asString())).as(place).hasToString(node.asString());
            case "date-time" -> assertThat(Instant.parse(node.asString())).as(place).isNotNull();
            case "uuid" ->
                assertThat(UUID.fromString(node.asString())).as(place).hasToString(node.asString());
            case "int64" -> assertThat(node.canConvertToLong()).as(place).isTrue();
            default ->
                throw new IllegalStateException("the contract uses " + format + ", which no test checks");
        }
    }

    private static Predicate<JsonNode> type(String type) {
        return switch (type) {
            case "object" -> JsonNode::isObject;
            case "array" -> JsonNode::isArray;
            case "string" -> JsonNode::isString;
            case "boolean" -> JsonNode::isBoolean;
            case "integer" -> JsonNode::isIntegralNumber;
            default ->
                throw new IllegalStateException("the contract uses " + type + ", which no test checks");
        };
    }
}
