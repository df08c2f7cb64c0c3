package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * Every kind of message as it stands in its golden file, byte for byte: what goes out is what banks have built
 * against. After a change that is meant, {@code mvn -o -Pquick test -Dtest=GoldenMessagesTest
 * -Dsteelyard.writeGolden=true} writes the files anew; the difference belongs into the review.
 */
final class GoldenMessagesTest {

    private static final Path FOLDER = Path.of("src/test/resources/org/steelyard/iso20022");

    @Test
    void what_the_system_writes_is_what_it_wrote_before() throws IOException {
        hold("out", bySystem());
    }

    @Test
    void what_banks_write_is_what_they_wrote_before() throws IOException {
        hold("bank", Written.byBanks());
    }

    @Test
    void all_of_it_is_valid_by_the_official_schemas() {
        assumeTrue(StandardSchemas.areHere(), "no official schemas at " + StandardSchemas.folder());
        Map<String, String> all = bySystem();
        Written.byBanks().forEach((name, xml) -> all.put("bank/" + name, xml));
        all.forEach((name, xml) -> assertThat(StandardSchemas.complaints(xml)).as(name).isEmpty());
    }

    @Test
    void a_bank_that_reads_with_our_reader_accepts_all_that_the_system_writes() {
        MessageReader reader = new MessageReader(Rulebook.of(Happened.SYSTEM, List.of(Happened.CNY)));
        bySystem().forEach((name, xml) -> {
            Reading reading = reader.read(xml.getBytes(StandardCharsets.UTF_8));
            assertThat(reading).as(name).isInstanceOf(Reading.Accepted.class);
            assertThat(((Reading.Accepted) reading).content()).as(name).isEqualTo(new Content.ForBanks());
        });
    }

    /** One file a message: the event's name, and where it brings about several, their definitions. */
    static Map<String, String> bySystem() {
        Map<String, String> files = new LinkedHashMap<>();
        Written.bySystem().forEach((name, messages) -> {
            for (Outgoing message : messages) {
                String type = message.definition().substring(0, "pacs.002".length());
                String file = name + (messages.size() == 1 ? "" : "-" + type);
                files.put(files.containsKey(file) ? file + "-" + messages.indexOf(message) : file,
                        message.xml());
            }
        });
        return files;
    }

    private static void hold(String folder, Map<String, String> written) throws IOException {
        Path golden = FOLDER.resolve(folder);
        if (Boolean.getBoolean("steelyard.writeGolden")) {
            Files.createDirectories(golden);
            for (Path old : files(golden)) {
                Files.delete(old);
            }
            for (Map.Entry<String, String> file : written.entrySet()) {
                Files.writeString(golden.resolve(file.getKey() + ".xml"), file.getValue());
            }
        }
        List<String> names = files(golden).stream().map(file -> file.getFileName().toString()).toList();
        assertThat(names).containsExactlyInAnyOrderElementsOf(
                written.keySet().stream().map(name -> name + ".xml").toList());
        for (Map.Entry<String, String> file : written.entrySet()) {
            assertThat(file.getValue()).as(folder + "/" + file.getKey())
                    .isEqualTo(Files.readString(golden.resolve(file.getKey() + ".xml")));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
