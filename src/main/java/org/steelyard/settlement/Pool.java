package org.steelyard.settlement;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** What a bank has pledged for intraday credit on one account, and how much of that counts. */
final class Pool {

    /** More than a bank pledges one by one; with it no sum of items leaves 64 bits. */
    static final int MOST_ITEMS = 1_000;
    /** A haircut of all of the value, in hundredths of a percent. */
    static final int WHOLE = 10_000;

    /** One thing pledged. */
    record Item(long value, int haircutBp) {

        /** What of its value may be lent, rounded down: exact, since no product leaves 64 bits. */
        long lendable() {
            long kept = (long) WHOLE - haircutBp;
            return value / WHOLE * kept + value % WHOLE * kept / WHOLE;
        }
    }

    private final TreeMap<String, Item> items = new TreeMap<>();
    private long lendable;
    /** What the pool gives of credit at most; negative where nothing caps it. */
    long ceiling = Cap.NONE;

    @Nullable
    Item item(String name) {
        return items.get(name);
    }

    int size() {
        return items.size();
    }

    /** What all items are worth after their haircuts. */
    long lendable() {
        return lendable;
    }

    /** The credit that the pool gives. */
    long secured() {
        return securedBy(lendable);
    }

    /** The credit that it would give if its items were worth so much after their haircuts. */
    long securedBy(long lendableMinor) {
        return ceiling < 0 ? lendableMinor : Math.min(lendableMinor, ceiling);
    }

    /** What all items would be worth if this one became another; null where there is none. */
    long lendableWith(String name, @Nullable Item other) {
        Item before = items.get(name);
        long without = lendable - (before == null ? 0 : before.lendable());
        return Math.addExact(without, other == null ? 0 : other.lendable());
    }

    void put(String name, @Nullable Item other) {
        lendable = lendableWith(name, other);
        if (other == null) {
            items.remove(name);
        } else {
            items.put(name, other);
        }
    }

    /** Whether what it says of all items is what they add up to. */
    boolean isTrue() {
        return lendable == items.values().stream().mapToLong(Item::lendable).reduce(0, Math::addExact);
    }

    void save(SnapshotWriter out) {
        out.putLong(ceiling);
        out.putInt(items.size());
        for (Map.Entry<String, Item> each : items.entrySet()) {
            out.putText(each.getKey());
            out.putLong(each.getValue().value);
            out.putInt(each.getValue().haircutBp);
        }
    }

    static Pool restore(SnapshotReader in) {
        Pool pool = new Pool();
        pool.ceiling = in.getLong();
        for (int left = in.getInt(); left > 0; left--) {
            pool.put(in.getText(), new Item(in.getLong(), in.getInt()));
        }
        return pool;
    }
}
