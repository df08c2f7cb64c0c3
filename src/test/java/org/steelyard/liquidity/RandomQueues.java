package org.steelyard.liquidity;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small invented queues with everything that may stand in one, drawn from a seed. */
final class RandomQueues {

    private static final int MOST_PREFIX_VECTORS = 400;

    private RandomQueues() {}

    /** Small enough to try every prefix vector. */
    static QueueCase draw(Random random) {
        while (true) {
            QueueCase drawn = drawAny(random);
            int vectors = 1;
            for (List<QueueCase.Payment> queue : drawn.queues()) {
                vectors *= queue.size() + 1;
            }
            if (vectors <= MOST_PREFIX_VECTORS) {
                return drawn;
            }
        }
    }

    private static QueueCase drawAny(Random random) {
        int participants = 2 + random.nextInt(3);
        int currencies = 1 + random.nextInt(3);
        List<QueueCase.Account> accounts = accounts(random, participants, currencies);
        List<QueueCase.Payment> payments = payments(random, participants, currencies);
        boolean rules = random.nextInt(3) == 0;
        return new QueueCase(
                accounts,
                payments,
                rules ? limits(random, participants, currencies) : List.of(),
                random.nextInt(3),
                rules ? reservations(random, participants, currencies) : List.of(),
                random.nextInt(3) == 0);
    }

    private static List<QueueCase.Account> accounts(Random random, int participants, int currencies) {
        List<QueueCase.Account> accounts = new ArrayList<>();
        int most = 1 + random.nextInt(12);
        for (int participant = 0; participant < participants; participant++) {
            for (int currency = 0; currency < currencies; currency++) {
                long credit = random.nextInt(4) == 0 ? random.nextInt(6) : 0;
                accounts.add(
                        new QueueCase.Account(participant, currency, random.nextInt(most) - credit, credit));
            }
        }
        return accounts;
    }

    private static List<QueueCase.Payment> payments(Random random, int participants, int currencies) {
        List<QueueCase.Payment> payments = new ArrayList<>();
        int count = 2 + random.nextInt(9);
        int links = random.nextInt(4);
        for (int order = 1; order <= count; order++) {
            int sender = random.nextInt(participants);
            int receiver = (sender + 1 + random.nextInt(participants - 1)) % participants;
            payments.add(new QueueCase.Payment(
                    "p" + order,
                    sender,
                    receiver,
                    random.nextInt(currencies),
                    1 + random.nextInt(9),
                    random.nextInt(3),
                    order,
                    links > 0 && random.nextInt(3) == 0 ? 1 + random.nextInt(links) : 0));
        }
        return payments;
    }

    private static List<QueueCase.Limit> limits(Random random, int participants, int currencies) {
        List<QueueCase.Limit> limits = new ArrayList<>();
        for (int from = 0; from < participants; from++) {
            for (int to = QueueCase.ALL_OTHERS; to < participants; to++) {
                if (to != from && random.nextInt(4) == 0) {
                    limits.add(new QueueCase.Limit(from, to, random.nextInt(currencies), random.nextInt(8)));
                }
            }
        }
        return limits;
    }

    private static List<QueueCase.Reservation> reservations(Random random, int participants, int currencies) {
        List<QueueCase.Reservation> reservations = new ArrayList<>();
        for (int participant = 0; participant < participants; participant++) {
            if (random.nextInt(3) == 0) {
                reservations.add(new QueueCase.Reservation(
                        participant, random.nextInt(currencies), random.nextInt(2), random.nextInt(10)));
            }
        }
        return reservations;
    }
}
