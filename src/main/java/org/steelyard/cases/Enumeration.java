package org.steelyard.cases;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.steelyard.liquidity.ClearingProblem;
import org.steelyard.liquidity.Selection;

/** Every set of units of a small queue, one by one (Gray code: each differs from the last in a unit). */
final class Enumeration {

    private final QueueModel model;
    private final Map<QueueModel.Objective, Best> best = new EnumMap<>(QueueModel.Objective.class);
    private int feasible;

    /** The best so far, with what it has of the other objective, and how many sets have as much. */
    private record Best(long most, long other, int sets, int set) {}

    private Enumeration(QueueModel model) {
        this.model = model;
    }

    static Enumeration of(QueueModel model) {
        Enumeration all = new Enumeration(model);
        all.run();
        return all;
    }

    private void run() {
        ClearingProblem problem = model.problem(QueueModel.Objective.VALUE);
        Selection selection = new Selection(problem);
        long value = 0;
        long count = 0;
        int set = 0;
        for (int step = 0; step < 1 << problem.units(); step++) {
            if (step > 0) {
                int unit = Integer.numberOfTrailingZeros(step);
                long sign = selection.isIn(unit) ? -1 : 1;
                if (sign > 0) {
                    selection.add(unit);
                } else {
                    selection.remove(unit);
                }
                set ^= 1 << unit;
                value += sign * problem.value(unit);
                count += sign * model.units.get(unit).size();
            }
            if (selection.isCovered()) {
                feasible++;
                note(QueueModel.Objective.VALUE, value, count, set);
                note(QueueModel.Objective.COUNT, count, value, set);
            }
        }
    }

    private void note(QueueModel.Objective objective, long most, long other, int set) {
        best.merge(objective, new Best(most, other, 1, set), (old, found) -> {
            if (found.most != old.most) {
                return found.most > old.most ? found : old;
            }
            return found.other > old.other
                    ? new Best(found.most, found.other, old.sets + 1, found.set)
                    : new Best(old.most, old.other, old.sets + 1, old.set);
        });
    }

    private Best of(QueueModel.Objective objective) {
        // The empty set is always feasible.
        return best.getOrDefault(objective, new Best(0, 0, 0, 0));
    }

    long best(QueueModel.Objective objective) {
        return of(objective).most;
    }

    int sets(QueueModel.Objective objective) {
        return of(objective).sets;
    }

    /** One of the best sets: of those the one that has most of the other objective. */
    List<Integer> witness(QueueModel.Objective objective) {
        List<Integer> payments = new ArrayList<>();
        for (int unit = 0; unit < model.units.size(); unit++) {
            if ((of(objective).set >> unit & 1) != 0) {
                payments.addAll(model.units.get(unit));
            }
        }
        return payments.stream().sorted().toList();
    }

    int feasible() {
        return feasible;
    }
}
