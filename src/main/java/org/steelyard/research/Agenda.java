package org.steelyard.research;

/** What happens by the clock of a day, besides payments. */
final class Agenda {

    /** In the order in which they happen, where they are due at one moment. */
    enum Item {
        END_OF_PATIENCE,
        LARGEST_SET,
        OPTIMISER,
        LOOK,
        EXPECTATIONS
    }

    private static final long HOUR_MILLIS = 3_600_000;

    private final long[] next = new long[Item.values().length];
    private final long[] every = new long[next.length];
    private final long closeMillis;

    Agenda(Plan plan, long closeMillis) {
        this.closeMillis = closeMillis;
        Mechanisms mechanisms = plan.mechanisms();
        set(Item.END_OF_PATIENCE, plan.conduct().receiptsPpm() == 0 ? 0 : plan.conduct().patientUntilMillis(),
                closeMillis);
        set(Item.LARGEST_SET, mechanisms.largestMillis(), mechanisms.largestMillis());
        set(Item.OPTIMISER, mechanisms.optimiserMillis(), mechanisms.optimiserMillis());
        set(Item.LOOK, plan.sampleMillis(), plan.sampleMillis());
        set(Item.EXPECTATIONS, plan.conduct().announcedPpm() == 0 ? 0 : HOUR_MILLIS, HOUR_MILLIS);
    }

    private void set(Item item, long first, long interval) {
        next[item.ordinal()] = first <= 0 ? Long.MAX_VALUE : first;
        every[item.ordinal()] = interval;
    }

    /** When the next item is due; never, if that is not before the close. */
    long nextMillis() {
        long least = Long.MAX_VALUE;
        for (long each : next) {
            least = Math.min(least, each);
        }
        return least < closeMillis ? least : Long.MAX_VALUE;
    }

    /** The item that is due next, which is over with this. */
    Item take() {
        Item first = Item.EXPECTATIONS;
        for (Item item : Item.values()) {
            if (next[item.ordinal()] < next[first.ordinal()]
                    || next[item.ordinal()] == next[first.ordinal()] && item.compareTo(first) < 0) {
                first = item;
            }
        }
        next[first.ordinal()] += every[first.ordinal()];
        return first;
    }
}
