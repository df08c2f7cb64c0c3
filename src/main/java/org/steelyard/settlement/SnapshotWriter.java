package org.steelyard.settlement;

/**
 * Where the engine writes its whole state. The log's room puts the values to disk; the engine does no I/O.
 */
public interface SnapshotWriter {

    /** Writes 64 bits. */
    void putLong(long value);

    /** Writes 32 bits. */
    void putInt(int value);

    /** Writes a text of any length. */
    void putText(String text);

    /** Writes the first values of an array; its length is not written. */
    void putLongs(long[] values, int length);
}
