package org.steelyard.books;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that belongs to one folder and to the process that opened it. The folder's lock, which the
 * kernel drops however the process ends, says whose it is. A watchman of a few bytes ends the server when the
 * process is killed; a server that outlived even him is stopped by the next one who opens the folder.
 */
public final class PostgresServer implements AutoCloseable {

    /** Its user, who may do everything in it. */
    public static final String USER = "steelyard";

    private static final String MAJOR_VERSION = "18";
    /** Crash recovery of a bounded log takes seconds; a start beyond this is broken. */
    private static final int SECONDS_TO_START = 120;
    private static final int SECONDS_TO_STOP = 60;
    /** Somebody may take the port between the moment when it was free and the start. */
    private static final int MOST_TRIES = 5;
    /** Reads until its line to us breaks; then the server goes down in good order. */
    private static final String WATCHMAN = "trap '' INT HUP TERM; read -r line;"
            + " [ \"$line\" = stopped ] || kill -INT \"$1\"";
    private static final int PASSWORD_BYTES = 24;

    private final Path folder;
    private final Path data;
    private final FileLock lock;
    private final ServerUser user;
    private final ServerBinaries binaries;
    private final String password;
    private int port;
    private @Nullable Process watchman;

    private PostgresServer(Path folder, FileLock lock, ServerUser user) throws IOException {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.lock = lock;
        this.user = user;
        this.binaries = ServerBinaries
                .under(user == ServerUser.NOBODY ? folder.resolve("programs") : ServerBinaries.userCache());
        this.password = password(folder.resolve("password"));
    }

    /**
     * Starts the server of this folder, which is made if it is not there.
     *
     * @throws BooksException if another process has it open, or the server does not start
     */
    public static PostgresServer start(Path folder) {
        try {
            Path absolute = Files.createDirectories(folder).toRealPath();
            return start(absolute, ServerUser.of(absolute));
        } catch (IOException failed) {
            throw new BooksException("the books in " + folder + " cannot be opened: " + failed, failed);
        }
    }

    /** As {@link #start(Path)}, of an absolute folder that is there, as this user. */
    static PostgresServer start(Path folder, ServerUser user) {
        try {
            FileLock lock = lock(folder);
            try {
                PostgresServer server = new PostgresServer(folder, lock, user);
                server.stopOrphan();
                server.prepare();
                server.launch();
                return server;
            } catch (IOException | RuntimeException failed) {
                lock.acquiredBy().close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new BooksException("the books in " + folder + " cannot be opened: " + failed, failed);
        }
    }

    /** Its JDBC address, without user and password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** The password of its user. */
    public String password() {
        return password;
    }

    /** Stops it in good order, if it still runs, and lets go of the folder. Once is enough, twice no harm. */
    @Override
    public void close() {
        if (!lock.isValid()) {
            return;
        }
        try {
            if (Files.exists(data.resolve("postmaster.pid"))) {
                stop("fast");
            }
            if (watchman != null) {
                watchman.getOutputStream().write("stopped\n".getBytes(StandardCharsets.UTF_8));
                watchman.getOutputStream().close();
            }
        } catch (IOException failed) {
            throw new BooksException("the server of " + folder + " did not end well: " + failed, failed);
        } finally {
            unlock();
        }
    }

    private void unlock() {
        try {
            lock.acquiredBy().close();
        } catch (IOException failed) {
            throw new BooksException(folder + " cannot be let go: " + failed, failed);
        }
    }

    private static FileLock lock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve("LOCK"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            // Said below.
        }
        if (lock == null) {
            channel.close();
            throw new BooksException(
                    "the books in " + folder + " are open already, in this or another process");
        }
        return lock;
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Path fresh = Files.createTempFile(file.getParent(), "password", "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, HexFormat.of().formatHex(random));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    /** We hold the lock, so whoever started a server that still runs here is no more. */
    private void stopOrphan() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        if (!isOurs(ProcessHandle.of(pid))) {
            // Left by a machine that went down; the number may be another's by now.
            Files.delete(pidFile);
            return;
        }
        try {
            stop("fast");
        } catch (BooksException stuck) {
            stop("immediate");
        }
    }

    private boolean isOurs(Optional<ProcessHandle> process) {
        return process.flatMap(found -> found.info().commandLine())
                .filter(line -> line.contains("postgres") && line.contains(data.toString())).isPresent();
    }

    private void prepare() throws IOException {
        Path version = data.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            initialise();
        }
        String found = Files.readString(version).strip();
        if (!found.equals(MAJOR_VERSION)) {
            throw new BooksException("the books in " + folder + " are of PostgreSQL " + found + ", this is "
                    + MAJOR_VERSION + ": delete the folder, and the books are made again from the log");
        }
        Files.writeString(data.resolve("postgresql.conf"), ServerConfiguration.TEXT);
        Path log = folder.resolve("server.log");
        if (Files.exists(log)) {
            Files.move(log, folder.resolve("server.log.before"), StandardCopyOption.REPLACE_EXISTING);
        }
        user.own(folder);
    }

    /** Beside its place and then moved there, so that a half-made one is never taken for a whole one. */
    private void initialise() throws IOException {
        Path fresh = folder.resolve("data.new");
        if (Files.exists(fresh)) {
            ServerBinaries.delete(fresh);
        }
        user.own(folder);
        Commands.run(user.command(List.of(binaries.program("initdb"), "-D", fresh.toString(), "-U", USER,
                "--pwfile=" + folder.resolve("password"), "--auth=scram-sha-256", "--encoding=UTF8",
                "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")));
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void launch() throws IOException {
        for (int tries = 1;; tries++) {
            port = freePort();
            try {
                Commands.run(user.command(List.of(binaries.program("pg_ctl"), "start", "-w", "-s", "-t",
                        String.valueOf(SECONDS_TO_START), "-D", data.toString(), "-l",
                        folder.resolve("server.log").toString(), "-o", "-p " + port)));
                break;
            } catch (BooksException failed) {
                if (tries == MOST_TRIES) {
                    throw new BooksException("PostgreSQL did not start; " + folder.resolve("server.log")
                            + " says why. " + failed.getMessage(), failed);
                }
            }
        }
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        watchman = Commands.start(List.of("/bin/sh", "-c", WATCHMAN, "watchman", pid));
    }

    private void stop(String mode) {
        Commands.run(user.command(List.of(binaries.program("pg_ctl"), "stop", "-w", "-s", "-t",
                String.valueOf(SECONDS_TO_STOP), "-m", mode, "-D", data.toString())));
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
