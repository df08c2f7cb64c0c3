package org.steelyard.books;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.steelyard.money.Uetr;

/**
 * Rows on their way into one table in PostgreSQL's binary copy format, the fastest way in (PostgreSQL manual,
 * COPY, "Binary Format"). Columns are given in their order; each must be of the column's very type.
 */
final class CopyRows {

    private static final byte[] HEAD = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0,
            0,
            0, 0, 0, 0, 0};
    private static final int FIRST_SIZE = 1 << 14;
    /** Beyond this a buffer is not kept for the next batch. */
    private static final int MOST_KEPT = 1 << 24;
    private static final long DAY_ZERO = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final int NULL = -1;

    private final String table;
    private final int columns;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int length;

    CopyRows(String table, int columns) {
        this.table = table;
        this.columns = columns;
        clear();
    }

    /** Begins a row. */
    CopyRows row() {
        putShort(columns);
        return this;
    }

    CopyRows big(long value) {
        putInt(Long.BYTES);
        putLong(value);
        return this;
    }

    /** A bigint, or null for nothing (0). */
    CopyRows bigOrNull(long value) {
        return value == 0 ? none() : big(value);
    }

    CopyRows whole(int value) {
        putInt(Integer.BYTES);
        putInt(value);
        return this;
    }

    CopyRows small(int value) {
        putInt(Short.BYTES);
        putShort(value);
        return this;
    }

    /** Text; the character NUL, which PostgreSQL cannot hold, becomes U+FFFD. */
    CopyRows text(String value) {
        return bytes((value.indexOf(0) < 0 ? value : value.replace('\0', '\uFFFD'))
                .getBytes(StandardCharsets.UTF_8));
    }

    CopyRows textOrNull(@Nullable String value) {
        return value == null ? none() : text(value);
    }

    CopyRows bytes(byte[] value) {
        putInt(value.length);
        room(value.length);
        System.arraycopy(value, 0, buffer, length, value.length);
        length += value.length;
        return this;
    }

    CopyRows date(LocalDate value) {
        return whole(Math.toIntExact(value.toEpochDay() - DAY_ZERO));
    }

    CopyRows uuid(Uetr value) {
        putInt(2 * Long.BYTES);
        putLong(value.high());
        putLong(value.low());
        return this;
    }

    CopyRows none() {
        putInt(NULL);
        return this;
    }

    /** How many bytes wait to be written. */
    int length() {
        return length - HEAD.length;
    }

    /** Writes all rows and forgets them. */
    void write(Connection connection) throws SQLException {
        if (length() == 0) {
            return;
        }
        putShort(-1);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI()
                .copyIn("copy " + table + " from stdin (format binary)");
        try {
            copy.writeToCopy(buffer, 0, length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        clear();
    }

    /** Forgets all rows. */
    void clear() {
        if (buffer.length > MOST_KEPT) {
            buffer = new byte[FIRST_SIZE];
        }
        System.arraycopy(HEAD, 0, buffer, 0, HEAD.length);
        length = HEAD.length;
    }

    private void putShort(int value) {
        room(Short.BYTES);
        buffer[length++] = (byte) (value >>> 8);
        buffer[length++] = (byte) value;
    }

    private void putInt(int value) {
        putShort(value >>> 16);
        putShort(value);
    }

    private void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(length, more), 2 * buffer.length));
        }
    }
}
