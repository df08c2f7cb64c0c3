package org.steelyard.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** What must hold between the figures of any queue, on queues drawn from a seed. */
class RandomCasesTest {

    private static final int CASES = 400;
    private static final double RELATIVE = 1e-6;

    private static Case.Queue drawn(Random random) {
        int banks = 2 + random.nextInt(4);
        int currencies = 1 + random.nextInt(2);
        List<String> participants = new ArrayList<>();
        List<Case.Holding> balances = new ArrayList<>();
        for (int bank = 0; bank < banks; bank++) {
            participants.add("B" + bank);
            for (int currency = 0; currency < currencies; currency++) {
                balances.add(new Case.Holding(bank, currency, random.nextInt(30)));
            }
        }
        List<Case.CaseCurrency> weighed = new ArrayList<>();
        for (int currency = 0; currency < currencies; currency++) {
            weighed.add(new Case.CaseCurrency("C" + currency, 1L + random.nextInt(3)));
        }
        List<Case.Payment> payments = new ArrayList<>();
        int count = 2 + random.nextInt(11);
        for (int number = 0; number < count; number++) {
            int sender = random.nextInt(banks);
            String link = currencies == 2 && random.nextInt(3) == 0 ? "L" + random.nextInt(3) : "";
            payments.add(new Case.Payment("p" + number, sender,
                    (sender + 1 + random.nextInt(banks - 1)) % banks,
                    random.nextInt(currencies), 1L + random.nextInt(50), random.nextInt(3), number, link, 0));
        }
        List<Case.Limit> limits = random.nextInt(3) > 0
                ? List.of()
                : List.of(new Case.Limit(0, 1, 0, random.nextInt(40)),
                        new Case.Limit(1, Case.ALL_OTHERS, 0, random.nextInt(60)));
        return new Case.Queue("", participants, weighed, balances, List.of(), payments, limits,
                random.nextInt(3), List.of(), List.of(), random.nextInt(4) == 0);
    }

    @Test
    void each_mechanism_settles_no_more_than_the_best_set_and_that_no_more_than_its_bounds() {
        Random random = new Random(11);
        for (int number = 0; number < CASES; number++) {
            Case.Queue queue = drawn(random);
            Solution solution = Solution.of(queue);
            QueueModel model = new QueueModel(queue);
            long best = (Long) figure(solution, "max_value");
            assertThat((Double) figure(solution, "lp_bound_value")).as("case %d", number)
                    .isGreaterThanOrEqualTo(best * (1 - RELATIVE));
            assertThat((Long) figure(solution, "sequence_value")).as("case %d", number)
                    .isLessThanOrEqualTo(best);
            for (String set : List.of("fifo_set", "bypass_set", "bilateral_set")) {
                assertThat(value(model, figure(solution, set))).as("case %d: %s", number, set)
                        .isLessThanOrEqualTo(best);
            }
            List<Object> inOrder = List.copyOf((List<?>) figure(solution, "sequence_set"));
            List<Object> oneByOne = List.copyOf((List<?>) figure(solution, "fifo_set"));
            assertThat(inOrder).as("case %d", number).containsAll(oneByOne);
        }
    }

    private static Object figure(Solution solution, String key) {
        return Objects.requireNonNull(solution.found().get(key), key);
    }

    private static long value(QueueModel model, Object ids) {
        long value = 0;
        for (int payment = 0; payment < model.payments.size(); payment++) {
            value += ((List<?>) ids).contains(model.payments.get(payment).id()) ? model.value(payment) : 0;
        }
        return value;
    }
}
