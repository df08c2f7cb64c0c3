package org.steelyard.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whether the system is up and how to talk to it, for anyone; and the measures, for the operator. */
final class Pages {

    private static final int NOT_READY = 503;
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String YAML = "application/yaml";
    private static final String HTML = "text/html; charset=utf-8";

    /** The page has one style inside it, and fetches and runs nothing. */
    private static final String NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Doors doors;
    private final Measures measures;
    private final String contract = resource("openapi.yaml");
    private final String contractPage = resource("openapi.html");

    Pages(Doors doors, Measures measures) {
        this.doors = doors;
        this.measures = measures;
    }

    /**
     * Whether messages can be taken.
     *
     * @param ready whether nothing is missing
     * @param missing what is, in sentences
     */
    private record Readiness(boolean ready, List<String> missing) {
        Readiness {
            missing = List.copyOf(missing);
        }
    }

    /** {@code GET /health/live}: the process runs. */
    Answer live(Call call) {
        return Answer.text(Answer.TEXT, "up\n");
    }

    /** {@code GET /health/ready}: messages can be taken. */
    Answer ready(Call call) {
        List<String> missing = doors.missing();
        Answer answer = Answer.json(new Readiness(missing.isEmpty(), missing));
        return missing.isEmpty() ? answer : answer.withStatus(NOT_READY);
    }

    /**
     * {@code GET /metrics}. Not for anyone: a bank that saw the number of hits rise after its payment would
     * know that it is held.
     */
    Answer metrics(Call call) {
        return Answer.text(PROMETHEUS, measures.text());
    }

    /** {@code GET /openapi.yaml}: the contract. */
    Answer contract(Call call) {
        return Answer.text(YAML, contract);
    }

    /** {@code GET /docs}: the contract for people. */
    Answer contractPage(Call call) {
        return Answer.text(HTML, contractPage).with("Content-Security-Policy", NOTHING_ELSE);
    }

    private static String resource(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
