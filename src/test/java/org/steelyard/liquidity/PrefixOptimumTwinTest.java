package org.steelyard.liquidity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** The algorithm against the enumeration of all prefix vectors, on small queues from seeds. */
class PrefixOptimumTwinTest {

    private static final int CASES = 100_000;
    private static final int CASES_FOR_UNIONS = 10_000;

    private final PrefixOptimum optimum = new PrefixOptimum();

    @Test
    void the_chosen_set_is_the_only_largest_among_all_prefixes() {
        int partly = 0;
        for (int seed = 1; seed <= CASES; seed++) {
            QueueCase queueCase = RandomQueues.draw(new Random(seed));
            List<String> chosen = choose(new QueueCaseInput(queueCase));
            assertThat(new PrefixEnumeration(queueCase).largest())
                    .as("seed %d: %s", seed, queueCase)
                    .containsExactly(chosen);
            partly += chosen.isEmpty() || chosen.size() == queueCase.payments().size() ? 0 : 1;
        }
        assertThat(partly).as("cases that settle in part").isGreaterThan(CASES / 5);
    }

    @Test
    void the_union_of_two_sets_that_can_settle_can_settle() {
        for (int seed = 1; seed <= CASES_FOR_UNIONS; seed++) {
            QueueCase queueCase = RandomQueues.draw(new Random(seed));
            assertThat(new PrefixEnumeration(queueCase).closedUnderUnion(queueCase))
                    .as("seed %d: %s", seed, queueCase)
                    .isTrue();
        }
    }

    @Test
    void the_order_of_cuts_and_of_telling_does_not_matter() {
        for (int seed = 1; seed <= CASES; seed++) {
            QueueCase queueCase = RandomQueues.draw(new Random(seed));
            assertThat(choose(QueueCaseInput.shuffled(queueCase, new Random(~seed))))
                    .as("seed %d: %s", seed, queueCase)
                    .isEqualTo(choose(new QueueCaseInput(queueCase)));
        }
    }

    @Test
    void what_settles_one_by_one_is_always_in_the_chosen_set() {
        int more = 0;
        for (int seed = 1; seed <= CASES; seed++) {
            QueueCase queueCase = RandomQueues.draw(new Random(seed));
            List<String> chosen = choose(new QueueCaseInput(queueCase));
            List<String> fifo = queueCase.fifo().stream()
                    .map(QueueCase.Payment::id)
                    .sorted()
                    .toList();
            assertThat(chosen).as("seed %d: %s", seed, queueCase).containsAll(fifo);
            more += chosen.size() > fifo.size() ? 1 : 0;
        }
        assertThat(more).as("gridlocks resolved").isGreaterThan(CASES / 50);
    }

    @Test
    void settling_the_chosen_set_neither_makes_nor_loses_money() {
        for (int seed = 1; seed <= CASES; seed++) {
            QueueCase queueCase = RandomQueues.draw(new Random(seed));
            QueueCaseInput input = new QueueCaseInput(queueCase);
            List<QueueCase.Payment> chosen = input.payments(optimum.of(input.queued()));
            for (int currency = 0; currency < 3; currency++) {
                assertThat(moneyAfter(queueCase, currency, chosen))
                        .as("seed %d: %s", seed, queueCase)
                        .isEqualTo(moneyAfter(queueCase, currency, List.of()));
            }
        }
    }

    @Test
    void with_a_necessary_payment_the_answer_is_the_same_set_or_nothing() {
        int left = 0;
        for (int seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            QueueCase queueCase = RandomQueues.draw(random);
            QueueCaseInput input = new QueueCaseInput(queueCase);
            int[] chosen = optimum.of(input.queued());
            int first = random.nextInt(input.queued().payments());
            int second = random.nextInt(input.queued().payments());
            input.queued().necessary(first);
            input.queued().necessary(second);
            boolean wanted = false;
            for (int payment : chosen) {
                wanted |= payment == first || payment == second;
            }
            assertThat(optimum.of(input.queued()))
                    .as("seed %d, necessary %d or %d: %s", seed, first, second, queueCase)
                    .isEqualTo(wanted ? chosen : new int[0]);
            left += !wanted && chosen.length > 0 ? 1 : 0;
        }
        assertThat(left).as("cases that only the statement empties").isGreaterThan(CASES / 50);
    }

    private List<String> choose(QueueCaseInput input) {
        return input.ids(optimum.of(input.queued()));
    }

    private static long moneyAfter(QueueCase queueCase, int currency, List<QueueCase.Payment> settled) {
        long money = 0;
        for (QueueCase.Account account : queueCase.accounts()) {
            money += account.currency() == currency ? queueCase.balanceAfter(account, settled) : 0;
        }
        return money;
    }
}
