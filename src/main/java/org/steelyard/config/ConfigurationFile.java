package org.steelyard.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.steelyard.config.Problems.Place;

/** The way from a YAML file to a {@link Configuration}, or to everything that is wrong with it. */
public final class ConfigurationFile {

    /** A configuration is written by people; what is longer is not one. */
    static final int LONGEST_BYTES = 1 << 20;

    private ConfigurationFile() {
    }

    /** What came of reading. */
    public sealed interface Reading {

        /** All is well. */
        record Accepted(Configuration configuration) implements Reading {
        }

        /** Nothing of it is used; all that is wrong, in the order of the file. */
        record Refused(List<Problem> problems) implements Reading {

            /** Keeps its own copy. */
            public Refused {
                problems = List.copyOf(problems);
            }

            /** All problems, one a line. */
            @Override
            public String toString() {
                return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
            }
        }
    }

    /** Reads a file. Paths in it are seen from its own folder. */
    public static Reading read(Path file) {
        String name = file.toString();
        try {
            long bytes = Files.size(file);
            if (bytes > LONGEST_BYTES) {
                return refused(name, bytes + " bytes", "at most " + LONGEST_BYTES + " bytes");
            }
            Path parent = file.toAbsolutePath().getParent();
            return read(name, Files.readAllBytes(file), parent == null ? Path.of("/") : parent);
        } catch (IOException unreadable) {
            return refused(name, "no readable file (" + unreadable + ")", "a configuration file");
        }
    }

    /**
     * The configuration of the demonstration, which is part of the program; paths are seen from this folder.
     */
    public static Reading demo(Path folder) {
        try (InputStream in = ConfigurationFile.class.getResourceAsStream("demo.yaml")) {
            if (in == null) {
                throw new IllegalStateException("demo.yaml is missing from the program");
            }
            return read("demo.yaml", in.readAllBytes(), folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Reads these bytes.
     *
     * @param name how messages name the file
     * @param yaml its bytes, UTF-8
     * @param folder what relative paths are seen from
     */
    public static Reading read(String name, byte[] yaml, Path folder) {
        Problems problems = new Problems(name);
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml)).toString();
        } catch (CharacterCodingException notUtf8) {
            return refused(name, "bytes that are no UTF-8", "UTF-8");
        }
        Node.Mapping tree = YamlTree.read(text, problems);
        if (!problems.none() && tree.entries().isEmpty()) {
            return new Reading.Refused(problems.inOrder());
        }
        Configuration configuration = new ConfigurationReader(
                new Section(tree, new Place("", 1), problems), folder).read();
        return problems.none()
                ? new Reading.Accepted(configuration)
                : new Reading.Refused(problems.inOrder());
    }

    private static Reading refused(String name, String found, String allowed) {
        return new Reading.Refused(List.of(new Problem(name, 1, "", found, allowed)));
    }
}
