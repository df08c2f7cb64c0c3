package org.steelyard.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import org.steelyard.money.Amount;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.ProposedSet;
import org.steelyard.settlement.Turnover;
import org.steelyard.settlement.Weights;

/** A run over the queues as they stood before it: what of a proposed set holds, and what a run reports. */
record ModelRun(ModelQueues queues, ProposedSet proposed, Mechanism mechanism,
        List<ModelInstruction> settled) {

    static ModelRun of(ModelQueues queues, ProposedSet proposed) {
        return new ModelRun(queues, proposed, Mechanism.OPTIMISATION,
                whatHolds(queues, proposed.numbers()));
    }

    /** The largest set in which nobody overtakes: it proposes that; what of it may be received, settles. */
    static ModelRun largest(ModelQueues queues, long sequence) {
        List<ModelInstruction> largest = queues.largestSetWithoutReceiverCaps();
        return new ModelRun(queues,
                new ProposedSet(sequence, largest.stream().map(each -> each.number).toList(),
                        queues.queued.size(), Weights.EVEN, worth(largest, Weights.EVEN)),
                Mechanism.OFFSETTING, queues.largestSet());
    }

    /** Nobody speaks of a largest set that is empty. */
    Optional<Event> report() {
        return mechanism == Mechanism.OFFSETTING && settled.isEmpty()
                ? Optional.empty()
                : Optional.of(new Event.RunEnded(mechanism, proposed.pictureSequence(),
                        proposed.considered(), settled.size(), proposed.numbers().size() - settled.size(),
                        turnovers(), worth(settled, proposed.weights()), proposed.bound()));
    }

    private static List<ModelInstruction> whatHolds(ModelQueues queues, List<Long> numbers) {
        return new Candidates(queues).whatHolds(numbers);
    }

    private static long worth(List<ModelInstruction> settled, Weights weights) {
        return settled.stream().flatMap(each -> each.instruction.legs().stream())
                .mapToLong(leg -> leg.amount().minor() * weights.of(leg.amount().currency())).sum();
    }

    private List<Turnover> turnovers() {
        TreeSet<Currency> currencies = new TreeSet<>();
        TreeMap<Currency, Long> value = new TreeMap<>();
        for (ModelInstruction each : settled) {
            for (Leg leg : each.instruction.legs()) {
                currencies.add(leg.amount().currency());
                value.merge(leg.amount().currency(), leg.amount().minor(), Math::addExact);
            }
        }
        List<Turnover> turnovers = new ArrayList<>();
        for (Currency currency : currencies) {
            long liquidity = queues.changes(settled).entrySet().stream()
                    .filter(change -> change.getKey().currency().equals(currency) && change.getValue() < 0)
                    .mapToLong(change -> -change.getValue()).sum();
            turnovers.add(new Turnover(new Amount(currency, value.getOrDefault(currency, 0L)),
                    new Amount(currency, liquidity)));
        }
        return turnovers;
    }

    /** What of a proposed set holds. */
    private record Candidates(ModelQueues queues) {

        /** By number. */
        List<ModelInstruction> whatHolds(List<Long> numbers) {
            List<ModelInstruction> set = new ArrayList<>(queues.queued.stream()
                    .filter(each -> numbers.contains(each.number)).toList());
            leaveOutWhatMayNot(set);
            for (var tooShort = queues.firstShort(set); tooShort.isPresent(); tooShort = queues
                    .firstShort(set)) {
                set.remove(toDrop(tooShort.get(), set));
                leaveOutWhatMayNot(set);
            }
            return set.stream().sorted(Comparator.comparingLong(each -> each.number)).toList();
        }

        private void leaveOutWhatMayNot(List<ModelInstruction> set) {
            while (set.removeIf(each -> !set.containsAll(queues.unit(each)) || overtakes(each, set))) {
                // Until nobody has to go any more.
            }
        }

        private boolean overtakes(ModelInstruction one, List<ModelInstruction> set) {
            return queues.debited(one).stream().flatMap(account -> queues.queue(account).stream())
                    .anyMatch(other -> isUrgent(other) && queues.inQueue.compare(other, one) < 0
                            && !set.contains(other));
        }

        private static boolean isUrgent(ModelInstruction one) {
            return one.instruction.priority() != Priority.NORMAL;
        }

        private ModelInstruction toDrop(ModelPosition position, List<ModelInstruction> set) {
            List<ModelInstruction> drawing = set.stream().filter(each -> position.drawn(each) > 0)
                    .sorted(queues.inQueue).toList();
            List<ModelInstruction> others = drawing.stream().filter(each -> !isUrgent(each))
                    .sorted(Comparator.comparingLong(position::drawn)
                            .thenComparing(
                                    Comparator.comparingLong((ModelInstruction each) -> each.number)
                                            .reversed()))
                    .toList();
            if (others.isEmpty()) {
                return drawing.getLast();
            }
            long wanted = Math.min(position.missing(set), position.drawn(others.getLast()));
            return others.stream().filter(each -> position.drawn(each) >= wanted).findFirst().orElseThrow();
        }
    }
}
