package org.steelyard.lists;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a file's bytes say before they are read as a list.
 *
 * @param sha256 SHA-256, hexadecimal
 * @param utf8 whether all of it is UTF-8
 */
record Fingerprint(String sha256, boolean utf8) {

    private static final int BUFFER_CHARS = 65_536;

    static Fingerprint of(Path file, OfficialListReader.Opener opener) throws IOException {
        MessageDigest digest = sha256Digest();
        boolean utf8 = true;
        try (DigestInputStream in = new DigestInputStream(opener.open(file), digest)) {
            Reader text = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
            char[] buffer = new char[BUFFER_CHARS];
            int read = 0;
            while (read >= 0) {
                try {
                    read = utf8 ? text.read(buffer) : -1;
                } catch (CharacterCodingException e) {
                    utf8 = false;
                }
            }
            in.transferTo(OutputStream.nullOutputStream());
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()), utf8);
    }

    /** One hash for several files: that of their hashes in order. */
    static String ofAll(List<String> hashes) {
        return HexFormat.of().formatHex(
                sha256Digest().digest(String.join("\n", hashes).getBytes(StandardCharsets.US_ASCII)));
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
