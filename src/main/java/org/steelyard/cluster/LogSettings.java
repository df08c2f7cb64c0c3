package org.steelyard.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.steelyard.settlement.Settlement;

/**
 * How a member of the log is set up.
 *
 * @param folder where the log, its snapshots and the recorded events are kept; one folder a member
 * @param member the number of this member, from 0: its place among the endpoints
 * @param endpoints where every member is reached, the same list in the same order on each; empty for a log
 *            of one member that lives inside its process and opens no port
 * @param sync what has happened to a command's bytes on disk before the command is acknowledged
 * @param snapshotEvery how long after a snapshot the next is taken if anything happened; from a second
 * @param mostWaiting how many instructions may wait at once; the same on every member
 */
public record LogSettings(Path folder, int member, List<Endpoint> endpoints, Sync sync,
        Duration snapshotEvery, int mostWaiting) {

    /** More members only make each payment slower: five outlive the loss of two. */
    public static final int MOST_MEMBERS = 7;
    /** The ports from {@link Endpoint#port} on that a member uses. */
    public static final int PORTS_A_MEMBER = 10;
    /** A snapshot stops settlement for as long as it takes; one a second would do nothing else. */
    public static final Duration SHORTEST_SNAPSHOT_INTERVAL = Duration.ofSeconds(1);

    private static final Duration HOURLY = Duration.ofHours(1);
    private static final int HIGHEST_PORT = 65_535;

    /** What must have reached the disk before a command counts as accepted. */
    public enum Sync {
        /** Nothing: the operating system writes when it likes. A power cut loses acknowledged payments. */
        NONE,
        /** The bytes (fdatasync). */
        DATA,
        /** The bytes and all that the file system knows about the file (fsync). */
        FULL
    }

    /**
     * Where a member is reached.
     *
     * @param host a name or an address that the other members and the clients resolve
     * @param port the first of {@value LogSettings#PORTS_A_MEMBER} ports in a row
     */
    public record Endpoint(String host, int port) {

        /** Refuses a missing host and ports that do not exist. */
        public Endpoint {
            if (host.isBlank()) {
                throw new IllegalArgumentException("a member of the log needs a host");
            }
            if (port < 1 || port > HIGHEST_PORT - PORTS_A_MEMBER + 1) {
                throw new IllegalArgumentException("the first port of a member is 1 to "
                        + (HIGHEST_PORT - PORTS_A_MEMBER + 1) + ", not " + port);
            }
        }

        String at(int offset) {
            return host + ":" + (port + offset);
        }
    }

    /** Refuses what no member can be. */
    public LogSettings {
        endpoints = List.copyOf(endpoints);
        if (endpoints.size() > MOST_MEMBERS) {
            throw new IllegalArgumentException("a log has at most " + MOST_MEMBERS + " members, not "
                    + endpoints.size());
        }
        int members = Math.max(1, endpoints.size());
        if (member < 0 || member >= members) {
            throw new IllegalArgumentException("the members of this log are 0 to " + (members - 1)
                    + ", and none is number " + member);
        }
        if (snapshotEvery.compareTo(SHORTEST_SNAPSHOT_INTERVAL) < 0) {
            throw new IllegalArgumentException("snapshots are at least " + SHORTEST_SNAPSHOT_INTERVAL
                    + " apart, not " + snapshotEvery);
        }
        if (mostWaiting < 1) {
            throw new IllegalArgumentException("at least one instruction must be able to wait, not "
                    + mostWaiting);
        }
    }

    /** One member inside this process, safe against a power cut, a snapshot an hour. */
    public static LogSettings embedded(Path folder) {
        return new LogSettings(folder, 0, List.of(), Sync.DATA, HOURLY, Settlement.MOST_WAITING);
    }

    /** One of several members, safe against a power cut, a snapshot an hour. */
    public static LogSettings member(Path folder, int member, List<Endpoint> endpoints) {
        return new LogSettings(folder, member, endpoints, Sync.DATA, HOURLY, Settlement.MOST_WAITING);
    }

    /** The same with another level of safety against a power cut. */
    public LogSettings withSync(Sync other) {
        return new LogSettings(folder, member, endpoints, other, snapshotEvery, mostWaiting);
    }

    /** The same with another interval of snapshots. */
    public LogSettings withSnapshotEvery(Duration interval) {
        return new LogSettings(folder, member, endpoints, sync, interval, mostWaiting);
    }

    boolean isEmbedded() {
        return endpoints.isEmpty();
    }
}
