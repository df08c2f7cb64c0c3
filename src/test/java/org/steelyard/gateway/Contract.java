package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The written contract, and a check of every answer that a test's client gets against it. */
final class Contract {

    /** What tests have seen so far, as {@code GET /path 200}. */
    static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    private static final Contract WRITTEN = new Contract();

    final String text;
    final Map<String, Object> root;

    private Contract() {
        try (InputStream in = Gateway.class.getResourceAsStream("openapi.yaml")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        root = map(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    static Contract written() {
        return WRITTEN;
    }

    /** Holds an answer against the contract. */
    static void check(HttpResponse<String> answer) {
        WRITTEN.hold(answer);
    }

    /** All operations as {@code METHOD /path}, each with what the contract says of it. */
    Map<String, Map<String, Object>> operations() {
        Map<String, Map<String, Object>> found = new TreeMap<>();
        map(root.get("paths")).forEach((path, methods) -> map(methods)
                .forEach((method, operation) -> found.put(method.toUpperCase(Locale.ROOT) + " " + path,
                        map(operation))));
        return found;
    }

    Set<String> statuses(Map<String, Object> operation) {
        return new TreeSet<>(map(operation.get("responses")).keySet());
    }

    private void hold(HttpResponse<String> answer) {
        String method = answer.request().method();
        String path = answer.request().uri().getPath();
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        String seen = method + " " + path + " " + answer.statusCode() + " " + type;
        String operation = operations().keySet().stream().filter(each -> matches(each, method, path))
                .findFirst()
                .orElse(null);
        if (operation == null) {
            assertThat(answer.statusCode()).as(seen).isIn(404, 405);
            new Schemas(root).check(Schemas.reference("Problem"), answer.body());
            return;
        }
        Map<String, Object> said = map(operations().get(operation));
        Object response = map(said.get("responses")).get(String.valueOf(answer.statusCode()));
        if (response == null) {
            throw new AssertionError("the contract has no " + seen + ": " + answer.body());
        }
        holdResponse(resolved(response), type, answer, seen);
        holdRequest(said, answer);
        SEEN.add(operation + " " + answer.statusCode());
    }

    private void holdResponse(Map<String, Object> response, String type, HttpResponse<String> answer,
            String seen) {
        map(response.get("headers")).keySet()
                .forEach(header -> assertThat(answer.headers().firstValue(header))
                        .as(header + " of " + seen).isPresent());
        Map<String, Object> types = map(response.get("content"));
        assertThat(types.keySet()).as(seen).contains(type);
        if (type.endsWith("json")) {
            new Schemas(root).check(map(map(types.get(type)).get("schema")), answer.body());
        }
    }

    /** What the door took must be what the contract allows. */
    private void holdRequest(Map<String, Object> operation, HttpResponse<String> answer) {
        String sent = answer.request().headers().firstValue("Content-Type").orElse("");
        Map<String, Object> types = map(map(operation.get("requestBody")).get("content"));
        if (answer.statusCode() == 200 && !types.isEmpty()) {
            assertThat(types.keySet()).contains(sent);
        }
    }

    Map<String, Object> resolved(Object response) {
        Object reference = map(response).get("$ref");
        return reference == null
                ? map(response)
                : map(new Schemas(root).at(reference.toString()));
    }

    private static boolean matches(String operation, String method, String path) {
        String[] words = operation.split(" ", 2);
        return words[0].equals(method) && path.matches(words[1].replaceAll("\\{[a-z]+}", "[^/]+"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object node) {
        return node == null ? List.of() : (List<Object>) node;
    }
}
