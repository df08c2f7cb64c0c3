package org.steelyard.books;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The PostgreSQL of the machine's own packages, as an operator might bring it; on a folder of its own. */
final class DebianPostgres implements AutoCloseable {

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

    private final Path data;
    private final ServerUser user;
    private final int port;

    DebianPostgres(Path folder) throws IOException {
        this.data = folder.resolve("debian");
        this.user = ServerUser.of(folder);
        user.own(folder);
        run("initdb", "-D", data.toString(), "-U", "operator", "--auth=trust", "--encoding=UTF8",
                "--locale=C.UTF-8", "--no-sync");
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        run("pg_ctl", "start", "-w", "-s", "-t", "120", "-D", data.toString(), "-l", data + ".log", "-o",
                "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -p " + port);
    }

    static boolean isThere() {
        return Files.isExecutable(PROGRAMS.resolve("initdb"))
                && Files.exists(Path.of("/usr/share/postgresql/15/extension/pg_trgm.control"));
    }

    BooksSettings settings() {
        return new BooksSettings.Jdbc("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "operator", "");
    }

    @Override
    public void close() {
        run("pg_ctl", "stop", "-w", "-s", "-m", "immediate", "-D", data.toString());
    }

    private void run(String program, String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of(PROGRAMS.resolve(program).toString()));
        command.addAll(List.of(arguments));
        Commands.run(user.command(command));
    }
}
