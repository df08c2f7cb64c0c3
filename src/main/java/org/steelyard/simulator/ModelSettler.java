package org.steelyard.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.Rules;

/** How the naive model settles: by the rules in force, over queues that are reckoned anew each time. */
final class ModelSettler {

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
        if (mayGo && tooShort.isEmpty()) {
            unit.forEach(each -> settle(each, mechanism));
        } else {
            Reason reason = mayGo
                    ? tooShort.map(ModelPosition::shortage).orElseThrow()
                    : Reason.BEHIND_OTHERS;
            unit.forEach(each -> model.changed(each,
                    new Event.Queued(each.number, each.instruction, reason)));
        }
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

    private void settle(ModelInstruction one, Mechanism mechanism) {
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
    }
}
