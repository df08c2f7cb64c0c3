package org.steelyard.settlement;

import java.util.HexFormat;

/**
 * The SHA-256 of a message's bytes as they came in: what a clearance is bound to. All zero for a command that
 * no message brought.
 *
 * @param first bits 0 to 63
 * @param second bits 64 to 127
 * @param third bits 128 to 191
 * @param fourth bits 192 to 255
 */
public record Digest(long first, long second, long third, long fourth) {

    /** The digest of these 32 bytes. */
    public static Digest of(byte[] sha256) {
        if (sha256.length != 32) {
            throw new IllegalArgumentException("a SHA-256 has 32 bytes, not " + sha256.length);
        }
        String hex = HexFormat.of().formatHex(sha256);
        return new Digest(HexFormat.fromHexDigitsToLong(hex, 0, 16),
                HexFormat.fromHexDigitsToLong(hex, 16, 32),
                HexFormat.fromHexDigitsToLong(hex, 32, 48), HexFormat.fromHexDigitsToLong(hex, 48, 64));
    }

    /** The 64 hexadecimal digits. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(first) + hex.toHexDigits(second) + hex.toHexDigits(third)
                + hex.toHexDigits(fourth);
    }
}
