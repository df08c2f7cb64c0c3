package org.steelyard.iso20022;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.steelyard.settlement.Purpose;

/**
 * The ISO 20022 external codes that the system uses, from codes.txt: they change each quarter, so they are
 * data. Codes that only pass through (schemes of identifications, types of accounts) are not looked up.
 */
final class Codes {

    private static final Map<String, Set<String>> SETS = new HashMap<>();
    private static final Map<String, Purpose> PURPOSES = new HashMap<>();

    static {
        read();
    }

    private Codes() {
    }

    /** Refuses a code that is not in the set for its place. */
    static void check(Part leaf) throws BreachException {
        if (!leaf.name().equals("Cd")) {
            return;
        }
        String set = setAt(leaf.path());
        if (!set.isEmpty() && !SETS.getOrDefault(set, Set.of()).contains(leaf.text())) {
            throw new BreachException(Rule.CODE_UNKNOWN, leaf.toString(),
                    "'" + leaf.text() + "' is no " + set + " code");
        }
    }

    /** What a code of the set purpose or category-purpose says of what the payment is for. */
    static Optional<Purpose> purpose(String set, String code) {
        return Optional.ofNullable(PURPOSES.get(set + "/" + code));
    }

    /** The codes of a set of codes.txt. */
    static Set<String> of(String set) {
        return Set.copyOf(SETS.getOrDefault(set, Set.of()));
    }

    private static String setAt(Path path) {
        return switch (path.above(1)) {
            case "Purp" -> "purpose";
            case "CtgyPurp" -> "category-purpose";
            case "SvcLvl" -> "service-level";
            case "Rsn" -> switch (path.above(2)) {
                case "RtrRsnInf" -> "return-reason";
                case "CxlRsnInf" -> "cancellation-reason";
                default -> "";
            };
            default -> "";
        };
    }

    private static void read() {
        try (InputStream in = Codes.class.getResourceAsStream("codes.txt")) {
            if (in == null) {
                throw new IllegalStateException("codes.txt is missing from the program");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    line(line.strip().split("\\s+", -1));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** {@code set: CODE CODE ...}, or {@code set purpose: CODE CODE ...} where the codes say the purpose. */
    private static void line(String[] words) {
        boolean mapped = !words[0].endsWith(":");
        String set = mapped ? words[0] : words[0].substring(0, words[0].length() - 1);
        for (int i = mapped ? 2 : 1; i < words.length; i++) {
            SETS.computeIfAbsent(set, any -> new HashSet<>()).add(words[i]);
            if (mapped) {
                PURPOSES.put(set + "/" + words[i],
                        Purpose.valueOf(words[1].substring(0, words[1].length() - 1)));
            }
        }
    }
}
