package org.steelyard.liquidity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Tells a case to {@link QueuedPayments} as the engine would, and reads the answer back as payments. */
final class QueueCaseInput {

    private final QueuedPayments queued = new QueuedPayments();
    private final List<QueueCase.Payment> added = new ArrayList<>();
    private final int[] accountPositions;
    private final int[] limitPositions;
    private final int[] reservationPositions;

    /** In the case's own order. */
    QueueCaseInput(QueueCase queueCase) {
        this(queueCase, new Random(0), false);
    }

    /**
     * With accounts, limits and queues told in an order drawn from {@code random}, which changes the order in
     * which the algorithm cuts.
     */
    static QueueCaseInput shuffled(QueueCase queueCase, Random random) {
        return new QueueCaseInput(queueCase, random, true);
    }

    private QueueCaseInput(QueueCase queueCase, Random random, boolean shuffle) {
        int accounts = queueCase.accounts().size();
        int limits = queueCase.limits().size();
        accountPositions = new int[accounts];
        limitPositions = new int[limits];
        reservationPositions = new int[queueCase.reservations().size()];
        List<Integer> openings = numbers(accounts + limits + reservationPositions.length);
        List<List<QueueCase.Payment>> queues = queueCase.queues();
        if (shuffle) {
            Collections.shuffle(openings, random);
            Collections.shuffle(queues, random);
        }
        for (int opening : openings) {
            open(queueCase, opening);
        }
        addPayments(queueCase, queues, random, shuffle);
        link();
    }

    private static List<Integer> numbers(int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    private void open(QueueCase queueCase, int opening) {
        int accounts = accountPositions.length;
        int limits = limitPositions.length;
        if (opening < accounts) {
            QueueCase.Account account = queueCase.accounts().get(opening);
            accountPositions[opening] = queued.position(account.balance() + account.credit());
        } else if (opening < accounts + limits) {
            int at = opening - accounts;
            limitPositions[at] = queued.position(queueCase.limits().get(at).amount());
        } else {
            int at = opening - accounts - limits;
            QueueCase.Reservation reservation = queueCase.reservations().get(at);
            QueueCase.Account account = queueCase.account(reservation.participant(), reservation.currency());
            reservationPositions[at] = queued
                    .position(account.balance() + account.credit() - reservation.amount());
        }
    }

    private void addPayments(
            QueueCase queueCase, List<List<QueueCase.Payment>> queues, Random random, boolean shuffle) {
        int[] next = new int[queues.size()];
        int[] numbers = new int[queues.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = queued.queue();
        }
        int queue = 0;
        while (added.size() < queueCase.payments().size()) {
            queue = shuffle ? random.nextInt(numbers.length) : queue;
            if (next[queue] == queues.get(queue).size()) {
                queue = (queue + 1) % numbers.length;
                continue;
            }
            add(queueCase, queues.get(queue).get(next[queue]++), numbers[queue]);
        }
    }

    private void add(QueueCase queueCase, QueueCase.Payment payment, int queue) {
        queued.add(queue, payment.amount());
        added.add(payment);
        for (int i = 0; i < accountPositions.length; i++) {
            QueueCase.Account account = queueCase.accounts().get(i);
            if (account.currency() == payment.currency() && account.participant() == payment.sender()) {
                queued.draws(accountPositions[i]);
            }
            if (account.currency() == payment.currency() && account.participant() == payment.receiver()) {
                queued.fills(accountPositions[i]);
            }
        }
        for (int i = 0; i < limitPositions.length; i++) {
            if (queueCase.outUnder(queueCase.limits().get(i), payment)) {
                queued.draws(limitPositions[i]);
            }
            if (queueCase.inUnder(queueCase.limits().get(i), payment)) {
                queued.fills(limitPositions[i]);
            }
        }
        for (int i = 0; i < reservationPositions.length; i++) {
            QueueCase.Reservation reservation = queueCase.reservations().get(i);
            if (reservation.currency() != payment.currency()) {
                continue;
            }
            if (reservation.participant() == payment.sender()
                    && payment.priority() > reservation.priorityAtMost()) {
                queued.draws(reservationPositions[i]);
            }
            if (reservation.participant() == payment.receiver()) {
                queued.fills(reservationPositions[i]);
            }
        }
    }

    private void link() {
        TreeMap<Integer, Integer> firstOfLink = new TreeMap<>();
        for (int i = 0; i < added.size(); i++) {
            int link = added.get(i).link();
            if (link != 0) {
                Integer first = firstOfLink.putIfAbsent(link, i);
                if (first != null) {
                    queued.link(first, i);
                }
            }
        }
    }

    QueuedPayments queued() {
        return queued;
    }

    int numberOf(QueueCase.Payment payment) {
        return added.indexOf(payment);
    }

    /** The chosen payments' ids, sorted. */
    List<String> ids(int[] chosen) {
        List<String> ids = new ArrayList<>();
        for (QueueCase.Payment payment : payments(chosen)) {
            ids.add(payment.id());
        }
        Collections.sort(ids);
        return ids;
    }

    List<QueueCase.Payment> payments(int[] chosen) {
        List<QueueCase.Payment> payments = new ArrayList<>();
        for (int number : chosen) {
            payments.add(added.get(number));
        }
        return payments;
    }
}
