package org.steelyard.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.steelyard.settlement.Command;
import org.steelyard.settlement.ProposedSet;
import org.steelyard.settlement.State;
import org.steelyard.settlement.Weights;

/**
 * Sets that a search might propose, and sets that none ever should: what waits, or some of it; what waited
 * some commands ago; halves of pairs; numbers that nobody has.
 */
final class RandomProposals {

    private final Chance chance;
    /** What waited when a search began that has not ended. */
    private List<Long> earlier = List.of();

    RandomProposals(Chance chance) {
        this.chance = chance;
    }

    Command next(NaiveModel model) {
        List<Long> queued = model.waiting().stream().filter(each -> each.state() == State.QUEUED)
                .map(each -> each.number).toList();
        List<Long> from = chance.percent(25) ? earlier : queued;
        earlier = queued;
        int share = chance.percent(40) ? 100 : chance.between(10, 90);
        List<Long> numbers = new ArrayList<>(from.stream().filter(number -> chance.percent(share)).toList());
        if (chance.percent(20)) {
            numbers.add((long) chance.between(-3, 300));
            numbers.add(Long.MIN_VALUE + chance.between(0, 1) * Long.MAX_VALUE);
            numbers.addAll(List.copyOf(numbers));
        }
        if (chance.percent(20)) {
            Collections.reverse(numbers);
        }
        Weights weights = chance.percent(50)
                ? Weights.EVEN
                : new Weights(Map.of(RandomWorld.CURRENCIES.getFirst(), (long) chance.between(1, 90)));
        return new Command.SettleTogether(new ProposedSet(chance.between(0, 400), numbers, queued.size(),
                weights, chance.between(0, 1_000_000)));
    }
}
