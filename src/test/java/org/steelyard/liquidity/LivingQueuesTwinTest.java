package org.steelyard.liquidity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

/** Queues kept along while payments come and go, against the same queues told anew for each search. */
class LivingQueuesTwinTest {

    private static final int WORLDS = 2_000;
    private static final int STEPS = 60;
    private static final int BANKS = 4;

    /** Invented: the payer's account is position {@code payer}, a limit of the first bank is one more. */
    private static final class Payment {
        final String id;
        final int payer;
        final int payee;
        final long amount;
        int link;
        int number;

        Payment(String id, int payer, int payee, long amount) {
            this.id = id;
            this.payer = payer;
            this.payee = payee;
            this.amount = amount;
        }
    }

    private final PrefixOptimum optimum = new PrefixOptimum();
    private final PrefixOptimum optimumOfTwin = new PrefixOptimum();

    @Test
    void a_search_in_queues_that_live_finds_what_a_search_in_queues_told_anew_finds() {
        int settled = 0;
        int left = 0;
        for (int seed = 1; seed <= WORLDS; seed++) {
            World world = new World(new Random(seed));
            for (int step = 0; step < STEPS; step++) {
                world.step();
                Set<String> living = world.found(world.living, optimum);
                assertThat(living).as("seed %d, step %d", seed, step)
                        .isEqualTo(world.found(world.toldAnew(), optimumOfTwin));
                settled += living.isEmpty() ? 0 : 1;
                left += living.size() < world.living.payments() ? 1 : 0;
            }
        }
        assertThat(settled).isGreaterThan(WORLDS * STEPS / 10);
        assertThat(left).isGreaterThan(WORLDS * STEPS / 10);
    }

    private static final class World {
        private final Random random;
        private final QueuedPayments living = new QueuedPayments();
        private final List<List<Payment>> queues = new ArrayList<>();
        private final long[] headroom = new long[BANKS + 1];
        private int ids;

        World(Random random) {
            this.random = random;
            for (int bank = 0; bank < BANKS; bank++) {
                living.queue();
                queues.add(new ArrayList<>());
            }
            for (int position = 0; position <= BANKS; position++) {
                living.position(0);
            }
        }

        void step() {
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> join();
                case 4 -> leave();
                case 5 -> link();
                default -> {
                    int position = random.nextInt(headroom.length);
                    headroom[position] = random.nextLong(-10, 20);
                    living.headroom(position, headroom[position]);
                }
            }
        }

        private void join() {
            int payer = random.nextInt(BANKS);
            int payee = (payer + 1 + random.nextInt(BANKS - 1)) % BANKS;
            Payment payment = new Payment("p" + ++ids, payer, payee, 1 + random.nextInt(9));
            List<Payment> queue = queues.get(payer);
            int place = random.nextInt(3) == 0 ? random.nextInt(queue.size() + 1) : queue.size();
            payment.number = place == queue.size()
                    ? living.add(payer, payment.amount)
                    : living.addBehind(payer,
                            place == 0 ? QueuedPayments.NONE : queue.get(place - 1).number,
                            payment.amount);
            queue.add(place, payment);
            touch(living, payment);
        }

        private static void touch(QueuedPayments told, Payment payment) {
            told.draws(payment.payer);
            told.fills(payment.payee);
            if (payment.payer == 0) {
                told.draws(BANKS);
            } else if (payment.payee == 0) {
                told.fills(BANKS);
            }
        }

        private List<Payment> all() {
            return queues.stream().flatMap(List::stream).toList();
        }

        private void leave() {
            List<Payment> all = all();
            if (!all.isEmpty()) {
                Payment leaving = all.get(random.nextInt(all.size()));
                living.remove(leaving.number);
                queues.get(leaving.payer).remove(leaving);
            }
        }

        private void link() {
            List<Payment> all = all();
            if (all.size() > 1) {
                Payment one = all.get(random.nextInt(all.size()));
                Payment other = all.get(random.nextInt(all.size()));
                if (one != other) {
                    living.link(one.number, other.number);
                    int link = one.link == 0 ? ++ids : one.link;
                    int former = other.link;
                    all.stream().filter(each -> former != 0 && each.link == former)
                            .forEach(each -> each.link = link);
                    one.link = link;
                    other.link = link;
                }
            }
        }

        QueuedPayments toldAnew() {
            QueuedPayments told = new QueuedPayments();
            queues.forEach(queue -> told.queue());
            for (long each : headroom) {
                told.position(each);
            }
            TreeMap<Integer, Integer> links = new TreeMap<>();
            for (Payment payment : all()) {
                int number = told.add(payment.payer, payment.amount);
                touch(told, payment);
                if (payment.link != 0) {
                    Integer first = links.putIfAbsent(payment.link, number);
                    if (first != null) {
                        told.link(first, number);
                    }
                }
            }
            return told;
        }

        Set<String> found(QueuedPayments told, PrefixOptimum optimum) {
            TreeMap<Integer, Payment> byNumber = new TreeMap<>();
            for (Payment payment : all()) {
                byNumber.put(told == living ? payment.number : byNumber.size(), payment);
            }
            TreeSet<String> found = new TreeSet<>();
            for (int number : optimum.of(told)) {
                found.add(Objects.requireNonNull(byNumber.get(number)).id);
            }
            return found;
        }
    }
}
