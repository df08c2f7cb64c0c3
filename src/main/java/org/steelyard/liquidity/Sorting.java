package org.steelyard.liquidity;

/** Sorts plain arrays side by side, without a box for each number; equal keys by their companions. */
final class Sorting {

    private Sorting() {
    }

    /** The indices of these keys, largest key first, equal ones by index. */
    static int[] descending(long[] keys) {
        long[] negative = new long[keys.length];
        int[] order = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            negative[i] = ~keys[i];
            order[i] = i;
        }
        ascending(negative, order, 0, keys.length);
        return order;
    }

    /** Sorts both arrays from start to end by key, then by companion (heap sort: never slow on any input). */
    static void ascending(long[] keys, int[] companions, int start, int end) {
        int size = end - start;
        for (int root = size / 2 - 1; root >= 0; root--) {
            sift(keys, companions, start, root, size);
        }
        for (int last = size - 1; last > 0; last--) {
            swap(keys, companions, start, start + last);
            sift(keys, companions, start, 0, last);
        }
    }

    private static void sift(long[] keys, int[] companions, int start, int from, int size) {
        int root = from;
        while (2 * root + 1 < size) {
            int child = 2 * root + 1;
            if (child + 1 < size && isBefore(keys, companions, start + child, start + child + 1)) {
                child++;
            }
            if (!isBefore(keys, companions, start + root, start + child)) {
                return;
            }
            swap(keys, companions, start + root, start + child);
            root = child;
        }
    }

    private static boolean isBefore(long[] keys, int[] companions, int one, int other) {
        return keys[one] != keys[other] ? keys[one] < keys[other] : companions[one] < companions[other];
    }

    private static void swap(long[] keys, int[] companions, int one, int other) {
        long key = keys[one];
        keys[one] = keys[other];
        keys[other] = key;
        int companion = companions[one];
        companions[one] = companions[other];
        companions[other] = companion;
    }
}
