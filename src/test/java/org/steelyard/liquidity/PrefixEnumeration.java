package org.steelyard.liquidity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tries every vector of queue prefixes: the naive twin of {@link PrefixOptimum}. */
final class PrefixEnumeration {

    private final List<List<QueueCase.Payment>> queues;
    private final List<int[]> feasible = new ArrayList<>();

    PrefixEnumeration(QueueCase queueCase) {
        queues = queueCase.queues();
        int[] lengths = new int[queues.size()];
        do {
            if (queueCase.feasible(members(lengths))) {
                feasible.add(lengths.clone());
            }
        } while (next(lengths));
    }

    private boolean next(int[] lengths) {
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] < queues.get(i).size()) {
                lengths[i]++;
                return true;
            }
            lengths[i] = 0;
        }
        return false;
    }

    private List<QueueCase.Payment> members(int[] lengths) {
        List<QueueCase.Payment> members = new ArrayList<>();
        for (int i = 0; i < lengths.length; i++) {
            members.addAll(queues.get(i).subList(0, lengths[i]));
        }
        return members;
    }

    /** All feasible sets with as many payments as the largest; the theorem says that there is one. */
    List<List<String>> largest() {
        int most = 0;
        for (int[] lengths : feasible) {
            most = Math.max(most, members(lengths).size());
        }
        List<List<String>> largest = new ArrayList<>();
        for (int[] lengths : feasible) {
            if (members(lengths).size() == most) {
                largest.add(ids(lengths));
            }
        }
        return largest;
    }

    private List<String> ids(int[] lengths) {
        List<String> ids = new ArrayList<>();
        members(lengths).forEach(payment -> ids.add(payment.id()));
        Collections.sort(ids);
        return ids;
    }

    /** Whether the union of any two feasible prefix sets is feasible. */
    boolean closedUnderUnion(QueueCase queueCase) {
        for (int[] one : feasible) {
            for (int[] other : feasible) {
                int[] union = new int[one.length];
                for (int i = 0; i < union.length; i++) {
                    union[i] = Math.max(one[i], other[i]);
                }
                if (!queueCase.feasible(members(union))) {
                    return false;
                }
            }
        }
        return true;
    }
}
