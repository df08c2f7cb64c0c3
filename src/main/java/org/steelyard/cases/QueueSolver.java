package org.steelyard.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.steelyard.liquidity.ClearingProblem;
import org.steelyard.liquidity.Effort;
import org.steelyard.liquidity.Optimiser;
import org.steelyard.liquidity.PrefixOptimum;
import org.steelyard.liquidity.Proposal;
import org.steelyard.liquidity.QueuedPayments;
import org.steelyard.liquidity.Selection;

/** What the different mechanisms would settle of a queue, and what is the most that any could. */
final class QueueSolver {

    /** Two to this power of sets are gone through, one by one. */
    private static final int MOST_UNITS_TO_ENUMERATE = 22;
    private static final Effort HARD = new Effort(4_000, 300_000, 400_000);
    private static final int MOST_UNITS_TO_OPTIMISE_HARD = 1_000;
    /** Rows times columns of the linear relaxation's tableau. */
    private static final long LARGEST_TABLEAU = 1_500_000;

    private final QueueModel model;
    private final Case.Queue given;

    QueueSolver(Case.Queue given) {
        this.given = given;
        this.model = new QueueModel(given);
    }

    void solve(Solution solution) {
        solution.put("gross_queue", gross());
        if (given.caps().isEmpty()) {
            solution.put("fifo_set", model.ids(fifo()));
        } else {
            solution.note(
                    "fifo_set: with position caps it depends on the order in which queues are looked at");
        }
        solution.put("bypass_set", model.ids(bypass()));
        if (given.caps().isEmpty() && given.reservations().isEmpty()) {
            solution.put("bilateral_set", model.ids(new BilateralOffsetting(model).settled()));
        } else {
            solution.note("bilateral_set: not defined with reservations or position caps");
        }
        sequence(solution);
        if (model.units.size() <= MOST_UNITS_TO_ENUMERATE) {
            enumerate(solution);
        } else {
            optimise(solution, QueueModel.Objective.VALUE, "max_value");
            optimise(solution, QueueModel.Objective.COUNT, "max_count");
        }
        relax(solution);
    }

    private Map<String, Object> gross() {
        Map<String, Object> gross = new LinkedHashMap<>();
        gross.put("count", model.payments.size());
        gross.put("by_currency", byCurrency());
        gross.put("value", value(range()));
        return gross;
    }

    private List<Integer> range() {
        List<Integer> all = new ArrayList<>();
        for (int payment = 0; payment < model.payments.size(); payment++) {
            all.add(payment);
        }
        return all;
    }

    private Map<String, Long> byCurrency() {
        Map<String, Long> sums = new LinkedHashMap<>();
        given.currencies().forEach(currency -> sums.put(currency.code(), 0L));
        model.payments.forEach(payment -> sums.merge(given.currencies().get(payment.currency()).code(),
                payment.minor(), Math::addExact));
        return sums;
    }

    private long value(List<Integer> chosen) {
        return chosen.stream().mapToLong(model::value).sum();
    }

    /** Only heads of queues settle, a group when all its legs are jointly at the heads of their queues. */
    private Iterable<Integer> fifo() {
        Selection settled = new Selection(model.problem(QueueModel.Objective.VALUE));
        int[] head = new int[model.queues.size()];
        int[] queueOf = new int[model.payments.size()];
        for (int queue = 0; queue < head.length; queue++) {
            for (int payment : model.queues.get(queue)) {
                queueOf[payment] = queue;
            }
        }
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int queue = 0; queue < head.length; queue++) {
                while (head[queue] < model.queues.get(queue).size()) {
                    int unit = model.unitOf[model.queues.get(queue).get(head[queue])];
                    if (!isAtHeads(unit, head, queueOf) || !settled.fits(unit)) {
                        break;
                    }
                    settled.add(unit);
                    model.units.get(unit).forEach(payment -> head[queueOf[payment]]++);
                    moved = true;
                }
            }
        }
        return model.paymentsOf(settled.chosen());
    }

    private boolean isAtHeads(int unit, int[] head, int[] queueOf) {
        for (int payment : model.units.get(unit)) {
            List<Integer> queue = model.queues.get(queueOf[payment]);
            for (int i = head[queueOf[payment]]; queue.get(i) != payment; i++) {
                if (model.unitOf[queue.get(i)] != unit) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Full passes in queue order over all that waits; what can settle does, until a pass settles nothing. */
    private Iterable<Integer> bypass() {
        Selection settled = new Selection(model.problem(QueueModel.Objective.VALUE));
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int unit = 0; unit < model.units.size(); unit++) {
                if (!settled.isIn(unit) && settled.fits(unit)) {
                    settled.add(unit);
                    moved = true;
                }
            }
        }
        return model.paymentsOf(settled.chosen());
    }

    private void sequence(Solution solution) {
        if (!given.caps().isEmpty()) {
            inOrder(solution, QueueModel.Objective.VALUE, "sequence_value");
            inOrder(solution, QueueModel.Objective.COUNT, "sequence_count");
            solution.note("sequence_set: with position caps there is no single largest set");
            return;
        }
        List<Integer> chosen = largestInOrder();
        solution.put("sequence_set", model.ids(chosen));
        solution.put("sequence_value", value(chosen));
        solution.put("sequence_count", chosen.size());
        solution.put("sequence_final_balances", finalBalances(chosen));
    }

    private List<Integer> largestInOrder() {
        QueuedPayments queued = new QueuedPayments();
        model.headrooms().forEach(queued::position);
        List<Integer> told = new ArrayList<>();
        Map<Integer, Integer> firstOfUnit = new LinkedHashMap<>();
        for (List<Integer> queue : model.queues) {
            int number = queued.queue();
            for (int each : queue) {
                Case.Payment payment = model.payments.get(each);
                int added = queued.add(number, payment.minor());
                told.add(each);
                model.touch(payment, new QueueModel.Touching() {
                    @Override
                    public void draws(int position) {
                        queued.draws(position);
                    }

                    @Override
                    public void fills(int position) {
                        queued.fills(position);
                    }
                });
                Integer first = firstOfUnit.putIfAbsent(model.unitOf[each], added);
                if (first != null) {
                    queued.link(first, added);
                }
            }
        }
        TreeSet<Integer> chosen = new TreeSet<>();
        for (int payment : new PrefixOptimum().of(queued)) {
            chosen.add(told.get(payment));
        }
        return List.copyOf(chosen);
    }

    private Map<String, Object> finalBalances(List<Integer> chosen) {
        long[] balances = new long[model.accounts()];
        for (int participant = 0; participant < given.participants().size(); participant++) {
            for (int currency = 0; currency < given.currencies().size(); currency++) {
                balances[model.account(participant, currency)] = given.balance(participant, currency);
            }
        }
        for (int each : chosen) {
            Case.Payment payment = model.payments.get(each);
            balances[model.account(payment.sender(), payment.currency())] -= payment.minor();
            balances[model.account(payment.receiver(), payment.currency())] += payment.minor();
        }
        Map<String, Object> named = new LinkedHashMap<>();
        for (int participant = 0; participant < given.participants().size(); participant++) {
            Map<String, Long> ofOne = new LinkedHashMap<>();
            for (int currency = 0; currency < given.currencies().size(); currency++) {
                ofOne.put(given.currencies().get(currency).code(),
                        balances[model.account(participant, currency)]);
            }
            named.put(given.participants().get(participant), ofOne);
        }
        return named;
    }

    private void inOrder(Solution solution, QueueModel.Objective objective, String key) {
        Proposal proposal = Optimiser.propose(model.inOrder(objective), HARD);
        if (proposal.isProven()) {
            solution.put(key, proposal.value());
        } else {
            solution.note(key + ": " + proposal.value() + " found, not proven to be the most");
        }
    }

    private void enumerate(Solution solution) {
        Enumeration all = Enumeration.of(model);
        solution.put("max_value", all.best(QueueModel.Objective.VALUE));
        solution.put("max_value_sets", all.sets(QueueModel.Objective.VALUE));
        solution.put("max_value_witness", model.ids(all.witness(QueueModel.Objective.VALUE)));
        solution.put("max_count", all.best(QueueModel.Objective.COUNT));
        solution.put("max_count_sets", all.sets(QueueModel.Objective.COUNT));
        solution.put("max_count_witness", model.ids(all.witness(QueueModel.Objective.COUNT)));
        solution.put("feasible_sets", all.feasible());
    }

    private void optimise(Solution solution, QueueModel.Objective objective, String key) {
        ClearingProblem problem = model.problem(objective);
        Proposal proposal = Optimiser.propose(problem,
                problem.units() <= MOST_UNITS_TO_OPTIMISE_HARD ? HARD : Effort.ofRun(problem.units()));
        if (proposal.isProven()) {
            solution.put(key, proposal.value());
            solution.put(key + "_witness", model.ids(model.paymentsOf(proposal.chosen())));
        } else {
            solution.note(key + ": " + proposal.value() + " found, no set has more than " + proposal.bound()
                    + "; which is the most is not proven");
        }
    }

    private void relax(Solution solution) {
        if (!given.reservations().isEmpty()) {
            solution.note("lp_bound_value: not defined with reservations");
            return;
        }
        long rows = model.headrooms().size() + 1L;
        if ((rows + model.units.size()) * model.units.size() > LARGEST_TABLEAU) {
            solution.note("lp_bound_value: too large for the exact relaxation; see the bound of max_value");
            return;
        }
        solution.put("lp_bound_value", LinearRelaxation.bound(model));
    }
}
