package org.steelyard.research;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.steelyard.figures.Table;

/**
 * Writes tables as Apache Parquet (format version 1: flat required columns, plain encoding, no compression),
 * which is as much of it as these tables need. Without a library, so that the same table is the same bytes
 * everywhere; see docs/decisions/0007.
 */
final class ParquetFile {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final String CREATED_BY = "steelyard";
    private static final int ROWS_A_GROUP = 100_000;

    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int REQUIRED = 0;
    private static final int UTF8 = 0;
    private static final int UNCOMPRESSED = 0;
    private static final int DATA_PAGE = 0;
    private static final int INT64 = 2;
    private static final int DOUBLE = 5;
    private static final int BYTE_ARRAY = 6;

    private final Table table;
    private final OutputStream out;
    private long offset;

    private ParquetFile(Table table, OutputStream out) {
        this.table = table;
        this.out = out;
    }

    static void write(Path file, Table table) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            new ParquetFile(table, out).write();
        }
    }

    private void write() throws IOException {
        put(MAGIC);
        List<Group> groups = new ArrayList<>();
        for (int from = 0; from < table.rows().size(); from += ROWS_A_GROUP) {
            int to = Math.min(table.rows().size(), from + ROWS_A_GROUP);
            groups.add(group(table.rows().subList(from, to)));
        }
        byte[] footer = footer(groups);
        put(footer);
        put(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.length).array());
        put(MAGIC);
    }

    private void put(byte[] bytes) throws IOException {
        out.write(bytes);
        offset += bytes.length;
    }

    /** What the footer says of a part of the rows. */
    private record Group(long rows, List<Chunk> chunks) {
    }

    /** What it says of one column in it. */
    private record Chunk(int column, long offset, long bytes) {
    }

    private Group group(List<List<String>> rows) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            byte[] values = values(rows, column);
            ThriftCompact header = new ThriftCompact();
            header.i32(1, DATA_PAGE);
            header.i32(2, values.length);
            header.i32(3, values.length);
            header.begin(5);
            header.i32(1, rows.size());
            header.i32(2, PLAIN);
            header.i32(3, RLE);
            header.i32(4, RLE);
            header.end();
            header.end();
            long start = offset;
            put(header.bytes());
            put(values);
            chunks.add(new Chunk(column, start, offset - start));
        }
        return new Group(rows.size(), chunks);
    }

    private byte[] values(List<List<String>> rows, int column) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Table.Type type = table.columns().get(column).type();
        for (List<String> row : rows) {
            String cell = row.get(column);
            switch (type) {
                case WHOLE -> put(bytes, Long.parseLong(cell));
                case DECIMAL -> put(bytes, Double.doubleToRawLongBits(Double.parseDouble(cell)));
                case TEXT -> {
                    byte[] text = cell.getBytes(StandardCharsets.UTF_8);
                    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(text.length).array());
                    bytes.writeBytes(text);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void put(ByteArrayOutputStream bytes, long value) {
        bytes.writeBytes(
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    }

    private byte[] footer(List<Group> groups) {
        ThriftCompact footer = new ThriftCompact();
        footer.i32(1, 1);
        footer.structs(2, 1 + table.columns().size());
        footer.element();
        footer.text(4, "table");
        footer.i32(5, table.columns().size());
        footer.end();
        for (Table.Column column : table.columns()) {
            footer.element();
            footer.i32(1, physical(column.type()));
            footer.i32(3, REQUIRED);
            footer.text(4, column.name());
            if (column.type() == Table.Type.TEXT) {
                footer.i32(6, UTF8);
            }
            footer.end();
        }
        footer.i64(3, table.rows().size());
        footer.structs(4, groups.size());
        groups.forEach(group -> put(footer, group));
        footer.text(6, CREATED_BY);
        footer.end();
        return footer.bytes();
    }

    private void put(ThriftCompact footer, Group group) {
        footer.element();
        footer.structs(1, group.chunks().size());
        for (Chunk chunk : group.chunks()) {
            Table.Column column = table.columns().get(chunk.column());
            footer.element();
            footer.i64(2, chunk.offset());
            footer.begin(3);
            footer.i32(1, physical(column.type()));
            footer.numbers(2, PLAIN);
            footer.texts(3, column.name());
            footer.i32(4, UNCOMPRESSED);
            footer.i64(5, group.rows());
            footer.i64(6, chunk.bytes());
            footer.i64(7, chunk.bytes());
            footer.i64(9, chunk.offset());
            footer.end();
            footer.end();
        }
        footer.i64(2, group.chunks().stream().mapToLong(Chunk::bytes).sum());
        footer.i64(3, group.rows());
        footer.end();
    }

    private static int physical(Table.Type type) {
        return switch (type) {
            case TEXT -> BYTE_ARRAY;
            case WHOLE -> INT64;
            case DECIMAL -> DOUBLE;
        };
    }
}
