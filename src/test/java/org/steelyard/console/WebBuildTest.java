package org.steelyard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built page in the repository belongs to its sources, and to nobody else. */
final class WebBuildTest {

    private static final Path SOURCES = Path.of("src/main/console");

    @Test
    void the_built_page_is_built_from_these_sources() throws Exception {
        TreeSet<String> names = new TreeSet<>(
                List.of("build.mjs", "package-lock.json", "package.json", "tsconfig.json"));
        try (Stream<Path> files = Files.list(SOURCES.resolve("src"))) {
            files.forEach(file -> names.add("src/" + file.getFileName()));
        }
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        for (String name : names) {
            hash.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            hash.update(Files.readAllBytes(SOURCES.resolve(name)));
            hash.update((byte) '\n');
        }
        assertThat(build().get("sources").asString())
                .as("the page's sources have changed: cd %s && npm ci && npm run build", SOURCES)
                .isEqualTo(HexFormat.of().formatHex(hash.digest()));
    }

    @Test
    void no_built_file_names_a_place_outside() throws IOException {
        for (JsonNode name : build().get("files")) {
            String text = new String(read(name.asString()), StandardCharsets.ISO_8859_1);
            if (!name.asString().endsWith(".txt")) {
                assertThat(text.replaceAll("http://www\\.w3\\.org/(1999|2000|1998)/\\w+(/\\w+)?", "")
                        // Lit's development hints, which a built page never shows.
                        .replaceAll("https://lit\\.dev/\\S*", "")).as(name.asString())
                        .doesNotContain("http://", "https://", "//cdn", "@import");
            }
        }
    }

    @Test
    void the_page_has_no_script_or_style_inline() throws IOException {
        assertThat(new String(read("index.html"), StandardCharsets.UTF_8))
                .doesNotContain("<style", "style=", "onload", "onclick")
                .doesNotContainPattern("<script[^>]*>[^<]");
    }

    @Test
    void whose_work_is_built_in_is_said_beside_it() throws IOException {
        assertThat(new String(read("licences.txt"), StandardCharsets.UTF_8))
                .contains("BSD-3-Clause", "Leon Sorokin", "OFL-1.1", "SIL OPEN FONT LICENSE");
    }

    @Test
    void the_lock_file_names_no_registry() throws IOException {
        assertThat(Files.readString(SOURCES.resolve("package-lock.json")))
                .doesNotContain("\"resolved\"").contains("\"integrity\"");
    }

    private static JsonNode build() throws IOException {
        return JsonMapper.builder().build().readTree(read("build.json"));
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = Console.class.getResourceAsStream("web/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
