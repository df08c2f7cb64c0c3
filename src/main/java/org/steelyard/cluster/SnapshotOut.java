package org.steelyard.cluster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

import org.agrona.concurrent.UnsafeBuffer;
import org.steelyard.settlement.SnapshotWriter;

/**
 * A snapshot as messages of limited length. Values may lie across two messages; the last message is a seal
 * with the number of bytes before it and their CRC-32C, without which a snapshot is not whole.
 */
final class SnapshotOut implements SnapshotWriter {

    static final int CHUNK_BYTES = 64 * 1024;
    static final int SEAL_BYTES = 3 * Long.BYTES;
    static final long SEAL = 0x4C_41_45_53_59_4C_54_53L;

    /** Where the messages go; waits as long as it takes. */
    interface Channel {
        void send(UnsafeBuffer buffer, int length);
    }

    private final Channel channel;
    private final byte[] bytes = new byte[CHUNK_BYTES];
    private final UnsafeBuffer chunk = new UnsafeBuffer(bytes);
    private final CRC32C crc = new CRC32C();
    private int filled;
    private long sent;

    SnapshotOut(Channel channel) {
        this.channel = channel;
    }

    @Override
    public void putLong(long value) {
        if (CHUNK_BYTES - filled < Long.BYTES) {
            putInt((int) value);
            putInt((int) (value >>> Integer.SIZE));
            return;
        }
        chunk.putLong(filled, value, ByteOrder.LITTLE_ENDIAN);
        filled += Long.BYTES;
        sendIfFull();
    }

    @Override
    public void putInt(int value) {
        if (CHUNK_BYTES - filled < Integer.BYTES) {
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                putByte((byte) (value >>> shift));
            }
            return;
        }
        chunk.putInt(filled, value, ByteOrder.LITTLE_ENDIAN);
        filled += Integer.BYTES;
        sendIfFull();
    }

    @Override
    public void putText(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        putInt(encoded.length);
        for (byte each : encoded) {
            putByte(each);
        }
    }

    @Override
    public void putLongs(long[] values, int length) {
        for (int i = 0; i < length;) {
            int fits = Math.min(length - i, (CHUNK_BYTES - filled) / Long.BYTES);
            if (fits == 0) {
                putLong(values[i++]);
                continue;
            }
            ByteBuffer.wrap(bytes, filled, fits * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer()
                    .put(values, i, fits);
            i += fits;
            filled += fits * Long.BYTES;
            sendIfFull();
        }
    }

    private void putByte(byte value) {
        bytes[filled++] = value;
        sendIfFull();
    }

    private void sendIfFull() {
        if (filled == CHUNK_BYTES) {
            send();
        }
    }

    private void send() {
        crc.update(bytes, 0, filled);
        sent += filled;
        channel.send(chunk, filled);
        filled = 0;
    }

    /** Sends what is left, and the seal. */
    void seal() {
        if (filled > 0) {
            send();
        }
        chunk.putLong(0, SEAL, ByteOrder.LITTLE_ENDIAN);
        chunk.putLong(Long.BYTES, sent, ByteOrder.LITTLE_ENDIAN);
        chunk.putLong(2 * Long.BYTES, crc.getValue(), ByteOrder.LITTLE_ENDIAN);
        channel.send(chunk, SEAL_BYTES);
    }
}
