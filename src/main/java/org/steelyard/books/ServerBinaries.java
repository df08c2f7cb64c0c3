package org.steelyard.books;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs: packed in the jar, unpacked once and kept. */
final class ServerBinaries {

    /** Of the binaries in the pom; a new version unpacks beside the old one. */
    private static final String VERSION = "18.6.0";

    private final Path home;

    private ServerBinaries(Path home) {
        this.home = home;
    }

    /**
     * The programs under this folder, unpacked now if they are not there yet. Two may do this at once: each
     * unpacks for itself, and the first to finish is the one that counts.
     */
    static ServerBinaries under(Path cache) {
        return under(cache, archiveOf(System.getProperty("os.name", ""), System.getProperty("os.arch", "")));
    }

    static ServerBinaries under(Path cache, String archive) {
        Path home = cache.resolve("postgresql-" + VERSION + "-" + archive.replace(".txz", ""));
        if (!Files.isDirectory(home)) {
            unpack(archive, home);
        }
        return new ServerBinaries(home);
    }

    /** The folder for what can be made again, as the system of this user has it. */
    static Path userCache() {
        String given = System.getenv("XDG_CACHE_HOME");
        return given != null && !given.isBlank()
                ? Path.of(given, "steelyard")
                : Path.of(System.getProperty("user.home", "."), ".cache", "steelyard");
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** How the platform's archive is called in the jar. */
    static String archiveOf(String system, String architecture) {
        String os = system.toLowerCase(Locale.ROOT).startsWith("mac")
                ? "darwin"
                : system.toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "");
        String cpu = switch (architecture) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> architecture;
        };
        return "postgres-" + os + "-" + cpu + ".txz";
    }

    private static void unpack(String archive, Path home) {
        try (InputStream packed = ServerBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new BooksException("there is no PostgreSQL for this platform in the jar (" + archive
                        + " is missing): name a PostgreSQL of your own in the configuration");
            }
            Path cache = Files.createDirectories(home.toAbsolutePath().getParent());
            Path fresh = Files.createTempDirectory(cache, "unpacking");
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            extract(packed, fresh);
            settle(fresh, home);
        } catch (IOException failed) {
            throw new BooksException("PostgreSQL cannot be unpacked to " + home + ": " + failed, failed);
        }
    }

    private static void extract(InputStream packed, Path into) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException(entry.getName() + " leads out of its folder");
                }
                Files.createDirectories(entry.isDirectory() ? target : target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.copy(tar, target);
                    Files.setPosixFilePermissions(target, PosixFilePermissions
                            .fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static void settle(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            if (!Files.isDirectory(home)) {
                throw failed;
            }
            // Another was faster.
            delete(fresh);
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
