package org.steelyard.settlement;

/** Where the engine reads its state back from, value for value as {@link SnapshotWriter} wrote it. */
public interface SnapshotReader {

    /** Reads 64 bits. */
    long getLong();

    /** Reads 32 bits. */
    int getInt();

    /** Reads a text. */
    String getText();

    /** Fills the first places of an array. */
    void getLongs(long[] values, int length);
}
