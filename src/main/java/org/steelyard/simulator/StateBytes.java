package org.steelyard.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.steelyard.settlement.SnapshotReader;
import org.steelyard.settlement.SnapshotWriter;

/** A snapshot in memory: written to its end, or read from its beginning. */
final class StateBytes implements SnapshotWriter, SnapshotReader {

    private static final int FIRST_BYTES = 1 << 12;

    private ByteBuffer bytes;

    /** To be written. */
    StateBytes() {
        this.bytes = ByteBuffer.allocate(FIRST_BYTES);
    }

    /** To be read. */
    StateBytes(byte[] state) {
        this.bytes = ByteBuffer.wrap(state);
    }

    /** What has been written so far. */
    byte[] written() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Override
    public void putLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    @Override
    public void putInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    @Override
    public void putText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        putInt(utf8.length);
        room(utf8.length).put(utf8);
    }

    @Override
    public void putLongs(long[] values, int length) {
        for (int i = 0; i < length; i++) {
            putLong(values[i]);
        }
    }

    @Override
    public long getLong() {
        return bytes.getLong();
    }

    @Override
    public int getInt() {
        return bytes.getInt();
    }

    @Override
    public String getText() {
        byte[] utf8 = new byte[bytes.getInt()];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Override
    public void getLongs(long[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = bytes.getLong();
        }
    }

    private ByteBuffer room(int needed) {
        if (bytes.remaining() < needed) {
            byte[] longer = Arrays.copyOf(bytes.array(), 2 * (bytes.capacity() + needed));
            bytes = ByteBuffer.wrap(longer).position(bytes.position());
        }
        return bytes;
    }
}
