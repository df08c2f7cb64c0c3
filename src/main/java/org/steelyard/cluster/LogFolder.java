package org.steelyard.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder of one member, held by this process alone. The kernel drops the lock with the process, so that a
 * member that was killed starts again at once; the log's own marks, which it would otherwise wait for, stand
 * in memory and are wiped here.
 */
final class LogFolder implements AutoCloseable {

    private static final String FORMAT = "steelyard log 1";
    private static final int MOST_WIPES = 10;
    private static final String LOCK = "LOCK";
    private static final String MEMORY = "steelyard-";
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final Path folder;
    private final Path memory;
    private final FileChannel lockFile;
    private final FileChannel memoryLock;

    private LogFolder(Path folder, Path memory, FileChannel lockFile, FileChannel memoryLock) {
        this.folder = folder;
        this.memory = memory;
        this.lockFile = lockFile;
        this.memoryLock = memoryLock;
    }

    /**
     * Takes the folder.
     *
     * @throws LogException if another process has it, or it belongs to another member or format
     */
    static LogFolder take(LogSettings settings) {
        try {
            Files.createDirectories(settings.folder());
            Path folder = settings.folder().toRealPath();
            FileChannel lockFile = lock(folder);
            try {
                checkOwner(folder, settings);
                sweep(memoryRoot());
                Path memory = memoryRoot().resolve(MEMORY + UUID.nameUUIDFromBytes(
                        folder.toString().getBytes(StandardCharsets.UTF_8)));
                wipe(memory);
                return new LogFolder(folder, memory, lockFile, lockMemory(memory));
            } catch (IOException | RuntimeException refused) {
                lockFile.close();
                throw refused;
            }
        } catch (IOException unusable) {
            throw new LogException("the log's folder " + settings.folder() + " cannot be used: " + unusable,
                    unusable);
        }
    }

    /**
     * Refuses a log that is in use: its files change under whoever reads them.
     *
     * @throws LogException if another process has it
     */
    static void checkFree(Path folder) throws IOException {
        lock(folder).close();
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel file = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            // The same answer as for another process.
        }
        if (lock == null) {
            file.close();
            throw new LogException("the log's folder " + folder + " is in use by another process;"
                    + " each member needs a folder of its own");
        }
        return file;
    }

    /**
     * A folder that is mounted at the wrong member would make it vote with another's log; another limit of
     * what may wait would make a replay decide otherwise than the first time.
     */
    private static void checkOwner(Path folder, LogSettings settings) throws IOException {
        Path file = folder.resolve("member");
        List<String> expected = List.of(FORMAT, "member " + settings.member(),
                settings.isEmbedded() ? "embedded" : "of " + settings.endpoints().size(),
                "at most " + settings.mostWaiting() + " waiting");
        if (!Files.exists(file)) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.anyMatch(each -> !each.endsWith(LOCK))) {
                    throw new LogException("the folder " + folder + " holds other things than a log;"
                            + " a new log needs an empty folder");
                }
            }
            Files.write(file, expected, StandardCharsets.US_ASCII, StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        }
        List<String> found = Files.readAllLines(file, StandardCharsets.US_ASCII);
        if (!found.equals(expected)) {
            throw new LogException("the log's folder " + folder + " belongs to '" + String.join(", ", found)
                    + "', and cannot serve '" + String.join(", ", expected) + "'");
        }
    }

    private static Path memoryRoot() {
        return Files.isDirectory(SHARED_MEMORY) && Files.isWritable(SHARED_MEMORY)
                ? SHARED_MEMORY
                : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static FileChannel lockMemory(Path memory) throws IOException {
        Path file = memory.resolve(LOCK);
        while (true) {
            Files.createDirectories(memory);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            if (Files.exists(file)) {
                return channel;
            }
            // Somebody's sweep was faster.
            channel.close();
        }
    }

    /** Takes away what members that were killed, and never came back, have left in memory. */
    private static void sweep(Path root) throws IOException {
        List<Path> left;
        try (Stream<Path> all = Files.list(root)) {
            left = all.filter(each -> each.getFileName().toString().startsWith(MEMORY)).toList();
        }
        for (Path each : left) {
            try (FileChannel channel = FileChannel.open(each.resolve(LOCK), StandardOpenOption.WRITE)) {
                if (channel.tryLock() != null) {
                    wipe(each);
                }
            } catch (IOException | OverlappingFileLockException notOurs) {
                // In use by this process, or somebody else's to take away.
            }
        }
    }

    /** Deletes a tree; another process may be about the same. */
    static void wipe(Path tree) throws IOException {
        for (int left = MOST_WIPES; Files.exists(tree); left--) {
            try (Stream<Path> all = Files.walk(tree)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            } catch (IOException | UncheckedIOException changed) {
                if (left == 0) {
                    throw new IOException(tree + " cannot be deleted", changed);
                }
            }
        }
    }

    Path archive() {
        return folder.resolve("archive");
    }

    Path cluster() {
        return folder.resolve("cluster");
    }

    Path events() {
        return folder.resolve("events");
    }

    Path driver() {
        return memory.resolve("driver");
    }

    Path marks() {
        return memory.resolve("marks");
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        try {
            wipe(memory);
            memoryLock.close();
            lockFile.close();
        } catch (IOException left) {
            throw new LogException("the log's folder " + folder + " was not left in order: " + left, left);
        }
    }
}
