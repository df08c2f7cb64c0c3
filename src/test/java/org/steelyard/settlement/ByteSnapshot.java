package org.steelyard.settlement;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A snapshot in memory. */
public final class ByteSnapshot implements SnapshotWriter, SnapshotReader {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[0]));

    /** The whole state of this engine. */
    public static byte[] of(Settlement settlement) {
        ByteSnapshot snapshot = new ByteSnapshot();
        settlement.save(snapshot);
        return snapshot.bytes.toByteArray();
    }

    /** An engine with this state. */
    public static Settlement restore(byte[] state) {
        ByteSnapshot snapshot = new ByteSnapshot();
        snapshot.in = new DataInputStream(new ByteArrayInputStream(state));
        return Settlement.restore(snapshot);
    }

    /** A register that has gone through a snapshot. */
    static Register copyOf(Register register) {
        ByteSnapshot snapshot = new ByteSnapshot();
        register.save(snapshot);
        snapshot.in = new DataInputStream(new ByteArrayInputStream(snapshot.bytes.toByteArray()));
        return Register.restore(snapshot);
    }

    private interface Io<T> {
        T run() throws IOException;
    }

    private static <T> T io(Io<T> io) {
        try {
            return io.run();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void putLong(long value) {
        io(() -> {
            out.writeLong(value);
            return true;
        });
    }

    @Override
    public void putInt(int value) {
        io(() -> {
            out.writeInt(value);
            return true;
        });
    }

    @Override
    public void putText(String text) {
        io(() -> {
            out.writeUTF(text);
            return true;
        });
    }

    @Override
    public void putLongs(long[] values, int length) {
        for (int i = 0; i < length; i++) {
            putLong(values[i]);
        }
    }

    @Override
    public long getLong() {
        return io(in::readLong);
    }

    @Override
    public int getInt() {
        return io(in::readInt);
    }

    @Override
    public String getText() {
        return io(in::readUTF);
    }

    @Override
    public void getLongs(long[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = getLong();
        }
    }
}
