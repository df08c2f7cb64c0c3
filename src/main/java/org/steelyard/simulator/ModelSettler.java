package org.steelyard.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.Rules;

/** How the naive model settles: by the rules in force, over queues that are reckoned anew each time. */
final class ModelSettler {

    private static final int MOST_PARTNERS = 10;
    private static final int MOST_LOOKED_AT = 256;

    Rules rules = Rules.ALL;
    private final NaiveModel model;

    ModelSettler(NaiveModel model) {
        this.model = model;
    }

    ModelQueues queues() {
        return new ModelQueues(model.books, model.limits, model.waiting(), rules.overtaking());
    }

    /** Settles its unit if it can, or queues it, as soon as all of it may settle. */
    void enterIfReady(ModelInstruction one, Mechanism mechanism) {
        List<ModelInstruction> unit = queues().unit(one);
        if (!ModelQueues.isReady(unit)) {
            return;
        }
        ModelQueues queues = queues();
        boolean mayGo = queues.mayGo(unit);
        Optional<ModelPosition> tooShort = queues.tooShort(unit);
        List<ModelInstruction> offset = mayGo && rules.offsetsOnEntry() ? offset(unit, queues) : List.of();
        if (mayGo && tooShort.isEmpty()) {
            unit.forEach(each -> settle(each, mechanism));
        } else if (!offset.isEmpty()) {
            offset.forEach(each -> settle(each, Mechanism.BILATERAL_OFFSETTING));
        } else {
            Reason reason = mayGo
                    ? tooShort.map(ModelPosition::shortage).orElseThrow()
                    : Reason.BEHIND_OTHERS;
            unit.forEach(each -> model.changed(each,
                    new Event.Queued(each.number, each.instruction, reason)));
        }
    }

    /** With the first waiting payment of the payee to the payer, with one more of its class, and so on. */
    private List<ModelInstruction> offset(List<ModelInstruction> unit, ModelQueues queues) {
        ModelInstruction one = unit.getFirst();
        if (unit.size() > 1 || one.instruction.legs().size() > 1) {
            return List.of();
        }
        AccountId payer = queues.debited(one).iterator().next();
        AccountId payee = credited(one);
        List<ModelInstruction> back = queues.queue(payee).stream().limit(MOST_LOOKED_AT)
                .filter(each -> queues.unit(each).size() == 1 && each.instruction.legs().size() == 1
                        && credited(each).equals(payer))
                .toList();
        List<ModelInstruction> partners = back.stream()
                .filter(each -> each.instruction.priority() == back.getFirst().instruction.priority())
                .limit(MOST_PARTNERS).toList();
        for (int count = 1; count <= partners.size(); count++) {
            List<ModelInstruction> set = new ArrayList<>(partners.subList(0, count));
            set.add(one);
            if (queues.mayGo(set) && queues.tooShort(set).isEmpty()) {
                set.sort(Comparator.comparingLong(each -> each.number));
                return set;
            }
        }
        return List.of();
    }

    private AccountId credited(ModelInstruction one) {
        return model.books.accountOf(one.leg().ledger(), one.leg().payee()).orElseThrow();
    }

    void settleAllPossible() {
        settleSingles();
        while (rules.largestSet()) {
            ModelRun run = ModelRun.largest(queues(), model.sequence());
            settle(run);
            if (run.settled().isEmpty()) {
                return;
            }
            settleSingles();
        }
    }

    /** Settles what a run has found, and reports it. */
    void settle(ModelRun run) {
        run.settled().forEach(each -> settle(each, run.mechanism()));
        run.report().ifPresent(model::say);
    }

    /** One by one, the first in the order of queues first. */
    void settleSingles() {
        var next = queues().firstFree();
        while (next.isPresent()) {
            next.get().forEach(each -> settle(each, Mechanism.QUEUE));
            next = queues().firstFree();
        }
    }

    /** Settles one, whoever stands before it. */
    void settle(ModelInstruction one, Mechanism mechanism) {
        List<Entry> entries = new ArrayList<>();
        for (Leg leg : one.instruction.legs()) {
            long minor = leg.amount().minor();
            model.limits.book(one.instruction, leg);
            entries.add(
                    model.books.book(model.books.accountOf(leg.ledger(), leg.payer()).orElseThrow(), -minor));
            entries.add(
                    model.books.book(model.books.accountOf(leg.ledger(), leg.payee()).orElseThrow(), minor));
        }
        one.settledOn = model.days.date(one.leg().amount().currency()).orElseThrow();
        model.changed(one, new Event.Settled(one.number, one.instruction, mechanism, entries));
        model.netting.settled(one);
    }
}
