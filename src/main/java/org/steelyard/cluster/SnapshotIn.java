package org.steelyard.cluster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

import org.agrona.concurrent.UnsafeBuffer;
import org.steelyard.settlement.SnapshotReader;

/** A snapshot from the messages of {@link SnapshotOut}. */
final class SnapshotIn implements SnapshotReader {

    /** The longest text of a snapshot is far shorter; more is rubbish. */
    private static final int LONGEST_TEXT_BYTES = 1024 * 1024;

    private final Supplier<byte[]> messages;
    private final CRC32C crc = new CRC32C();
    private byte[] bytes = new byte[0];
    private UnsafeBuffer chunk = new UnsafeBuffer(bytes);
    private int at;
    private long received;

    /** Reads from messages, each taken when it is needed; an empty one stands for the end of the snapshot. */
    SnapshotIn(Supplier<byte[]> messages) {
        this.messages = messages;
    }

    @Override
    public long getLong() {
        if (bytes.length - at < Long.BYTES) {
            return getInt() & 0xFFFF_FFFFL | (long) getInt() << Integer.SIZE;
        }
        long value = chunk.getLong(at, ByteOrder.LITTLE_ENDIAN);
        at += Long.BYTES;
        return value;
    }

    @Override
    public int getInt() {
        if (bytes.length - at < Integer.BYTES) {
            int value = 0;
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                value |= (getByte() & 0xFF) << shift;
            }
            return value;
        }
        int value = chunk.getInt(at, ByteOrder.LITTLE_ENDIAN);
        at += Integer.BYTES;
        return value;
    }

    @Override
    public String getText() {
        int length = getInt();
        if (length < 0 || length > LONGEST_TEXT_BYTES) {
            throw new LogException("the snapshot has a text of " + length + " bytes and cannot be right");
        }
        byte[] encoded = new byte[length];
        for (int i = 0; i < length; i++) {
            encoded[i] = getByte();
        }
        return new String(encoded, StandardCharsets.UTF_8);
    }

    @Override
    public void getLongs(long[] values, int length) {
        for (int i = 0; i < length;) {
            int there = Math.min(length - i, (bytes.length - at) / Long.BYTES);
            if (there == 0) {
                values[i++] = getLong();
                continue;
            }
            ByteBuffer.wrap(bytes, at, there * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer()
                    .get(values, i, there);
            i += there;
            at += there * Long.BYTES;
        }
    }

    private byte getByte() {
        while (at == bytes.length) {
            next();
        }
        return bytes[at++];
    }

    private void next() {
        bytes = messages.get();
        if (bytes.length == 0) {
            throw new LogException("the snapshot ends after " + received + " bytes without its seal");
        }
        chunk = new UnsafeBuffer(bytes);
        at = 0;
        crc.update(bytes);
        received += bytes.length;
    }

    /** Reads the seal, and refuses a snapshot that is not the one that was written. */
    void checkSeal() {
        int left = bytes.length - at;
        byte[] seal = messages.get();
        UnsafeBuffer read = new UnsafeBuffer(seal);
        boolean whole = left == 0 && seal.length == SnapshotOut.SEAL_BYTES
                && read.getLong(0, ByteOrder.LITTLE_ENDIAN) == SnapshotOut.SEAL
                && read.getLong(Long.BYTES, ByteOrder.LITTLE_ENDIAN) == received
                && read.getLong(2 * Long.BYTES, ByteOrder.LITTLE_ENDIAN) == crc.getValue();
        if (!whole) {
            throw new LogException("the snapshot of " + received + " bytes has no right seal");
        }
    }
}
