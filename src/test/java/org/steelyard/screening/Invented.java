package org.steelyard.screening;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.steelyard.screening.Subject.Kind;

/** Invented lists and subjects for the tests of this room. */
final class Invented {

    private Invented() {
    }

    static String header(int entries) {
        return "{\"format\":\"steelyard-list/1\",\"source\":\"invented for a test\","
                + "\"version\":\"2026-11-23\",\"entries\":" + entries + ",\"invented\":true}\n";
    }

    /** A line of a list with one name and further fields, e.g. {@code "aliases":["x"]}. */
    static String entry(String id, String type, String name, String... fields) {
        String more = fields.length == 0 ? "" : "," + String.join(",", fields);
        return "{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"name\":\"" + name
                + "\",\"program\":\"INVENTED\","
                + "\"since\":\"2026-01-15\"" + more + "}\n";
    }

    static ListReading read(String file) {
        return ListReader.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    static Screener screener(String... entries) {
        return switch (read(header(entries.length) + String.join("", entries))) {
            case ListReading.Accepted accepted -> new Screener(accepted.list());
            case ListReading.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    /** A screener with one listed name. */
    static Screener listing(String type, String name) {
        return screener(entry("X-1", type, name));
    }

    static Screener demo() {
        return switch (ListReader.readDemoList()) {
            case ListReading.Accepted accepted -> new Screener(accepted.list());
            case ListReading.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    static Verdict screen(Screener screener, Kind kind, String text) {
        return screener.screen(List.of(new Subject("CdtTrfTxInf/Dbtr/Nm", kind, text)));
    }

    /** The hits; none where the verdict is clear. */
    static List<Hit> hits(Screener screener, Kind kind, String text) {
        return switch (screen(screener, kind, text)) {
            case Verdict.Clear clear -> List.of();
            case Verdict.Hits hits -> hits.hits();
            case Verdict.Unavailable no -> throw new AssertionError(no.reason());
        };
    }
}
