package org.steelyard.liquidity;

import java.util.Arrays;

/**
 * The cheapest flow from nodes that have too much to nodes that lack something, each arc costing one for each
 * unit of flow; in whole numbers. Primal-dual: shortest distances with potentials, then as much flow as the
 * shortest ways carry (Dinic), until nothing that lacks can be reached (Ahuja, Magnanti and Orlin, Network
 * Flows, 1993, section 9.8).
 */
final class Flow {

    private static final int FAR = Integer.MAX_VALUE / 4;
    private static final int NONE = -1;

    private final int nodes;
    /** What each node has too much, or lacks if under zero. */
    private final long[] excess;

    /** Arcs in pairs: each even one forward, the odd one after it the way back. */
    private int arcs;

    private int[] head = new int[64];
    private long[] room = new long[64];
    private int[] next = new int[64];
    private final int[] first;
    private final int[] potential;
    private final int[] distance;
    private final int[] level;
    private final int[] current;
    private final int[] line;

    /** Takes its own copy of the excess. */
    Flow(long[] excess) {
        this.nodes = excess.length;
        this.excess = excess.clone();
        this.first = new int[nodes];
        Arrays.fill(first, NONE);
        this.potential = new int[nodes];
        this.distance = new int[nodes];
        this.level = new int[nodes];
        this.current = new int[nodes];
        this.line = new int[nodes];
    }

    /** Adds an arc that carries at most so much, and returns its number. */
    int arc(int from, int to, long most) {
        if (arcs + 2 > head.length) {
            head = Arrays.copyOf(head, 2 * head.length);
            room = Arrays.copyOf(room, 2 * room.length);
            next = Arrays.copyOf(next, 2 * next.length);
        }
        end(from, to, most);
        end(to, from, 0);
        return arcs - 2;
    }

    private void end(int from, int to, long most) {
        head[arcs] = to;
        room[arcs] = most;
        next[arcs] = first[from];
        first[from] = arcs++;
    }

    /** What flows through this arc. */
    long through(int arc) {
        return room[arc ^ 1];
    }

    void run() {
        while (reach()) {
            for (int node = 0; node < nodes; node++) {
                potential[node] += Math.min(distance[node], FAR);
            }
            while (layer()) {
                System.arraycopy(first, 0, current, 0, nodes);
                for (int node = 0; node < nodes; node++) {
                    while (excess[node] > 0) {
                        long sent = push(node, excess[node], true);
                        if (sent == 0) {
                            break;
                        }
                        excess[node] -= sent;
                    }
                }
            }
        }
    }

    private int reduced(int from, int arc) {
        int cost = (arc & 1) == 0 ? 1 : -1;
        return cost + potential[from] - potential[head[arc]];
    }

    /** Distances from all that have too much, by reduced costs; false if nothing that lacks is in reach. */
    private boolean reach() {
        Arrays.fill(distance, FAR);
        boolean[] settled = new boolean[nodes];
        for (int node = 0; node < nodes; node++) {
            distance[node] = excess[node] > 0 ? 0 : FAR;
        }
        int nearest = FAR;
        for (int node = closest(settled); node != NONE; node = closest(settled)) {
            settled[node] = true;
            if (excess[node] < 0) {
                nearest = Math.min(nearest, distance[node]);
            }
            for (int arc = first[node]; arc != NONE; arc = next[arc]) {
                if (room[arc] > 0) {
                    int through = distance[node] + reduced(node, arc);
                    distance[head[arc]] = Math.min(distance[head[arc]], through);
                }
            }
        }
        // What lies further than the nearest lack keeps its reduced costs at zero or above.
        for (int node = 0; node < nodes; node++) {
            distance[node] = Math.min(distance[node], nearest);
        }
        return nearest < FAR;
    }

    private int closest(boolean[] settled) {
        int closest = NONE;
        for (int node = 0; node < nodes; node++) {
            if (!settled[node] && distance[node] < FAR
                    && (closest == NONE || distance[node] < distance[closest])) {
                closest = node;
            }
        }
        return closest;
    }

    /** Numbers the nodes by steps over arcs without reduced cost; false if nothing that lacks is reached. */
    private boolean layer() {
        Arrays.fill(level, NONE);
        int count = 0;
        for (int node = 0; node < nodes; node++) {
            if (excess[node] > 0) {
                level[node] = 0;
                line[count++] = node;
            }
        }
        boolean found = false;
        for (int at = 0; at < count; at++) {
            int node = line[at];
            found |= excess[node] < 0;
            for (int arc = first[node]; arc != NONE; arc = next[arc]) {
                if (room[arc] > 0 && level[head[arc]] == NONE && reduced(node, arc) == 0) {
                    level[head[arc]] = level[node] + 1;
                    line[count++] = head[arc];
                }
            }
        }
        return found;
    }

    /** Sends up to so much from here to what lacks, layer by layer. */
    private long push(int node, long most, boolean isStart) {
        if (!isStart && excess[node] < 0) {
            long taken = Math.min(most, -excess[node]);
            excess[node] += taken;
            return taken;
        }
        for (; current[node] != NONE; current[node] = next[current[node]]) {
            int arc = current[node];
            if (room[arc] > 0 && level[head[arc]] == level[node] + 1 && reduced(node, arc) == 0) {
                long sent = push(head[arc], Math.min(most, room[arc]), false);
                if (sent > 0) {
                    room[arc] -= sent;
                    room[arc ^ 1] += sent;
                    return sent;
                }
            }
        }
        return 0;
    }
}
