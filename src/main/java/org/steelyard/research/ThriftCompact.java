package org.steelyard.research;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/** Thrift's compact protocol, as far as the metadata of {@link ParquetFile} needs it. */
final class ThriftCompact {

    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int LONG_FORM = 15;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ArrayDeque<Integer> outer = new ArrayDeque<>();
    private int last;

    void i32(int field, int value) {
        field(field, I32);
        zigzag(value);
    }

    void i64(int field, long value) {
        field(field, I64);
        zigzag(value);
    }

    void text(int field, String value) {
        field(field, BINARY);
        put(value);
    }

    /** A field that is a struct; its fields follow, then {@link #end}. */
    void begin(int field) {
        field(field, STRUCT);
        element();
    }

    /** A list of structs; each follows as {@link #element}, its fields and {@link #end}. */
    void structs(int field, int size) {
        list(field, STRUCT, size);
    }

    void numbers(int field, int only) {
        list(field, I32, 1);
        zigzag(only);
    }

    void texts(int field, String only) {
        list(field, BINARY, 1);
        put(only);
    }

    void element() {
        outer.push(last);
        last = 0;
    }

    /** Ends a struct, or the whole. */
    void end() {
        out.write(0);
        last = outer.isEmpty() ? 0 : outer.pop();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void field(int field, int type) {
        out.write(field - last << 4 | type);
        last = field;
    }

    private void list(int field, int type, int size) {
        field(field, LIST);
        out.write(Math.min(size, LONG_FORM) << 4 | type);
        if (size >= LONG_FORM) {
            varint(size);
        }
    }

    private void put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length);
        out.writeBytes(bytes);
    }

    private void zigzag(long value) {
        varint(value << 1 ^ value >> 63);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
