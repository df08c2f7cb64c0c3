package org.steelyard.research;

import java.util.ArrayList;
import java.util.List;

/**
 * By which mechanisms a day's waiting payments settle, as one word: {@code fifo} or {@code bypass}, then
 * {@code +offset}, {@code +largest} (after every event) or {@code +largest/5min} (at intervals and at the
 * end), and {@code +optimiser/30s}.
 *
 * @param overtaking whether payments of priority NORMAL may settle before others that wait
 * @param offset whether a payment that lacks funds on entry may settle together with waiting ones
 * @param largestMillis how often the largest set that settles in order is sought; {@link #ALWAYS},
 *            {@link #NEVER}, or an interval in milliseconds
 * @param optimiserMillis how often the optimiser proposes a set; {@link #NEVER} or an interval
 */
public record Mechanisms(boolean overtaking, boolean offset, long largestMillis, long optimiserMillis) {

    /** After every event. */
    public static final long ALWAYS = 0;
    /** Not at all. */
    public static final long NEVER = -1;

    /** All that the engine does of itself. */
    public static final Mechanisms LADDER = new Mechanisms(true, true, ALWAYS, NEVER);

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60_000;

    /** Refuses intervals under a second. */
    public Mechanisms {
        if (largestMillis < SECOND && largestMillis != NEVER && largestMillis != ALWAYS
                || optimiserMillis < SECOND && optimiserMillis != NEVER) {
            throw new IllegalArgumentException("an interval is at least a second");
        }
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is no such word
     */
    public static Mechanisms of(String word) {
        String[] parts = word.strip().split("\\+", -1);
        if (!parts[0].equals("fifo") && !parts[0].equals("bypass")) {
            throw new IllegalArgumentException("'" + word + "' begins with neither fifo nor bypass");
        }
        boolean offset = false;
        long largest = NEVER;
        long optimiser = NEVER;
        for (int i = 1; i < parts.length; i++) {
            String[] named = parts[i].split("/", -1);
            switch (named[0] + "/" + named.length) {
                case "offset/1" -> offset = true;
                case "largest/1" -> largest = ALWAYS;
                case "largest/2" -> largest = millis(named[1]);
                case "optimiser/2" -> optimiser = millis(named[1]);
                default -> throw new IllegalArgumentException("'" + parts[i] + "' in '" + word
                        + "' is none of offset, largest, largest/5min, optimiser/30s");
            }
        }
        return new Mechanisms(parts[0].equals("bypass"), offset, largest, optimiser);
    }

    private static long millis(String interval) {
        boolean minutes = interval.endsWith("min");
        String number = interval.replaceFirst("(min|s)$", "");
        if (!number.matches("[1-9][0-9]{0,4}") || number.equals(interval)) {
            throw new IllegalArgumentException("'" + interval + "' is no interval such as 5min or 30s");
        }
        return Long.parseLong(number) * (minutes ? MINUTE : SECOND);
    }

    /** The word for it. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(List.of(overtaking ? "bypass" : "fifo"));
        if (offset) {
            parts.add("offset");
        }
        if (largestMillis == ALWAYS) {
            parts.add("largest");
        } else if (largestMillis != NEVER) {
            parts.add("largest/" + interval(largestMillis));
        }
        if (optimiserMillis != NEVER) {
            parts.add("optimiser/" + interval(optimiserMillis));
        }
        return String.join("+", parts);
    }

    private static String interval(long millis) {
        return millis % MINUTE == 0 ? millis / MINUTE + "min" : millis / SECOND + "s";
    }
}
