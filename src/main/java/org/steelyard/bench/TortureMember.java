package org.steelyard.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.steelyard.cluster.EventStream;
import org.steelyard.cluster.LogNode;
import org.steelyard.cluster.LogSettings;
import org.steelyard.money.AccountId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;

/**
 * The process of one member under torture. It answers a line on its input by a line on its output, and ends
 * with its input: whoever started it is gone then.
 */
public final class TortureMember {

    /** What an answer begins with; any other line is a word of a library. */
    static final String ANSWER = "= ";

    private static final Duration SNAPSHOTS = Duration.ofHours(1);

    private TortureMember() {
    }

    /**
     * Runs a member.
     *
     * @param args folder, number, host:port of every member separated by commas
     */
    public static void main(String[] args) throws IOException {
        int code = 1;
        LogSettings settings = LogSettings
                .member(Path.of(args[0]), Integer.parseInt(args[1]), endpoints(args[2]))
                .withSnapshotEvery(SNAPSHOTS);
        try (LogNode node = LogNode.start(settings)) {
            var _ = node.failed().thenAccept(why -> {
                System.err.println(Instant.now() + " stopped: " + why);
                Runtime.getRuntime().halt(1);
            });
            answerAll(node);
            code = 0;
        } finally {
            // The log's threads may be beyond joining when the start has failed half-way.
            Runtime.getRuntime().halt(code);
        }
    }

    static String text(List<LogSettings.Endpoint> endpoints) {
        return String.join(",", endpoints.stream().map(each -> each.host() + ":" + each.port()).toList());
    }

    private static List<LogSettings.Endpoint> endpoints(String text) {
        List<LogSettings.Endpoint> endpoints = new ArrayList<>();
        for (String each : text.split(",", -1)) {
            int colon = each.lastIndexOf(':');
            endpoints.add(new LogSettings.Endpoint(each.substring(0, colon),
                    Integer.parseInt(each.substring(colon + 1))));
        }
        return endpoints;
    }

    private static void answerAll(LogNode node) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null && !line.equals("close"); line = in.readLine()) {
            System.out.println(ANSWER + answer(node, line));
        }
    }

    private static String answer(LogNode node, String line) {
        return switch (line) {
            case "status" -> {
                LogNode.Status status = node.status();
                yield status.role() + " " + status.sequence() + " " + Long.toHexString(status.stateHash());
            }
            case "snapshot" -> Boolean.toString(node.takeSnapshot());
            case "audit" -> audit(node.events());
            default -> {
                var hash = node.stateHashAt(Long.parseLong(line));
                yield hash.isPresent() ? Long.toHexString(hash.getAsLong()) : "none";
            }
        };
    }

    /** Reads every event since the first, and says what they come to. */
    private static String audit(EventStream events) {
        Set<Uetr> settled = new HashSet<>();
        Map<AccountId, Long> balances = new TreeMap<>();
        long twice = 0;
        long index = 0;
        long gaps = 0;
        long movedMinor = 0;
        try (EventStream.Reader reader = events.from(0)) {
            while (reader.nextIndex() < events.size()) {
                for (Logged logged : reader.next()) {
                    gaps += logged.index() == index ? 0 : 1;
                    index = logged.index() + 1;
                    if (logged.event() instanceof Event.Settled event) {
                        twice += settled.add(event.instruction().references().uetr()) ? 0 : 1;
                        for (Entry entry : event.entries()) {
                            movedMinor = Math.addExact(movedMinor, entry.amount().minor());
                            balances.put(entry.account(), entry.balance().minor());
                        }
                    }
                }
            }
        }
        long sumMinor = balances.values().stream().mapToLong(Long::longValue).sum();
        return "settled=" + settled.size() + " twice=" + twice + " gaps=" + gaps + " moved=" + movedMinor
                + " sum=" + sumMinor + " balances=" + Integer.toHexString(balances.hashCode());
    }
}
