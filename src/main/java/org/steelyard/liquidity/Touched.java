package org.steelyard.liquidity;

import java.util.Arrays;

/**
 * Which positions each payment touches: a position's number to draw on it, its complement to fill it. Each
 * payment's entries stand in a row; the room of a row doubles, and stays for the next payment of its number.
 */
final class Touched {

    private static final int USUAL_ROOM = 2;

    private int[] entry = new int[128];
    private int end;

    /** By payment; room of nothing says that it never had entries. */
    private int[] start = new int[64];
    private int[] count = new int[64];
    private int[] room = new int[64];

    void clear() {
        end = 0;
        Arrays.fill(room, 0);
    }

    /** Nothing is touched by this payment yet. */
    void open(int payment) {
        if (payment >= start.length) {
            int length = Math.max(payment + 1, 2 * start.length);
            start = Arrays.copyOf(start, length);
            count = Arrays.copyOf(count, length);
            room = Arrays.copyOf(room, length);
        }
        count[payment] = 0;
    }

    void add(int payment, int code) {
        if (count[payment] == room[payment]) {
            grow(payment);
        }
        entry[start[payment] + count[payment]++] = code;
    }

    private void grow(int payment) {
        int wanted = Math.max(USUAL_ROOM, 2 * room[payment]);
        if (entry.length - end < wanted) {
            entry = Arrays.copyOf(entry, Math.max(2 * entry.length, end + wanted));
        }
        System.arraycopy(entry, start[payment], entry, end, count[payment]);
        start[payment] = end;
        room[payment] = wanted;
        end += wanted;
    }

    /** Where the entries of a payment begin. */
    int start(int payment) {
        return start[payment];
    }

    /** Where they end; this place is none of them. */
    int end(int payment) {
        return start[payment] + count[payment];
    }

    int entry(int at) {
        return entry[at];
    }
}
