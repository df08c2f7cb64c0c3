package org.steelyard.liquidity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

/** Edges that carry a part become a forest, and nobody's money changes. */
final class ForestTest {

    private static final int GRAPHS = 3_000;

    @Test
    void what_nodes_have_stays_and_fewer_edges_than_nodes_carry_a_part() {
        int moved = 0;
        for (int seed = 1; seed <= GRAPHS; seed++) {
            Random random = new Random(seed);
            int nodes = 2 + random.nextInt(8);
            int edges = 1 + random.nextInt(40);
            Forest forest = new Forest(nodes, edges);
            long[] before = new long[nodes];
            long[] after = new long[nodes];
            int[][] ends = new int[edges][];
            long[] most = new long[edges];
            for (int edge = 0; edge < edges; edge++) {
                int from = random.nextInt(nodes);
                int to = (from + 1 + random.nextInt(nodes - 1)) % nodes;
                ends[edge] = new int[]{from, to};
                most[edge] = random.nextLong(1, 20);
                long carried = random.nextLong(0, most[edge] + 1);
                move(before, ends[edge], carried);
                assertThat(forest.join(from, to, carried, most[edge])).isEqualTo(edge);
                moved += forest.carried(edge) != carried ? 1 : 0;
            }
            int partial = 0;
            for (int edge = 0; edge < edges; edge++) {
                assertThat(forest.carried(edge)).as("seed %d", seed).isBetween(0L, most[edge]);
                partial += forest.isPartial(edge) ? 1 : 0;
                move(after, ends[edge], forest.carried(edge));
            }
            assertThat(after).as("seed %d", seed).isEqualTo(before);
            assertThat(partial).as("seed %d", seed).isLessThan(nodes);
        }
        assertThat(moved).isGreaterThan(GRAPHS);
    }

    private static void move(long[] money, int[] ends, long amount) {
        money[ends[0]] -= amount;
        money[ends[1]] += amount;
    }
}
