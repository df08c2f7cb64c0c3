package org.steelyard.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.steelyard.money.Bic;

/**
 * The keys that prove who calls. A key is 256 random bits, so a plain SHA-256 of it is as hard to turn back
 * as the key is to guess; only that is kept. A key made here is written once, for its owner to fetch; the
 * file may then be deleted, and the key stays good.
 */
public final class Credentials {

    /** The name under which the operator's key is kept. */
    static final String OPERATOR = "operator";

    /** The name under which the key for the measures is kept. */
    static final String MONITOR = "monitor";

    private static final String HASHES = "hashes";
    private static final int KEY_BYTES = 32;
    private static final int HASH_DIGITS = 64;

    /** By the beginning of the hash; the whole is compared in constant time. */
    private final Map<Long, Known> byHash = new TreeMap<>();

    /** How a key comes about. */
    public sealed interface Key {

        /** Made at the first start and written once to the folder. */
        record Generate() implements Key {
        }

        /**
         * Made by its owner, of whom the system knows no more than this.
         *
         * @param hex the SHA-256 of the key's characters, 64 hexadecimal digits
         */
        record Sha256(String hex) implements Key {

            /** Refuses what is no SHA-256. */
            public Sha256 {
                if (!hex.matches("[0-9a-fA-F]{64}")) {
                    throw new IllegalArgumentException(
                            "a SHA-256 has 64 hexadecimal digits, not '" + hex + "'");
                }
            }
        }
    }

    private record Known(Caller caller, String hash) {
    }

    private Credentials() {
    }

    /**
     * The keys of a system; those that are to be made and are missing are made now.
     *
     * @param folder where made keys are written ({@code BIC.key}, {@code operator.key}, and always
     *     {@code monitor.key}, which opens the measures alone) and hashes are kept
     * @param banks each bank's
     * @param operator the operator's
     * @throws IllegalArgumentException if two callers have the same key
     * @throws UncheckedIOException if the folder cannot be read or written
     */
    public static Credentials open(Path folder, Map<Bic, Key> banks, Key operator) {
        try {
            PrivateFiles.createFolder(folder);
            Map<String, String> kept = readHashes(folder);
            int before = kept.size();
            Credentials credentials = new Credentials();
            credentials.add(new Caller.Operator(), hashOf(OPERATOR, operator, folder, kept));
            credentials.add(new Caller.Monitor(), hashOf(MONITOR, new Key.Generate(), folder, kept));
            for (Map.Entry<Bic, Key> bank : banks.entrySet()) {
                credentials.add(new Caller.Bank(bank.getKey()),
                        hashOf(bank.getKey().toString(), bank.getValue(), folder, kept));
            }
            if (kept.size() != before) {
                writeHashes(folder, kept);
            }
            return credentials;
        } catch (IOException e) {
            throw new UncheckedIOException("the keys in " + folder + " cannot be read or written", e);
        }
    }

    /** Who has this key; empty if nobody has. */
    Optional<Caller> callerWith(String key) {
        String hash = sha256(key);
        Known known = byHash.get(indexOf(hash));
        return known != null && MessageDigest.isEqual(ascii(known.hash), ascii(hash))
                ? Optional.of(known.caller)
                : Optional.empty();
    }

    private void add(Caller caller, String hash) {
        Known other = byHash.put(indexOf(hash), new Known(caller, hash));
        if (other != null) {
            throw new IllegalArgumentException(
                    caller + " and " + other.caller + " have the same key; each needs its own");
        }
    }

    private static String hashOf(String owner, Key key, Path folder, Map<String, String> kept)
            throws IOException {
        return switch (key) {
            case Key.Sha256 given -> given.hex().toLowerCase(Locale.ROOT);
            case Key.Generate generate -> {
                String hash = kept.get(owner);
                yield hash != null ? hash : made(owner, folder, kept);
            }
        };
    }

    private static String made(String owner, Path folder, Map<String, String> kept)
            throws IOException {
        Path file = folder.resolve(owner + ".key");
        // A start that was cut off between the two writes left the key without its hash.
        String key = Files.exists(file) ? Files.readString(file).strip() : newKey();
        if (!Files.exists(file)) {
            PrivateFiles.write(file, key + "\n");
        }
        String hex = sha256(key);
        kept.put(owner, hex);
        return hex;
    }

    private static String newKey() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static Map<String, String> readHashes(Path folder) throws IOException {
        Map<String, String> hashes = new LinkedHashMap<>();
        Path file = folder.resolve(HASHES);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.strip().split(" ", -1);
                if (words.length != 2 || words[1].length() != HASH_DIGITS) {
                    throw new IOException(file + ": a line has a name and a SHA-256, not '" + line + "'");
                }
                hashes.put(words[0], words[1]);
            }
        }
        return hashes;
    }

    private static void writeHashes(Path folder, Map<String, String> hashes) throws IOException {
        List<String> lines = new ArrayList<>();
        hashes.forEach((owner, hex) -> lines.add(owner + " " + hex));
        Path next = folder.resolve(HASHES + ".next");
        Files.deleteIfExists(next);
        PrivateFiles.write(next, String.join("\n", lines) + "\n");
        Files.move(next, folder.resolve(HASHES), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static String sha256(String key) {
        return HexFormat.of().formatHex(Sha256.of(key.getBytes(StandardCharsets.UTF_8)));
    }

    private static long indexOf(String hash) {
        return HexFormat.fromHexDigitsToLong(hash, 0, 2 * Long.BYTES);
    }

    private static byte[] ascii(String hash) {
        return hash.getBytes(StandardCharsets.US_ASCII);
    }
}
