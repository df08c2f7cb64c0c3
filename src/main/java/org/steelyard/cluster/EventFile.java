package org.steelyard.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

import org.agrona.concurrent.UnsafeBuffer;
import org.steelyard.cluster.wire.EventBatchDecoder;
import org.steelyard.cluster.wire.MessageHeaderDecoder;

/**
 * One file of the recorded stream, read from its beginning: a head with the index of its first event and the
 * chain before it, then frames. A frame is the length of its batch, the CRC-32C of the batch, and the batch.
 */
final class EventFile implements AutoCloseable {

    static final int HEAD_BYTES = 24;
    static final int FRAME_HEAD_BYTES = 8;
    /** A batch ends when it has grown to this. */
    static final int BATCH_BYTES = 128 * 1024;
    /** No frame is longer; a length beyond is no length but rubbish. */
    static final int LONGEST_BATCH_BYTES = 4 * 1024 * 1024;

    private static final long MAGIC = 0x31_54_56_45_4C_59_54_53L;
    private static final String SUFFIX = ".events";

    private final FileChannel file;
    private final long firstIndex;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EventBatchDecoder batch = new EventBatchDecoder();
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private final long chainBefore;
    private ByteBuffer block = ByteBuffer.allocateDirect(2 * BATCH_BYTES).order(ByteOrder.LITTLE_ENDIAN)
            .limit(0);
    /** Where in the file the block begins. */
    private long blockPosition;
    /** Where in the file the next frame begins; 0 if not even the head is whole. */
    private long position;

    private EventFile(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.READ);
        firstIndex = firstIndex(path);
        boolean headIsWhole = has(HEAD_BYTES) && block.getLong(0) == MAGIC
                && block.getLong(Long.BYTES) == firstIndex;
        chainBefore = headIsWhole ? block.getLong(2 * Long.BYTES) : EventChain.START;
        position = headIsWhole ? HEAD_BYTES : 0;
    }

    /** Opens a file for reading; others may append to it meanwhile. */
    static EventFile open(Path path) throws IOException {
        return new EventFile(path);
    }

    /** Sorts as its number does. */
    static String name(long firstIndex) {
        return String.format("%019d%s", firstIndex, SUFFIX);
    }

    static boolean isNamedAsOne(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    static long firstIndex(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    static ByteBuffer head(long firstIndex, long chainBefore) {
        return ByteBuffer.allocate(HEAD_BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(MAGIC)
                .putLong(firstIndex).putLong(chainBefore).flip();
    }

    static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    long firstIndex() {
        return firstIndex;
    }

    long chainBefore() {
        return chainBefore;
    }

    /** Where the next frame begins, in bytes from the beginning of the file; 0 if it has no whole head. */
    long position() {
        return position;
    }

    /** The batch that {@link #next} found; its events are not read yet. */
    EventBatchDecoder batch() {
        return batch;
    }

    /**
     * Moves on to the next frame.
     *
     * @return false if there is none yet, or it is not there whole
     */
    boolean next() throws IOException {
        int length = position > 0 && has(FRAME_HEAD_BYTES) ? block.getInt(at()) : 0;
        if (length <= 0 || length > LONGEST_BATCH_BYTES || !has(FRAME_HEAD_BYTES + length)
                || !isSound(length)) {
            // What is in memory may be older than what is in the file by now.
            block.limit(0);
            blockPosition = position;
            return false;
        }
        view.wrap(block, at() + FRAME_HEAD_BYTES, length);
        batch.wrapAndApplyHeader(view, 0, header);
        position += FRAME_HEAD_BYTES + length;
        return true;
    }

    private boolean isSound(int length) {
        int from = at() + FRAME_HEAD_BYTES;
        return crc(block.duplicate().limit(from + length).position(from)) == block
                .getInt(at() + Integer.BYTES);
    }

    private int at() {
        return (int) (position - blockPosition);
    }

    /** Whether so many bytes from the position on are in the block, if need be after reading them. */
    private boolean has(int bytes) throws IOException {
        if (block.limit() - at() >= bytes) {
            return true;
        }
        if (bytes > block.capacity()) {
            block = ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
        blockPosition = position;
        block.clear();
        int read = 0;
        while (block.hasRemaining() && read >= 0) {
            read = file.read(block, blockPosition + block.position());
        }
        block.flip();
        return block.limit() >= bytes;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
