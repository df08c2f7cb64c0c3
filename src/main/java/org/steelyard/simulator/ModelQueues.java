package org.steelyard.simulator;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.steelyard.money.AccountId;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.Rules;
import org.steelyard.settlement.State;

/**
 * Who stands where in which queue, and what can settle: reckoned from nothing each time, for the instructions
 * as they are now.
 */
final class ModelQueues {

    /** The order of queues in which normal pairs are a class of their own. */
    static final Comparator<ModelInstruction> PAIRS_BEHIND = Comparator
            .comparing((ModelInstruction each) -> each.instruction.priority())
            .thenComparing(each -> isNormal(each) && each.isVersus())
            .thenComparingLong(each -> each.figure).thenComparingLong(each -> each.turn);
    private static final Comparator<ModelInstruction> IN_LINE = Comparator
            .comparing((ModelInstruction each) -> each.instruction.priority())
            .thenComparingLong(each -> each.figure).thenComparingLong(each -> each.turn);

    final ModelBooks books;
    private final List<ModelPosition> positions;
    private final List<ModelInstruction> waiting;
    private final Rules.Overtaking overtaking;
    final Comparator<ModelInstruction> inQueue;
    /** All that stand in queues, in the order of queues. */
    final List<ModelInstruction> queued;

    ModelQueues(ModelBooks books, ModelLimits limits, List<ModelInstruction> waiting,
            Rules.Overtaking overtaking) {
        this.books = books;
        this.positions = limits.positions();
        this.waiting = waiting;
        this.overtaking = overtaking;
        this.inQueue = overtaking == Rules.Overtaking.NONE ? IN_LINE : PAIRS_BEHIND;
        this.queued = waiting.stream().filter(each -> each.state() == State.QUEUED)
                .filter(each -> isReady(unit(each))).sorted(inQueue).toList();
    }

    /** All that settles with it, itself included, in the order of entry. */
    List<ModelInstruction> unit(ModelInstruction one) {
        return waiting.stream()
                .filter(each -> each == one || each.number == one.counterNumber).toList();
    }

    /** Whether all of a unit may settle as soon as there are funds. */
    static boolean isReady(List<ModelInstruction> unit) {
        return unit.stream().allMatch(each -> each.state() == State.QUEUED
                && each.reason() != Reason.BEFORE_FROM_TIME && !each.isObligation()
                && (!each.isVersus() || each.isMatched()));
    }

    /** Whether nobody stands before the unit, in any queue in which it stands, whom it may not overtake. */
    boolean mayGo(List<ModelInstruction> unit) {
        return unit.stream().allMatch(member -> debited(member).stream()
                .flatMap(account -> queue(account).stream())
                .filter(other -> !unit.contains(other) && inQueue.compare(other, member) < 0)
                .allMatch(other -> overtaking == Rules.Overtaking.NORMAL && isNormal(member)
                        && isNormal(other)));
    }

    private static boolean isNormal(ModelInstruction one) {
        return one.instruction.priority() == Priority.NORMAL;
    }

    /**
     * The first position, leg by leg, that the unit would leave short if all its legs were booked
     * at once.
     */
    Optional<ModelPosition> tooShort(List<ModelInstruction> unit) {
        for (ModelInstruction each : unit) {
            for (Leg leg : each.instruction.legs()) {
                for (ModelPosition position : positions) {
                    if (position.draws().test(each.instruction, leg) && position.missing(unit) > 0) {
                        return Optional.of(position);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The first unit in the order of queues that can settle alone. */
    Optional<List<ModelInstruction>> firstFree() {
        return queued.stream().map(this::unit).filter(unit -> mayGo(unit) && tooShort(unit).isEmpty())
                .findFirst();
    }

    /**
     * The largest set that settles at one instant while nobody overtakes: suppose that all settle; while a
     * position is short, the last that draws on it cannot, nor who stands behind it, nor who is tied to them.
     */
    List<ModelInstruction> largestSet() {
        return largestSet(positions);
    }

    /** The same if accounts might receive whatever comes. */
    List<ModelInstruction> largestSetWithoutReceiverCaps() {
        return largestSet(positions.stream()
                .filter(position -> position.shortage() != Reason.CORRIDOR_RECEIVER_CAP).toList());
    }

    private List<ModelInstruction> largestSet(List<ModelPosition> bounds) {
        Set<ModelInstruction> in = new LinkedHashSet<>(queued);
        for (var tooShort = firstShort(in, bounds); tooShort.isPresent(); tooShort = firstShort(in, bounds)) {
            ModelPosition position = tooShort.get();
            cut(in.stream().filter(each -> position.drawn(each) > 0).max(inQueue).orElseThrow(), in);
        }
        return in.stream().sorted(Comparator.comparingLong(each -> each.number)).toList();
    }

    private void cut(ModelInstruction one, Set<ModelInstruction> in) {
        if (in.remove(one)) {
            unit(one).forEach(mate -> cut(mate, in));
            debited(one).forEach(account -> queue(account).stream()
                    .filter(other -> inQueue.compare(other, one) > 0).forEach(behind -> cut(behind, in)));
        }
    }

    /** The first position that the set would leave short. */
    Optional<ModelPosition> firstShort(Collection<ModelInstruction> set) {
        return firstShort(set, positions);
    }

    private static Optional<ModelPosition> firstShort(Collection<ModelInstruction> set,
            List<ModelPosition> among) {
        return among.stream().filter(position -> position.missing(set) > 0).findFirst();
    }

    Map<AccountId, Long> changes(Iterable<ModelInstruction> set) {
        Map<AccountId, Long> changes = new LinkedHashMap<>();
        for (ModelInstruction each : set) {
            for (Leg leg : each.instruction.legs()) {
                changes.merge(books.accountOf(leg.ledger(), leg.payer()).orElseThrow(),
                        -leg.amount().minor(), Math::addExact);
                changes.merge(books.accountOf(leg.ledger(), leg.payee()).orElseThrow(), leg.amount().minor(),
                        Math::addExact);
            }
        }
        return changes;
    }

    List<ModelInstruction> queue(AccountId account) {
        return queued.stream().filter(each -> debited(each).contains(account)).toList();
    }

    Set<AccountId> debited(ModelInstruction each) {
        Set<AccountId> debited = new LinkedHashSet<>();
        each.instruction.legs().forEach(
                leg -> debited.add(books.accountOf(leg.ledger(), leg.payer()).orElseThrow()));
        return debited;
    }
}
