package org.steelyard.node;

import java.nio.file.Path;
import java.util.List;

import org.steelyard.cluster.LogSettings;
import org.steelyard.config.Configuration;
import org.steelyard.settlement.Settlement;

/** The log's settings, out of the configuration. */
final class LogOf {

    private LogOf() {
    }

    static LogSettings settings(Configuration configuration) {
        Configuration.Log log = configuration.log();
        List<LogSettings.Endpoint> members = log.members().stream()
                .map(member -> new LogSettings.Endpoint(member.host(), member.port())).toList();
        // One member of one needs no port: it lives inside this process.
        List<LogSettings.Endpoint> endpoints = members.size() == 1 ? List.of() : members;
        return new LogSettings(folder(configuration), log.member(), endpoints, sync(log.fsync()),
                log.snapshotEvery(), Settlement.MOST_WAITING);
    }

    static Path folder(Configuration configuration) {
        return configuration.data().resolve("log");
    }

    private static LogSettings.Sync sync(Configuration.Log.Fsync fsync) {
        return switch (fsync) {
            case NONE -> LogSettings.Sync.NONE;
            case DATA -> LogSettings.Sync.DATA;
            case FULL -> LogSettings.Sync.FULL;
        };
    }
}
