package org.steelyard.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built page, read once from the class path: the files that the build's own list names, and no other. */
final class WebFiles {

    private static final String FOLDER = "web/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    private final Map<String, WebFile> files = new LinkedHashMap<>();

    /** Reads them all. */
    WebFiles() {
        JsonNode build = JsonMapper.builder().build().readTree(read("build.json"));
        for (JsonNode name : build.get("files")) {
            byte[] bytes = read(name.asString());
            files.put(name.asString(), new WebFile(bytes, typeOf(name.asString()), tagOf(bytes)));
        }
    }

    /** Answers with the file of that name. */
    void serve(Context context, String name) {
        WebFile file = files.get(name);
        if (file == null) {
            Answers.refuse(context, HttpStatus.NOT_FOUND, "there is no such page");
            return;
        }
        // Kept by the browser, but asked for again each time: a new build shows at once. Javalin compares
        // the tag and sends no unchanged file.
        context.header("Cache-Control", "no-cache").header("ETag", file.tag);
        context.contentType(file.type).result(file.bytes);
    }

    private static byte[] read(String name) {
        try (InputStream in = WebFiles.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its page " + FOLDER + name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String typeOf(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("no media type is known for " + name);
        }
        return type;
    }

    private static String tagOf(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** A file as it goes out. */
    private static final class WebFile {
        private final byte[] bytes;
        private final String type;
        private final String tag;

        WebFile(byte[] bytes, String type, String tag) {
            this.bytes = bytes;
            this.type = type;
            this.tag = tag;
        }
    }
}
