package org.steelyard.liquidity;

/** Positions of a set that may be short: noted when something changes there, looked at when asked. */
final class Shortages {

    private final Selection selection;
    private final int[] suspects;
    private final boolean[] suspected;
    private int count;

    Shortages(Selection selection) {
        this.selection = selection;
        this.suspects = new int[selection.problem.positions()];
        this.suspected = new boolean[suspects.length];
    }

    void clear() {
        while (count > 0) {
            suspected[suspects[--count]] = false;
        }
    }

    void suspectAll() {
        for (int position = 0; position < suspected.length; position++) {
            suspect(position);
        }
    }

    void suspect(int position) {
        if (!suspected[position] && selection.isShort(position)) {
            suspected[position] = true;
            suspects[count++] = position;
        }
    }

    /** The position that is short by most; -1 if none is. */
    int worst() {
        int worst = -1;
        for (int i = count - 1; i >= 0; i--) {
            int position = suspects[i];
            if (!selection.isShort(position)) {
                suspected[position] = false;
                suspects[i] = suspects[--count];
            } else if (worst < 0 || selection.left[position] < selection.left[worst]) {
                worst = position;
            }
        }
        return worst;
    }
}
