package org.steelyard.gateway;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** The contract as a page for people: what {@code GET /docs} shows. It needs no script and nothing from outside. */
final class ContractPage {

    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
            code,pre{font:14px/1.5 ui-monospace,monospace}
            pre{overflow-x:auto;border:1px solid #8886;border-radius:6px;padding:.75rem}
            details{border:1px solid #8886;border-radius:6px;margin:.5rem 0;padding:.5rem .75rem}
            summary{cursor:pointer}
            summary b{display:inline-block;min-width:3.5rem}
            table{border-collapse:collapse;width:100%}
            th,td{text-align:left;vertical-align:top;border-top:1px solid #8886;padding:.25rem .75rem .25rem 0}
            """;

    private final Contract contract;

    ContractPage(Contract contract) {
        this.contract = contract;
    }

    String html() {
        Map<String, Object> info = Contract.map(contract.root.get("info"));
        StringBuilder page = new StringBuilder(
                "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
                .append(escaped(info.get("title"))).append("</title>\n<style>\n").append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>").append(escaped(info.get("title")))
                .append("</h1>\n").append(paragraphs(info.get("description")))
                .append("<p>The same for machines: <a href=\"/openapi.yaml\">openapi.yaml</a></p>\n");
        for (Object tag : Contract.list(contract.root.get("tags"))) {
            Map<String, Object> section = Contract.map(tag);
            page.append("<h2>").append(escaped(section.get("description"))).append("</h2>\n");
            Map<String, Object> paths = Contract.map(contract.root.get("paths"));
            paths.forEach((path, methods) -> Contract.map(methods).forEach((method, operation) -> {
                if (Contract.list(Contract.map(operation).get("tags")).contains(section.get("name"))) {
                    add(page, method.toUpperCase(Locale.ROOT), path, Contract.map(operation));
                }
            }));
        }
        page.append("<h2>Bodies</h2>\n");
        Map<String, Object> schemas = Contract
                .map(Contract.map(contract.root.get("components")).get("schemas"));
        new TreeMap<>(schemas).forEach((name, schema) -> add(page, name, Contract.map(schema)));
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void add(StringBuilder page, String method, String path, Map<String, Object> operation) {
        page.append("<details>\n<summary><b>").append(method).append("</b> <code>").append(escaped(path))
                .append("</code> ").append(escaped(operation.get("summary"))).append("</summary>\n")
                .append(paragraphs(operation.get("description")));
        if (!Contract.list(operation.get("parameters")).isEmpty()) {
            page.append("<table>\n<tr><th>parameter</th><th>is</th><th>allowed</th></tr>\n");
            for (Object each : Contract.list(operation.get("parameters"))) {
                Map<String, Object> parameter = Contract.map(each);
                row(page, parameter.get("name"), parameter.getOrDefault("description", ""),
                        words(parameter.get("schema")));
            }
            page.append("</table>\n");
        }
        Map<String, Object> request = Contract.map(Contract.map(operation.get("requestBody")).get("content"));
        if (!request.isEmpty()) {
            page.append("<table>\n<tr><th>body</th><th>is</th></tr>\n");
            request.forEach((type, content) -> row(page, type, said(Contract.map(content).get("schema"))));
            page.append("</table>\n");
        }
        page.append("<table>\n<tr><th>answer</th><th>is</th><th>body</th></tr>\n");
        Contract.map(operation.get("responses")).forEach((status, response) -> {
            Map<String, Object> resolved = contract.resolved(response);
            StringBuilder types = new StringBuilder();
            Contract.map(resolved.get("content")).forEach((type, content) -> types
                    .append(types.isEmpty() ? "" : "; ").append(type)
                    .append(said(Contract.map(content).get("schema"))));
            row(page, status, resolved.get("description"), types);
        });
        page.append("</table>\n</details>\n");
    }

    /** A schema in words. */
    private static String words(@Nullable Object schema) {
        StringBuilder words = new StringBuilder();
        Contract.map(schema).forEach((word, value) -> {
            String said = switch (word) {
                case "type", "description" -> String.valueOf(value).strip();
                case "$ref" -> said(schema).strip();
                case "enum" -> "one of " + String.join(", ",
                        Contract.list(value).stream().map(String::valueOf).toList());
                case "items" -> "each " + words(value);
                case "properties" -> "with " + String.join(", ", Contract.map(value).keySet());
                case "required", "additionalProperties" -> "";
                default -> word + " " + value;
            };
            words.append(words.isEmpty() || said.isEmpty() ? "" : "; ").append(said);
        });
        return words.toString();
    }

    private static String said(@Nullable Object schema) {
        Object reference = Contract.map(schema).get("$ref");
        return reference == null ? "" : " " + reference.toString().replaceAll(".*/", "");
    }

    private void add(StringBuilder page, String name, Map<String, Object> schema) {
        page.append("<details>\n<summary><code>").append(escaped(name)).append("</code> ")
                .append(escaped(schema.getOrDefault("description", ""))).append("</summary>\n<table>\n");
        Contract.map(schema.get("properties")).forEach((property, is) -> row(page, property,
                Contract.list(schema.get("required")).contains(property) ? "always" : "if there is one",
                words(is)));
        schema.forEach((word, value) -> {
            if (!word.equals("properties") && !word.equals("required") && !word.equals("description")
                    && !word.equals("additionalProperties")) {
                row(page, word, words(Map.of(word, value)), "");
            }
        });
        page.append("</table>\n</details>\n");
    }

    private static void row(StringBuilder page, @Nullable Object... cells) {
        page.append("<tr>");
        for (Object cell : cells) {
            page.append("<td>").append(escaped(cell)).append("</td>");
        }
        page.append("</tr>\n");
    }

    private static String paragraphs(@Nullable Object text) {
        StringBuilder out = new StringBuilder();
        if (text != null) {
            for (String paragraph : text.toString().strip().split("\n\n", -1)) {
                out.append("<p>").append(escaped(paragraph.replace('\n', ' '))).append("</p>\n");
            }
        }
        return out.toString();
    }

    private static String escaped(@Nullable Object text) {
        return String.valueOf(text).strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
