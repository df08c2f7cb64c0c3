package org.steelyard.research;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a finished run in a file: the table's name, then the cells, with tabs between. */
final class KeptRun {

    private KeptRun() {
    }

    /** The rows of one table over several runs. */
    record Rows(String table, List<List<String>> rows) {
    }

    /** Written beside and moved into place: a run that was stopped leaves nothing that looks whole. */
    static void write(Path file, Map<String, List<List<String>>> tables) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, List<List<String>>> table : tables.entrySet()) {
                for (List<String> row : table.getValue()) {
                    out.write(table.getKey());
                    for (String cell : row) {
                        out.write('\t');
                        out.write(cell.replace('\t', ' '));
                    }
                    out.write('\n');
                }
            }
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Reads all, in the order of the files. */
    static List<Rows> read(List<Path> files) throws IOException {
        Map<String, List<List<String>>> tables = new LinkedHashMap<>();
        for (Path file : files) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                List<String> cells = List.of(line.split("\t", -1));
                tables.computeIfAbsent(cells.getFirst(), name -> new ArrayList<>())
                        .add(cells.subList(1, cells.size()));
            }
        }
        return tables.entrySet().stream().map(each -> new Rows(each.getKey(), each.getValue())).toList();
    }

    /** SHA-256, of parts whose lengths count. */
    static final class Hash {
        private final MessageDigest digest;

        Hash() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        void add(byte[] bytes) {
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }

        String text() {
            return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
        }
    }
}
