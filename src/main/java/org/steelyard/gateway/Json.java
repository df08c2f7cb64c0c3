package org.steelyard.gateway;

import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in and out. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Json() {
    }

    static String text(Object view) {
        return MAPPER.writeValueAsString(view);
    }

    /** An object with these fields and no others. */
    static Fields fields(byte[] body, String... allowed) throws RefusedException {
        JsonNode node;
        try {
            node = MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new RefusedException(DoorRule.BODY_INVALID, "not JSON: " + e.getOriginalMessage());
        }
        if (!node.isObject()) {
            throw new RefusedException(DoorRule.BODY_INVALID, "the body is an object with "
                    + String.join(", ", allowed));
        }
        Set<String> unknown = new TreeSet<>(node.propertyNames());
        unknown.removeAll(Set.of(allowed));
        if (!unknown.isEmpty()) {
            throw new RefusedException(DoorRule.BODY_INVALID,
                    unknown + " is unknown; allowed are " + String.join(", ", allowed));
        }
        return new Fields(node);
    }

    /** The fields of an object. */
    record Fields(JsonNode node) {

        boolean has(String name) {
            return node.hasNonNull(name);
        }

        /** The text under this name. */
        String text(String name) throws RefusedException {
            JsonNode value = node.path(name);
            if (!value.isString()) {
                throw new RefusedException(DoorRule.BODY_INVALID, name + " is needed, as a text");
            }
            return value.stringValue();
        }

        /** The whole number under this name. */
        int whole(String name) throws RefusedException {
            JsonNode value = node.path(name);
            if (!value.isInt()) {
                throw new RefusedException(DoorRule.BODY_INVALID, name + " is needed, as a whole number");
            }
            return value.intValue();
        }

        /** The whole number under this name, from {@code least} to {@code most}. */
        long number(String name, long least, long most) throws RefusedException {
            JsonNode value = node.path(name);
            if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < least
                    || value.longValue() > most) {
                throw new RefusedException(DoorRule.BODY_INVALID,
                        name + " is needed, as a number from " + least + " to " + most);
            }
            return value.longValue();
        }
    }
}
