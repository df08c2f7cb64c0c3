package org.steelyard.research;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.steelyard.liquidity.PrefixOptimum;
import org.steelyard.liquidity.QueuedPayments;
import org.steelyard.settlement.Priority;

/**
 * The queues at one moment, to tell a gridlock from a deadlock: is there a set that settles together, with
 * nobody overtaking? It asks for liquidity only, not for limits.
 */
final class QueuePicture {

    private final PaymentDay day;
    private final Plan plan;
    private final Watch watch;
    private final QueuedPayments queued = new QueuedPayments();
    private final PrefixOptimum optimum = new PrefixOptimum();

    QueuePicture(PaymentDay day, Plan plan, Watch watch) {
        this.day = day;
        this.plan = plan;
        this.watch = watch;
    }

    /** By currency, the value of the largest such set. */
    long[] settleable() {
        long[] value = new long[day.currencies().size()];
        List<Integer> waiting = new ArrayList<>();
        for (int index : watch.sentInOrder()) {
            if (index != Watch.FUNDING && watch.waits(index)) {
                waiting.add(index);
            }
        }
        if (waiting.isEmpty()) {
            return value;
        }
        waiting.sort(Comparator.comparingInt(index -> rank(day.payments().get(index))));
        for (int payment : optimum.of(fill(waiting))) {
            Payment each = day.payments().get(waiting.get(payment));
            value[each.currency()] += each.minor();
        }
        return value;
    }

    private static int rank(Payment payment) {
        return payment.isLeg() && payment.priority() == Priority.NORMAL
                ? Priority.values().length
                : payment.priority().rank();
    }

    private QueuedPayments fill(List<Integer> waiting) {
        queued.clear();
        for (int account = 0; account < day.accounts(); account++) {
            queued.position(watch.balance(account) + plan.credit().of(account));
            queued.queue();
        }
        int[] firstLeg = new int[day.payments().size()];
        for (int index : waiting) {
            Payment payment = day.payments().get(index);
            int number = queued.add(day.debited(payment), payment.minor());
            queued.draws(day.debited(payment));
            queued.fills(day.credited(payment));
            if (payment.isLeg()) {
                if (firstLeg[payment.pair()] == 0) {
                    firstLeg[payment.pair()] = number + 1;
                } else {
                    queued.link(firstLeg[payment.pair()] - 1, number);
                }
            }
        }
        return queued;
    }
}
