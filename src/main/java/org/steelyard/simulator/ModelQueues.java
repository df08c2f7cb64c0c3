package org.steelyard.simulator;

import java.util.ArrayList;
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
    private final List<ModelInstruction> waiting;
    private final Rules.Overtaking overtaking;
    final Comparator<ModelInstruction> inQueue;
    /** All that stand in queues, in the order of queues. */
    final List<ModelInstruction> queued;

    ModelQueues(ModelBooks books, List<ModelInstruction> waiting, Rules.Overtaking overtaking) {
        this.books = books;
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
                && each.reason() != Reason.BEFORE_FROM_TIME && (!each.isVersus() || each.isMatched()));
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

    /** Whether the funds of every account suffice when all legs of the unit are booked at once. */
    boolean isCovered(List<ModelInstruction> unit) {
        return changes(unit).entrySet().stream()
                .allMatch(change -> change.getValue() >= 0
                        || books.available(change.getKey()) + change.getValue() >= 0);
    }

    /** The first unit in the order of queues that can settle alone. */
    Optional<List<ModelInstruction>> firstFree() {
        return queued.stream().map(this::unit).filter(unit -> mayGo(unit) && isCovered(unit)).findFirst();
    }

    /**
     * The largest set that settles at one instant while nobody overtakes: suppose that all settle; while an
     * account is short, the last that draws on it cannot, nor who stands behind it, nor who is tied to them.
     */
    List<ModelInstruction> largestSet() {
        Set<ModelInstruction> in = new LinkedHashSet<>(queued);
        for (List<AccountId> tooShort = tooShort(in); !tooShort.isEmpty(); tooShort = tooShort(in)) {
            List<ModelInstruction> drawing = new ArrayList<>(queue(tooShort.getFirst()));
            drawing.retainAll(in);
            cut(drawing.getLast(), in);
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

    List<AccountId> tooShort(Set<ModelInstruction> set) {
        Map<AccountId, Long> changes = changes(set);
        return changes.keySet().stream()
                .filter(account -> set.stream().anyMatch(each -> debited(each).contains(account)))
                .filter(account -> books.available(account) + changes.getOrDefault(account, 0L) < 0).toList();
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
