package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A state in memory. What cannot change is kept as it is, so that writing costs little. */
final class Memory implements SnapshotWriter {

    private static final int FIRST_LENGTH = 1 << 12;

    private long[] values = new long[FIRST_LENGTH];
    private int count;
    private final List<Object> things = new ArrayList<>();

    @Override
    public void putLong(long value) {
        room(1);
        values[count++] = value;
    }

    @Override
    public void putInt(int value) {
        putLong(value);
    }

    @Override
    public void putText(String text) {
        things.add(text);
    }

    @Override
    public void putLongs(long[] more, int length) {
        room(length);
        System.arraycopy(more, 0, values, count, length);
        count += length;
    }

    void put(Instruction instruction) {
        things.add(instruction);
    }

    private void room(int more) {
        if (count + more > values.length) {
            values = Arrays.copyOf(values, 2 * (count + more));
        }
    }

    /** Reads from the beginning; any number of readers may, once all is written. */
    Reading read() {
        return new Reading();
    }

    /** A reader with its place. */
    final class Reading implements SnapshotReader {

        private int at;
        private int thing;

        @Override
        public long getLong() {
            return values[at++];
        }

        @Override
        public int getInt() {
            return (int) values[at++];
        }

        @Override
        public String getText() {
            return (String) things.get(thing++);
        }

        @Override
        public void getLongs(long[] into, int length) {
            System.arraycopy(values, at, into, 0, length);
            at += length;
        }

        Instruction instruction() {
            return (Instruction) things.get(thing++);
        }
    }
}
