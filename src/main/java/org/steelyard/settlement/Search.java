package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;
import org.steelyard.liquidity.ClearingProblem;
import org.steelyard.liquidity.Effort;
import org.steelyard.liquidity.Optimiser;
import org.steelyard.liquidity.Proposal;

/**
 * Searches a picture of the queues for the set of the largest value that may settle at once: class by class,
 * the urgent ones in their order, NORMAL ones in any, pairs whole. It works beside the engine, and what it
 * finds is a proposal ({@link Command.SettleTogether}).
 */
public final class Search {

    /** A sum of values that leaves the search room for its bounds. */
    private static final long MOST_VALUE = Long.MAX_VALUE / 4;

    private final ClearingProblem.Builder problem = new ClearingProblem.Builder();
    private final Settlement engine;
    private final Weights weights;
    private final List<List<Waiting>> units = new ArrayList<>();
    private final Map<Long, Integer> unitOf = new TreeMap<>();

    private Search(Settlement engine, Weights weights) {
        this.engine = engine;
        this.weights = weights;
    }

    /**
     * The best set that so much effort finds. The same picture, weights and effort give the same set.
     *
     * @param weights how amounts of several currencies compare; where all that waits is worth more than a sum
     *            can hold by these weights, every minor unit counts the same
     * @param effort how hard to try, for so many units
     */
    public static ProposedSet propose(Picture picture, Weights weights, EffortOf effort) {
        Settlement engine = picture.engine();
        Search search = new Search(engine, fitting(weights, engine));
        ClearingProblem problem = search.tell();
        Proposal found = Optimiser.propose(problem, effort.forUnits(problem.units()));
        List<Long> numbers = new ArrayList<>();
        for (int unit : found.chosen()) {
            search.units.get(unit).forEach(member -> numbers.add(member.number));
        }
        numbers.sort(null);
        return new ProposedSet(picture.sequence(), numbers, search.unitOf.size(), search.weights,
                found.bound());
    }

    /** How hard to search among so many units; counts of steps, never time. */
    public interface EffortOf {

        /** What a run takes whose queues hold so many units. */
        Effort forUnits(int units);
    }

    private static Weights fitting(Weights weights, Settlement engine) {
        long sum = 0;
        for (Waiting member : engine.instructions().waiting().all()) {
            sum = Weights.plus(sum, worth(member, weights));
        }
        return sum <= MOST_VALUE ? weights : Weights.EVEN;
    }

    private static long worth(Waiting member, Weights weights) {
        long sum = 0;
        for (Leg leg : member.instruction.legs()) {
            sum = Weights.plus(sum, weights.value(leg.amount()));
        }
        return sum;
    }

    private ClearingProblem tell() {
        int[] positions = {0};
        LongConsumer position = headroom -> {
            problem.position(headroom);
            positions[0]++;
        };
        Touches.number(engine.directory().accounts(), position);
        Touches.numberReceivers(engine.directory().accounts(), positions[0], position);
        for (Waiting member : engine.instructions().waiting().all()) {
            if (member.inQueue && member.unit().getFirst() == member) {
                tell(member.unit());
            }
        }
        engine.directory().accounts().forEach(this::tellOrder);
        return problem.build();
    }

    /** A pair is as urgent as the less urgent of its sides. */
    private void tell(List<Waiting> unit) {
        int rank = 0;
        long value = 0;
        for (Waiting member : unit) {
            rank = Math.max(rank, member.instruction.priority().rank());
            value = Weights.plus(value, worth(member, weights));
        }
        int number = problem.unit(rank, value);
        units.add(unit);
        for (Waiting member : unit) {
            unitOf.put(member.number, number);
            for (int leg = 0; leg < member.debited.length; leg++) {
                long minor = member.instruction.legs().get(leg).amount().minor();
                Touches.takes(member, leg).forEach(position -> problem.draws(position.number, minor));
                Touches.gives(member, leg).forEach(position -> problem.fills(position.number, minor));
            }
        }
    }

    /** Each urgent one needs the urgent one before it, and all others need the last urgent one. */
    private void tellOrder(Account account) {
        Waiting urgent = null;
        for (Waiting member : account.queue.values()) {
            if (urgent != null && unit(member) != unit(urgent)) {
                problem.needs(unit(member), unit(urgent));
            }
            urgent = member.isUrgent() ? member : urgent;
        }
    }

    private int unit(@Nullable Waiting member) {
        Integer unit = member == null ? null : unitOf.get(member.number);
        if (unit == null) {
            throw new IllegalStateException("who stands in a queue is part of a unit");
        }
        return unit;
    }
}
