package org.steelyard.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.steelyard.liquidity.ClearingProblem;

/** A queue as units and positions: payments in queue order, groups of linked ones as one unit. */
final class QueueModel {

    private static final Comparator<Case.Payment> IN_QUEUE = Comparator.comparingInt(Case.Payment::priority)
            .thenComparingLong(Case.Payment::order);

    /** What a unit adds to the value of a set. */
    enum Objective {
        VALUE,
        COUNT
    }

    final Case.Queue given;
    /** All payments in queue order; everything else names them by their place here. */
    final List<Case.Payment> payments;
    /** The payments of each unit, ascending; units in the order of their first payment. */
    final List<List<Integer>> units = new ArrayList<>();
    final int[] unitOf;
    /** The payments of each queue, first to last. */
    final List<List<Integer>> queues;

    QueueModel(Case.Queue given) {
        this.given = given;
        this.payments = given.payments().stream().sorted(IN_QUEUE).toList();
        this.unitOf = new int[payments.size()];
        Map<String, Integer> byLink = new LinkedHashMap<>();
        Map<Integer, List<Integer>> byQueue = new LinkedHashMap<>();
        for (int i = 0; i < payments.size(); i++) {
            Case.Payment payment = payments.get(i);
            Integer unit = payment.link().isEmpty() ? null : byLink.get(payment.link());
            if (unit == null) {
                unit = units.size();
                units.add(new ArrayList<>());
                if (!payment.link().isEmpty()) {
                    byLink.put(payment.link(), unit);
                }
            }
            units.get(unit).add(i);
            unitOf[i] = unit;
            byQueue.computeIfAbsent(queueKey(payment), key -> new ArrayList<>()).add(i);
        }
        this.queues = List.copyOf(byQueue.values());
    }

    private int queueKey(Case.Payment payment) {
        return given.oneQueuePerParticipant()
                ? payment.sender()
                : payment.sender() * given.currencies().size() + payment.currency();
    }

    /** The number of the account of a participant in a currency, which is its position's number too. */
    int account(int participant, int currency) {
        return participant * given.currencies().size() + currency;
    }

    int accounts() {
        return given.participants().size() * given.currencies().size();
    }

    long value(int payment) {
        Case.Payment each = payments.get(payment);
        return each.minor() * given.currencies().get(each.currency()).weight();
    }

    List<String> ids(Iterable<Integer> chosen) {
        List<String> ids = new ArrayList<>();
        chosen.forEach(payment -> ids.add(payments.get(payment).id()));
        return ids;
    }

    /** The payments of these units, in queue order. */
    List<Integer> paymentsOf(int[] chosen) {
        List<Integer> all = new ArrayList<>();
        for (int unit : chosen) {
            all.addAll(units.get(unit));
        }
        return all.stream().sorted().toList();
    }

    /** The headroom of every position, accounts first, then limits, reservations and caps. */
    List<Long> headrooms() {
        List<Long> headrooms = new ArrayList<>();
        for (int participant = 0; participant < given.participants().size(); participant++) {
            for (int currency = 0; currency < given.currencies().size(); currency++) {
                headrooms.add(given.available(participant, currency));
            }
        }
        given.limits().forEach(limit -> headrooms.add(limit.minor()));
        given.reservations().forEach(reservation -> headrooms.add(
                given.available(reservation.participant(), reservation.currency()) - reservation.minor()));
        given.caps().forEach(cap -> headrooms.add(
                cap.minor() - given.balance(cap.participant(), cap.currency())));
        return headrooms;
    }

    /** What a payment does to positions. */
    interface Touching {
        void draws(int position);

        void fills(int position);
    }

    /** Tells what the payment draws on and fills; a reservation is drawn on by what it is not kept for. */
    void touch(Case.Payment payment, Touching touching) {
        touching.draws(account(payment.sender(), payment.currency()));
        touching.fills(account(payment.receiver(), payment.currency()));
        int position = accounts();
        for (Case.Limit limit : given.limits()) {
            if (limit.currency() == payment.currency()) {
                if (limit.from() == payment.sender() && counts(limit, payment.receiver())
                        && payment.priority() >= given.limitsApplyFromPriority()) {
                    touching.draws(position);
                } else if (limit.from() == payment.receiver() && counts(limit, payment.sender())) {
                    touching.fills(position);
                }
            }
            position++;
        }
        for (Case.Reservation reservation : given.reservations()) {
            if (reservation.currency() == payment.currency()) {
                if (reservation.participant() == payment.sender()
                        && payment.priority() > reservation.priorityAtMost()) {
                    touching.draws(position);
                } else if (reservation.participant() == payment.receiver()) {
                    touching.fills(position);
                }
            }
            position++;
        }
        for (Case.Holding cap : given.caps()) {
            if (cap.currency() == payment.currency()) {
                if (cap.participant() == payment.receiver()) {
                    touching.draws(position);
                } else if (cap.participant() == payment.sender()) {
                    touching.fills(position);
                }
            }
            position++;
        }
    }

    private boolean counts(Case.Limit limit, int other) {
        return limit.to() == Case.ALL_OTHERS
                ? given.limits().stream().noneMatch(bilateral -> bilateral.from() == limit.from()
                        && bilateral.to() == other && bilateral.currency() == limit.currency())
                : limit.to() == other;
    }

    /** Without any order: whatever set is feasible. */
    ClearingProblem problem(Objective objective) {
        return builder(objective).build();
    }

    /** Only sets that are a prefix of every queue. */
    ClearingProblem inOrder(Objective objective) {
        ClearingProblem.Builder builder = builder(objective);
        for (List<Integer> queue : queues) {
            for (int i = 1; i < queue.size(); i++) {
                if (unitOf[queue.get(i)] != unitOf[queue.get(i - 1)]) {
                    builder.needs(unitOf[queue.get(i)], unitOf[queue.get(i - 1)]);
                }
            }
        }
        return builder.build();
    }

    private ClearingProblem.Builder builder(Objective objective) {
        ClearingProblem.Builder builder = new ClearingProblem.Builder();
        headrooms().forEach(builder::position);
        for (List<Integer> unit : units) {
            long value = objective == Objective.COUNT
                    ? unit.size()
                    : unit.stream().mapToLong(this::value).sum();
            builder.unit(ClearingProblem.RANKS - 1, value);
            for (int number : unit) {
                Case.Payment payment = payments.get(number);
                touch(payment, new Touching() {
                    @Override
                    public void draws(int position) {
                        builder.draws(position, payment.minor());
                    }

                    @Override
                    public void fills(int position) {
                        builder.fills(position, payment.minor());
                    }
                });
            }
        }
        return builder;
    }
}
