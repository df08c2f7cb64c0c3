package org.steelyard.gateway;

import java.util.Map;
import java.util.TreeMap;

/**
 * What goes back over HTTP.
 *
 * @param status the HTTP status
 * @param type the content type
 * @param body the body; it goes out as UTF-8
 * @param headers further headers
 */
record Answer(int status, String type, String body, Map<String, String> headers) {

    static final int OK = 200;
    static final String XML = "application/xml";
    static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";
    static final String TEXT = "text/plain; charset=utf-8";

    Answer {
        headers = new TreeMap<>(headers);
    }

    static Answer xml(int status, String xml) {
        return new Answer(status, XML, xml, Map.of());
    }

    static Answer json(Object view) {
        return new Answer(OK, JSON, Json.text(view), Map.of());
    }

    static Answer text(String type, String text) {
        return new Answer(OK, type, text, Map.of());
    }

    /** An answer that names a rule of the door (RFC 9457). */
    static Answer problem(DoorRule rule, String detail) {
        return problem(rule.status(), rule.name(), rule.text(), detail);
    }

    static Answer problem(int status, String rule, String text, String detail) {
        return new Answer(status, PROBLEM, Json.text(new Problem("urn:steelyard:rule:" + rule, text, status,
                detail, rule)), Map.of());
    }

    Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, type, body, more);
    }

    Answer withStatus(int other) {
        return new Answer(other, type, body, headers);
    }

    /**
     * The body of an error (RFC 9457).
     *
     * @param type a name for this kind of error
     * @param title the rule in a sentence
     * @param status the HTTP status
     * @param detail what was found and what is allowed
     * @param rule the rule's name
     */
    private record Problem(String type, String title, int status, String detail, String rule) {
    }
}
