package org.steelyard.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

/** The index by size against a plain list. */
class OvertakersTest {

    private static Waiting waiting(long number) {
        World.Draft draft = new World.Draft(Kind.BANK_PAYMENT, World.CNY_LEDGER, World.ANNA, World.BORIS, 1);
        return new Waiting(number, draft.build(number), new Account[1], new Account[1]);
    }

    @Test
    void it_finds_what_a_walk_over_all_would_find() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Overtakers overtakers = new Overtakers();
            Map<Long, Long> draws = new TreeMap<>();
            for (int step = 0; step < 300; step++) {
                long place = random.nextInt(60);
                if (random.nextInt(3) == 0) {
                    overtakers.remove(place);
                    draws.remove(place);
                } else if (!draws.containsKey(place)) {
                    long draw = 1L + random.nextInt(40);
                    overtakers.add(place, draw, waiting(place));
                    draws.put(place, draw);
                }
                long most = random.nextInt(45) - 2L;
                long behind = random.nextInt(60) - 1L;
                Waiting found = overtakers.first(most, behind);
                assertThat(found == null ? -1 : found.number).as("seed %d, step %d", seed, step)
                        .isEqualTo(draws.entrySet().stream()
                                .filter(each -> each.getKey() > behind && each.getValue() <= most)
                                .mapToLong(Map.Entry::getKey).findFirst().orElse(-1));
            }
        }
    }

    /** A credit that covers nobody must not walk over the queue. */
    @Test
    void a_hundred_thousand_that_draw_too_much_are_not_looked_at() {
        Overtakers overtakers = new Overtakers();
        Waiting any = waiting(1);
        for (long place = 1; place <= 100_000; place++) {
            overtakers.add(place, 1_000 + place % 7, any);
        }
        long start = System.nanoTime();
        for (int i = 0; i < 100_000; i++) {
            assertThat(overtakers.first(999, Long.MIN_VALUE) == null).isTrue();
        }
        assertThat(overtakers.first(1_000, 50_000)).isSameAs(any);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }
}
