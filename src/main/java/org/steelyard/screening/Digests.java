package org.steelyard.screening;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, and how a version number is made of it. */
final class Digests {

    private static final int HEX_DIGITS_OF_EIGHT_BYTES = 16;

    private Digests() {
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String sha256Of(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The first eight bytes, big-endian, with the sign taken off; zero, which means none, becomes one. */
    static long versionOf(String sha256) {
        long first = Long.parseUnsignedLong(sha256.substring(0, HEX_DIGITS_OF_EIGHT_BYTES), 16);
        return Math.max(1, first & Long.MAX_VALUE);
    }
}
