package org.steelyard.liquidity;

import java.util.Arrays;

/**
 * Edges that carry a part of what they could, joined one by one. Where an edge would close a ring, so much is
 * moved around the ring that one of its edges carries all or nothing; what nodes have stays as it was. What
 * carries a part in the end is a forest, thus fewer edges than nodes. In the cheapest flow every such ring
 * costs nothing to go around, so that the flow stays the cheapest (Ahuja, Magnanti and Orlin, Network Flows,
 * 1993, section 11.2).
 */
final class Forest {

    private static final int NONE = -1;

    private final int[] from;
    private final int[] to;
    private final long[] most;
    private final long[] carried;
    private int edges;

    /** Edges of each node that carry a part, as a doubly linked list of half edges. */
    private final int[] first;
    private final int[] next;
    private final int[] before;

    /** How a node was reached in a search: by which half edge; and in which search. */
    private final int[] reachedBy;

    private final int[] reachedIn;
    private final int[] line;
    private int search;

    Forest(int nodes, int mostEdges) {
        from = new int[mostEdges];
        to = new int[mostEdges];
        most = new long[mostEdges];
        carried = new long[mostEdges];
        first = new int[nodes];
        Arrays.fill(first, NONE);
        next = new int[2 * mostEdges];
        before = new int[2 * mostEdges];
        reachedBy = new int[nodes];
        reachedIn = new int[nodes];
        line = new int[nodes];
    }

    /** Joins an edge that carries so much of at most so much, and returns its number. */
    int join(int start, int end, long amount, long mostAmount) {
        int edge = edges++;
        from[edge] = start;
        to[edge] = end;
        most[edge] = mostAmount;
        carried[edge] = amount;
        if (isPartial(edge) && isReached(end, start)) {
            goAround(edge);
        }
        if (isPartial(edge)) {
            hang(2 * edge, start);
            hang(2 * edge + 1, end);
        }
        return edge;
    }

    /** What the edge carries now. */
    long carried(int edge) {
        return carried[edge];
    }

    /** Whether it carries something, but not all that it could. */
    boolean isPartial(int edge) {
        return carried[edge] > 0 && carried[edge] < most[edge];
    }

    /** A half edge stands at one end; its other end. */
    private int other(int half) {
        return (half & 1) == 0 ? to[half / 2] : from[half / 2];
    }

    /** Looks for the way from one node to another. */
    private boolean isReached(int origin, int goal) {
        search++;
        reachedIn[origin] = search;
        reachedBy[origin] = NONE;
        line[0] = origin;
        int count = 1;
        for (int at = 0; at < count && reachedIn[goal] != search; at++) {
            for (int half = first[line[at]]; half != NONE; half = next[half]) {
                int node = other(half);
                if (reachedIn[node] != search) {
                    reachedIn[node] = search;
                    reachedBy[node] = half;
                    line[count++] = node;
                }
            }
        }
        return reachedIn[goal] == search;
    }

    /** The way back from the edge's end to its start has been found: more through the edge, or less. */
    private void goAround(int edge) {
        long more = most[edge] - carried[edge];
        long less = carried[edge];
        for (int half = reachedBy[from[edge]]; half != NONE; half = reachedBy[startOf(half)]) {
            int each = half / 2;
            boolean along = (half & 1) == 0;
            more = Math.min(more, along ? most[each] - carried[each] : carried[each]);
            less = Math.min(less, along ? carried[each] : most[each] - carried[each]);
        }
        long by = more <= less ? more : -less;
        carried[edge] += by;
        for (int half = reachedBy[from[edge]]; half != NONE; half = reachedBy[startOf(half)]) {
            int each = half / 2;
            carried[each] += (half & 1) == 0 ? by : -by;
            if (!isPartial(each)) {
                take(2 * each, from[each]);
                take(2 * each + 1, to[each]);
            }
        }
    }

    private int startOf(int half) {
        return (half & 1) == 0 ? from[half / 2] : to[half / 2];
    }

    private void hang(int half, int node) {
        next[half] = first[node];
        before[half] = NONE;
        if (first[node] != NONE) {
            before[first[node]] = half;
        }
        first[node] = half;
    }

    private void take(int half, int node) {
        if (before[half] == NONE) {
            first[node] = next[half];
        } else {
            next[before[half]] = next[half];
        }
        if (next[half] != NONE) {
            before[next[half]] = before[half];
        }
    }
}
