package org.steelyard.command;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.steelyard.gateway.DoorCaller;
import org.steelyard.gateway.DoorCaller.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A cycle by its name: the node knows cycles by numbers, since names come again.
 *
 * @param name its name
 * @param ledger its ledger; empty for any
 */
record CyclesAtTheDoor(DoorCaller door, String name, String ledger) {

    private static final String CYCLES = "/v1/operator/cycles";
    private static final int OK = 200;
    private static final long LONGEST_BOOKING_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final Set<String> CLOSED = Set.of("SETTLED", "RETURNED");

    /** Something to be done about a cycle. */
    interface Deed {
        Reply of(JsonNode cycle) throws IOException, InterruptedException;
    }

    /** Does it to the one cycle of this name that is not closed. */
    Reply withOpenOne(Deed deed) throws IOException, InterruptedException {
        Reply all = all();
        if (all.status() != OK) {
            return all;
        }
        JsonNode found = null;
        for (JsonNode cycle : JsonMapper.shared().readTree(all.body()).path("cycles")) {
            if (isMeant(cycle) && !CLOSED.contains(cycle.path("stage").asString())) {
                if (found != null) {
                    return refused("cycles " + name + " are open on several ledgers: name one (--ledger)");
                }
                found = cycle;
            }
        }
        return found == null ? refused("no cycle " + name + " is open") : deed.of(found);
    }

    /** The report of the newest of this name. */
    Reply report() throws IOException, InterruptedException {
        Reply all = all();
        if (all.status() != OK) {
            return all;
        }
        return newest(JsonMapper.shared().readTree(all.body())).isEmpty()
                ? refused("there has been no cycle " + name + " among the last 100")
                : look(newest(JsonMapper.shared().readTree(all.body())).get());
    }

    /** The report, as soon as the books have what the log has answered. */
    Reply after(Reply done) throws IOException, InterruptedException {
        if (done.status() != OK) {
            return done;
        }
        long index = JsonMapper.shared().readTree(done.body()).path("index").asLong();
        long deadline = System.nanoTime() + LONGEST_BOOKING_NANOS;
        while (true) {
            Reply all = all();
            if (all.status() != OK) {
                return all;
            }
            if (JsonMapper.shared().readTree(all.body()).path("index").asLong() >= index) {
                return report();
            }
            if (System.nanoTime() - deadline > 0) {
                return refused("it is done, but the books do not tell it yet; ask again");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private Optional<JsonNode> newest(JsonNode all) {
        return all.path("cycles").valueStream().filter(this::isMeant).findFirst();
    }

    private Reply look(JsonNode cycle) throws IOException, InterruptedException {
        return door.look("operator", CYCLES + "/" + cycle.path("number").asLong());
    }

    private boolean isMeant(JsonNode cycle) {
        return cycle.path("name").asString().equals(name)
                && (ledger.isEmpty() || cycle.path("ledger").asString().equals(ledger));
    }

    private Reply all() throws IOException, InterruptedException {
        return door.look("operator", CYCLES + "?limit=100");
    }

    private static Reply refused(String detail) {
        return new Reply(0, "{\"detail\":" + JsonMapper.shared().writeValueAsString(detail) + "}");
    }
}
