package org.steelyard.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The files of the recorded stream, the last of them open for more. One writer, many readers. */
final class EventFolder implements AutoCloseable {

    /** A file gets no longer than this, save for one batch. */
    static final long FILE_BYTES = 128L * 1024 * 1024;

    private final Path folder;
    private final ConcurrentSkipListMap<Long, Path> files = new ConcurrentSkipListMap<>();
    private FileChannel last;
    private long position;
    private long nextIndex;
    private long chain = EventChain.START;
    private volatile long recorded;

    private EventFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(EventFile::isNamedAsOne).forEach(file -> files.put(EventFile.firstIndex(file), file));
        }
        last = openLast();
        recorded = nextIndex;
    }

    /** Opens the folder; what was not written whole at its end is cut off. */
    static EventFolder open(Path folder) throws IOException {
        return new EventFolder(folder);
    }

    private FileChannel openLast() throws IOException {
        while (!files.isEmpty()) {
            Map.Entry<Long, Path> entry = files.lastEntry();
            try (EventFile file = EventFile.open(entry.getValue())) {
                if (file.position() > 0) {
                    return cutAfterLastWhole(file, entry.getValue());
                }
            }
            // Its head was never written whole, so nothing can be in it.
            Files.delete(entry.getValue());
            files.pollLastEntry();
        }
        return begin();
    }

    private FileChannel cutAfterLastWhole(EventFile file, Path path) throws IOException {
        nextIndex = file.firstIndex();
        chain = file.chainBefore();
        position = file.position();
        while (file.next() && file.batch().firstIndex() == nextIndex) {
            nextIndex += file.batch().events().count();
            chain = file.batch().chainAfter();
            position = file.position();
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
        channel.truncate(position);
        return channel;
    }

    private FileChannel begin() throws IOException {
        Path path = folder.resolve(EventFile.name(nextIndex));
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        position = 0;
        write(channel, EventFile.head(nextIndex, chain));
        files.put(nextIndex, path);
        return channel;
    }

    private void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    /** Appends a frame with the next events; they can be read when this returns. */
    void append(ByteBuffer frame, int events, long chainAfter) throws IOException {
        if (position >= FILE_BYTES) {
            // The rule at the next opening is that only the last file may have an end that is not whole.
            last.force(true);
            last.close();
            last = begin();
        }
        write(last, frame);
        nextIndex += events;
        chain = chainAfter;
        recorded = nextIndex;
    }

    /** When this returns, all that was appended survives a power cut. */
    void force() throws IOException {
        last.force(true);
    }

    /** The number of events that can be read: the index of the next. */
    long recorded() {
        return recorded;
    }

    /** The chain over all recorded events. For the writer only. */
    long chain() {
        return chain;
    }

    /** The file that has the event with this index, or will have it. */
    Path fileOf(long index) {
        return files.floorEntry(index).getValue();
    }

    /** The index of the first event that is still there. */
    long first() {
        return files.firstKey();
    }

    @Override
    public void close() throws IOException {
        last.close();
    }
}
