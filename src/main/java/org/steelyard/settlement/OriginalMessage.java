package org.steelyard.settlement;

import java.util.Arrays;

/** The bytes of a message as they came in. They go through the engine unread, so that the log keeps them. */
public final class OriginalMessage {

    /** No message: the command came from the operator or from a simulation. */
    public static final OriginalMessage NONE = new OriginalMessage(new byte[0]);

    private final byte[] bytes;

    private OriginalMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /** These bytes, copied. */
    public static OriginalMessage of(byte[] bytes) {
        return bytes.length == 0 ? NONE : new OriginalMessage(bytes.clone());
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The number of bytes. */
    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OriginalMessage that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "message of " + bytes.length + " bytes";
    }
}
