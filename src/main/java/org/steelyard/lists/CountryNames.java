package org.steelyard.lists;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** ISO 3166-1 codes of countries by the names and adjectives that lists use; the table is a file. */
final class CountryNames {

    private static final String TABLE = "country-names.txt";
    private static final Map<String, String> CODES = load();

    private CountryNames() {
    }

    /** The code of a country's name, adjective or code. */
    static Optional<String> code(String name) {
        String key = key(name);
        String code = CODES.get(key);
        if (code == null && key.startsWith("the ")) {
            code = CODES.get(key.substring("the ".length()));
        }
        return Optional.ofNullable(code);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replace("\u2019", "'").strip();
    }

    private static Map<String, String> load() {
        try (InputStream in = CountryNames.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("the table " + TABLE + " is missing from this build");
            }
            Map<String, String> out = new LinkedHashMap<>();
            for (String row : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!row.isBlank() && !row.startsWith("#")) {
                    List<String> cells = List.of(row.split("; ?", -1));
                    cells.forEach(cell -> out.put(key(cell), cells.getFirst()));
                }
            }
            return out;
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the table " + TABLE, e);
        }
    }
}
