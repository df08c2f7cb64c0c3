package org.steelyard.console;

/**
 * Where the console listens.
 *
 * @param host an address of this machine's loopback: {@code localhost}, {@code 127.x.x.x} or {@code ::1}
 * @param port the port; 0 for any that is free
 */
public record ConsoleSettings(String host, int port) {

    private static final int HIGHEST_PORT = 65_535;

    /** Refuses an address that others can reach: the console does not ask who looks at it. */
    public ConsoleSettings {
        if (!isLoopback(host)) {
            throw new IllegalArgumentException("the console listens on this machine alone (localhost,"
                    + " 127.0.0.1 or ::1), not on '" + host + "': it does not ask who looks at it."
                    + " From another machine, reach it through a tunnel (ssh -L)");
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "a port is 0 (any that is free) to " + HIGHEST_PORT + ", not " + port);
        }
    }

    /** By its spelling alone: a name that somebody else resolves is not to be trusted. */
    static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.equals("[::1]")
                || host.matches("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
    }
}
