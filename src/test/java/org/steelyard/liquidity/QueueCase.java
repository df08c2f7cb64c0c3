package org.steelyard.liquidity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A queue with its rules, and the rules once more in their plainest form: sums over a set, straight from the
 * text. Slow, and shares no code with the algorithm that it judges.
 */
record QueueCase(
        List<Account> accounts,
        List<Payment> payments,
        List<Limit> limits,
        int limitsApplyFromPriority,
        List<Reservation> reservations,
        boolean oneQueuePerParticipant) {

    /** One participant's money in one currency. */
    record Account(int participant, int currency, long balance, long credit) {}

    /** A payment; {@code link} 0 is none. */
    record Payment(
            String id, int sender, int receiver, int currency, long amount, int priority, int order,
            int link) {}

    /** What {@code from} may pay net to {@code to}; to {@link #ALL_OTHERS} for a multilateral limit. */
    record Limit(int from, int to, int currency, long amount) {}

    record Reservation(int participant, int currency, int priorityAtMost, long amount) {}

    static final int ALL_OTHERS = -1;

    static final Comparator<Payment> IN_QUEUE = Comparator.comparingInt(Payment::priority)
            .thenComparingInt(Payment::order);

    /** Payments per queue, first to last; queues in the order of their first payment. */
    List<List<Payment>> queues() {
        Map<Integer, List<Payment>> queues = new TreeMap<>();
        List<Payment> sorted = new ArrayList<>(payments);
        sorted.sort(IN_QUEUE);
        for (Payment payment : sorted) {
            queues.computeIfAbsent(queueKey(payment), key -> new ArrayList<>()).add(payment);
        }
        return new ArrayList<>(queues.values());
    }

    int queueKey(Payment payment) {
        return oneQueuePerParticipant ? payment.sender() : payment.sender() * 1_000 + payment.currency();
    }

    boolean feasible(List<Payment> set) {
        return linksWhole(set) && covered(set) && withinLimits(set) && reservationsKept(set);
    }

    private boolean linksWhole(List<Payment> set) {
        for (Payment payment : set) {
            if (payment.link() != 0 && legs(set, payment.link()) != legs(payments, payment.link())) {
                return false;
            }
        }
        return true;
    }

    static int legs(List<Payment> set, int link) {
        int legs = 0;
        for (Payment payment : set) {
            if (payment.link() == link) {
                legs++;
            }
        }
        return legs;
    }

    private boolean covered(List<Payment> set) {
        for (Account account : accounts) {
            if (balanceAfter(account, set) < -account.credit()) {
                return false;
            }
        }
        return true;
    }

    long balanceAfter(Account account, List<Payment> set) {
        long balance = account.balance();
        for (Payment payment : set) {
            if (payment.currency() == account.currency()) {
                balance += payment.receiver() == account.participant() ? payment.amount() : 0;
                balance -= payment.sender() == account.participant() ? payment.amount() : 0;
            }
        }
        return balance;
    }

    private boolean withinLimits(List<Payment> set) {
        for (Limit limit : limits) {
            long net = 0;
            for (Payment payment : set) {
                net += outUnder(limit, payment) ? payment.amount() : 0;
                net -= inUnder(limit, payment) ? payment.amount() : 0;
            }
            if (net > limit.amount()) {
                return false;
            }
        }
        return true;
    }

    boolean outUnder(Limit limit, Payment payment) {
        return payment.currency() == limit.currency()
                && payment.sender() == limit.from()
                && payment.priority() >= limitsApplyFromPriority
                && counts(limit, payment.receiver());
    }

    boolean inUnder(Limit limit, Payment payment) {
        return payment.currency() == limit.currency()
                && payment.receiver() == limit.from()
                && counts(limit, payment.sender());
    }

    private boolean counts(Limit limit, int other) {
        if (limit.to() != ALL_OTHERS) {
            return limit.to() == other;
        }
        for (Limit bilateral : limits) {
            if (bilateral.to() == other
                    && bilateral.from() == limit.from()
                    && bilateral.currency() == limit.currency()) {
                return false;
            }
        }
        return true;
    }

    private boolean reservationsKept(List<Payment> set) {
        for (Reservation reservation : reservations) {
            long urgent = 0;
            boolean normal = false;
            for (Payment payment : set) {
                if (payment.sender() == reservation.participant()
                        && payment.currency() == reservation.currency()) {
                    boolean favoured = payment.priority() <= reservation.priorityAtMost();
                    urgent += favoured ? payment.amount() : 0;
                    normal |= !favoured;
                }
            }
            Account account = account(reservation.participant(), reservation.currency());
            long available = balanceAfter(account, set) + account.credit();
            if (normal && available < Math.max(0, reservation.amount() - urgent)) {
                return false;
            }
        }
        return true;
    }

    Account account(int participant, int currency) {
        for (Account account : accounts) {
            if (account.participant() == participant && account.currency() == currency) {
                return account;
            }
        }
        throw new IllegalArgumentException("no account of " + participant + " in currency " + currency);
    }

    /**
     * Plain real-time gross settlement without bypass: heads settle while they can, linked legs at joint
     * heads.
     */
    List<Payment> fifo() {
        List<List<Payment>> waiting = queues();
        List<Payment> settled = new ArrayList<>();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (List<Payment> queue : waiting) {
                while (!queue.isEmpty() && settleHead(queue.getFirst(), waiting, settled)) {
                    moved = true;
                }
            }
        }
        return settled;
    }

    private boolean settleHead(Payment head, List<List<Payment>> waiting, List<Payment> settled) {
        List<Payment> unit = new ArrayList<>();
        for (List<Payment> queue : waiting) {
            for (Payment payment : queue) {
                if (!payment.equals(head) && (head.link() == 0 || payment.link() != head.link())) {
                    break;
                }
                unit.add(payment);
                if (head.link() == 0) {
                    break;
                }
            }
        }
        if (head.link() == 0 ? unit.size() != 1 : unit.size() != legs(payments, head.link())) {
            return false;
        }
        List<Payment> after = new ArrayList<>(settled);
        after.addAll(unit);
        if (!feasible(after)) {
            return false;
        }
        settled.addAll(unit);
        waiting.forEach(queue -> queue.removeAll(unit));
        return true;
    }
}
