package org.steelyard.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The largest set-off of divisible obligations that leaves every net position as it is. What must remain is
 * the cheapest flow from net debtors to net creditors along obligations, each unit of it on each of them
 * costing one (Fleischman and Dini, J. Risk Financial Manag. 14:452, 2021); found by successive shortest
 * paths, in whole numbers.
 */
final class SetOffSolver {

    private static final int NONE = -1;

    /** Arcs in pairs: each even one forward, the odd one after it the way back. */
    private final List<Integer> to = new ArrayList<>();
    private final List<Long> capacity = new ArrayList<>();
    private final List<Integer> cost = new ArrayList<>();
    private final List<List<Integer>> from = new ArrayList<>();

    private SetOffSolver(int nodes) {
        for (int node = 0; node < nodes; node++) {
            from.add(new ArrayList<>());
        }
    }

    static void solve(Case.SetOff given, Solution solution) {
        int parties = given.participants().size();
        int source = parties;
        int sink = parties + 1;
        SetOffSolver flow = new SetOffSolver(parties + 2);
        long[] net = new long[parties];
        long total = 0;
        for (Case.Obligation obligation : given.obligations()) {
            flow.arc(obligation.debtor(), obligation.creditor(), obligation.minor(), 1);
            net[obligation.debtor()] -= obligation.minor();
            net[obligation.creditor()] += obligation.minor();
            total += obligation.minor();
        }
        long owed = 0;
        for (int party = 0; party < parties; party++) {
            if (net[party] < 0) {
                flow.arc(source, party, -net[party], 0);
            } else if (net[party] > 0) {
                flow.arc(party, sink, net[party], 0);
                owed += net[party];
            }
        }
        long remaining = flow.cheapest(source, sink);
        solution.put("total_debt", total);
        solution.put("net_internal_debt", owed);
        solution.put("max_cleared", total - remaining);
        solution.put("remaining", remaining);
    }

    private void arc(int start, int end, long most, int each) {
        from.get(start).add(to.size());
        to.add(end);
        capacity.add(most);
        cost.add(each);
        from.get(end).add(to.size());
        to.add(start);
        capacity.add(0L);
        cost.add(-each);
    }

    /** The cost of the cheapest flow that carries all that can be carried. */
    private long cheapest(int source, int sink) {
        long paid = 0;
        int[] arrivedBy = shortest(source);
        while (arrivedBy[sink] != NONE) {
            long most = Long.MAX_VALUE;
            for (int node = sink; node != source; node = to.get(arrivedBy[node] ^ 1)) {
                most = Math.min(most, capacity.get(arrivedBy[node]));
            }
            for (int node = sink; node != source; node = to.get(arrivedBy[node] ^ 1)) {
                int arc = arrivedBy[node];
                capacity.set(arc, capacity.get(arc) - most);
                capacity.set(arc ^ 1, capacity.get(arc ^ 1) + most);
                paid += most * cost.get(arc);
            }
            arrivedBy = shortest(source);
        }
        return paid;
    }

    /** The arc by which the cheapest way from the source arrives at each node (Bellman and Ford). */
    private int[] shortest(int source) {
        long[] distance = new long[from.size()];
        Arrays.fill(distance, Long.MAX_VALUE / 2);
        int[] arrivedBy = new int[from.size()];
        Arrays.fill(arrivedBy, NONE);
        distance[source] = 0;
        boolean shorter = true;
        while (shorter) {
            shorter = false;
            for (int node = 0; node < from.size(); node++) {
                for (int arc : from.get(node)) {
                    long through = distance[node] + cost.get(arc);
                    if (capacity.get(arc) > 0 && distance[node] < Long.MAX_VALUE / 2
                            && through < distance[to.get(arc)]) {
                        distance[to.get(arc)] = through;
                        arrivedBy[to.get(arc)] = arc;
                        shorter = true;
                    }
                }
            }
        }
        return arrivedBy;
    }
}
