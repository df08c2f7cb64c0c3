package org.steelyard.money;

import java.util.HexFormat;

/**
 * The unique end-to-end transaction reference: a version 4 UUID in small letters, as CBPR+ and HVPS+ ask.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record Uetr(long high, long low) implements Comparable<Uetr> {

    private static final int LENGTH = 36;
    private static final HexFormat HEX = HexFormat.of();

    /** Refuses bits that are not a version 4, variant 1 UUID (RFC 9562). */
    public Uetr {
        if ((high >>> 12 & 0xF) != 4 || low >>> 62 != 2) {
            throw new IllegalArgumentException("a UETR is a version 4 UUID, not " + written(high, low));
        }
    }

    /**
     * The reference written in this text.
     *
     * @throws IllegalArgumentException if the text is not
     *             {@code xxxxxxxx-xxxx-4xxx-[89ab]xxx-xxxxxxxxxxxx} in small hexadecimal letters
     */
    public static Uetr of(String text) {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a UETR (a version 4 UUID in small letters)");
        }
        long high = HexFormat.fromHexDigitsToLong(text, 0, 8) << 32
                | HexFormat.fromHexDigitsToLong(text, 9, 13) << 16
                | HexFormat.fromHexDigitsToLong(text, 14, 18);
        long low = HexFormat.fromHexDigitsToLong(text, 19, 23) << 48
                | HexFormat.fromHexDigitsToLong(text, 24, 36);
        return new Uetr(high, low);
    }

    /** The reference made of these 128 bits, of which six are overwritten with version and variant. */
    public static Uetr fromBits(long high, long low) {
        return new Uetr((high & ~0xF000L) | 0x4000L,
                (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    /** By value of the 128 bits, unsigned. */
    @Override
    public int compareTo(Uetr other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return written(high, low);
    }

    private static boolean isWellFormed(String text) {
        boolean wellFormed = text.length() == LENGTH;
        for (int i = 0; wellFormed && i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            wellFormed = dash ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        return wellFormed;
    }

    private static String written(long high, long low) {
        String hex = HEX.toHexDigits(high) + HEX.toHexDigits(low);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20);
    }
}
