package org.steelyard.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.steelyard.money.AccountId;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.State;

/**
 * Who stands where in which queue, and what can settle: reckoned from nothing each time, for the instructions
 * as they are now.
 */
final class ModelQueues {

    static final Comparator<ModelInstruction> IN_QUEUE = Comparator
            .comparingInt((ModelInstruction each) -> each.instruction.priority().rank())
            .thenComparingLong(each -> each.figure).thenComparingLong(each -> each.turn);

    final ModelBooks books;
    private final List<ModelInstruction> waiting;
    /** All that stand in queues, in the order of queues. */
    final List<ModelInstruction> queued;

    ModelQueues(ModelBooks books, List<ModelInstruction> waiting) {
        this.books = books;
        this.waiting = waiting;
        this.queued = waiting.stream().filter(each -> each.state() == State.QUEUED)
                .filter(each -> isReady(unit(each))).sorted(IN_QUEUE).toList();
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

    /** Whether nobody stands before the unit in any queue in which it stands. */
    boolean isHead(List<ModelInstruction> unit) {
        return unit.stream().allMatch(member -> debited(member).stream()
                .allMatch(account -> queue(account).getFirst() == member));
    }

    /** Whether the funds of every account suffice when all legs of the unit are booked at once. */
    boolean isCovered(List<ModelInstruction> unit) {
        return changes(unit).entrySet().stream()
                .allMatch(change -> change.getValue() >= 0
                        || books.available(change.getKey()) + change.getValue() >= 0);
    }

    /** Heads of queues that can settle, each unit once. */
    List<List<ModelInstruction>> free() {
        return queued.stream().map(this::unit).distinct()
                .filter(unit -> isHead(unit) && isCovered(unit)).toList();
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
                    .filter(other -> IN_QUEUE.compare(other, one) > 0).forEach(behind -> cut(behind, in)));
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
