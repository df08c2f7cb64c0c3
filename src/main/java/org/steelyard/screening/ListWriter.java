package org.steelyard.screening;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a list in Steelyard's own format, so that the same entries give the same bytes. */
public final class ListWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private ListWriter() {
    }

    /** The bytes of a whole list in format 2, which {@link ListReader} reads. */
    public static byte[] write(String source, LocalDate published, boolean invented,
            List<ListEntry> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(entries.size() * 256 + 256);
        line(out, json -> {
            json.writeStringProperty("format", ListReader.FORMATS.getLast());
            json.writeStringProperty("source", source);
            json.writeStringProperty("version", published.toString());
            json.writeNumberProperty("entries", entries.size());
            json.writeBooleanProperty("invented", invented);
        });
        entries.forEach(entry -> line(out, json -> write(json, entry)));
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, ListEntry entry) {
        json.writeStringProperty("id", entry.id());
        json.writeStringProperty("type", entry.type().word());
        json.writeStringProperty("name", entry.name());
        write(json, "aliases", entry.names().subList(1, entry.names().size()));
        write(json, "weak", entry.details().weakNames());
        write(json, "unread", entry.details().unreadNames());
        write(json, "bic", entry.bics());
        write(json, "lei", entry.leis());
        write(json, "imo", entry.imos());
        write(json, "account", entry.accounts());
        write(json, "countries", entry.countries());
        write(json, "birth", entry.details().births());
        write(json, "document", entry.details().documents());
        json.writeStringProperty("program", entry.program());
        json.writeStringProperty("since", entry.since().toString());
    }

    private static void write(JsonGenerator json, String field, List<String> values) {
        if (!values.isEmpty()) {
            json.writeArrayPropertyStart(field);
            values.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private static void line(ByteArrayOutputStream out, Consumer<JsonGenerator> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        out.writeBytes(bytes.toByteArray());
        out.write('\n');
    }
}
