package org.steelyard.console;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How many instructions settled in each of the last seconds, by currency. Not safe for several threads. */
final class Throughput {

    /** Fifteen minutes: enough to see a trend, small enough to send whole. */
    static final int SECONDS = 900;

    private final Map<String, long[]> perSecond = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long lastSecond;

    /**
     * Notes how many had settled in all by this second. What the first count of a currency holds settled
     * before anybody looked, and what settled in a gap is shown in the second that ends it.
     *
     * @param second seconds since the epoch; never less than before
     * @param settled the currency's count of settled instructions
     */
    void note(long second, String currency, long settled) {
        moveTo(second);
        Long before = counts.put(currency, settled);
        long[] ring = perSecond.computeIfAbsent(currency, _ -> new long[SECONDS]);
        if (before != null) {
            // Books that are being rebuilt count from nothing again: that is no negative settlement.
            ring[slot(second)] += Math.max(0, settled - before);
        }
    }

    /** The last seconds, the oldest first, up to this one. */
    ObjectNode json(long second) {
        moveTo(second);
        ObjectNode series = Rows.object();
        perSecond.forEach((currency, ring) -> {
            ArrayNode values = series.putArray(currency);
            for (int ago = SECONDS - 1; ago >= 0; ago--) {
                values.add(ring[slot(second - ago)]);
            }
        });
        ObjectNode json = Rows.object().put("end", second);
        json.set("series", series);
        return json;
    }

    private void moveTo(long second) {
        if (lastSecond == 0) {
            lastSecond = second;
        }
        long from = Math.max(lastSecond + 1, second - SECONDS + 1);
        for (long passed = from; passed <= second; passed++) {
            for (long[] ring : perSecond.values()) {
                ring[slot(passed)] = 0;
            }
        }
        lastSecond = Math.max(lastSecond, second);
    }

    private static int slot(long second) {
        return Math.floorMod(second, SECONDS);
    }
}
