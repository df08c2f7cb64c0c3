package org.steelyard.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Currency;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Modification;
import org.steelyard.settlement.Outcome;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.References;
import org.steelyard.settlement.Role;
import org.steelyard.settlement.ScreeningVersion;
import org.steelyard.settlement.State;

/**
 * The engine's rules a second time, written from what is documented of them and not from the engine: plain
 * lists, everything reckoned anew each time, as plain as can be and slow. It says which events the engine's
 * reply to a command must consist of.
 */
final class NaiveModel {

    final int mostWaiting;
    final ModelBooks books = new ModelBooks();
    final List<ModelInstruction> instructions = new ArrayList<>();
    final ModelDays days = new ModelDays();
    final ModelLimits limits = new ModelLimits(books);
    final ModelSettler settler = new ModelSettler(this);
    final ModelNetting netting = new ModelNetting(this);
    private final ModelScreening screening = new ModelScreening(this);
    /** How often an instruction has gone to the front, and to the back since the last one came. */
    long fronts;
    long backs;
    long lastAtBack;
    private long sequence;
    private long nowMillis;
    private List<Event> events = List.of();

    NaiveModel(int mostWaiting) {
        this.mostWaiting = mostWaiting;
    }

    /** The events that must come of this command. */
    List<Event> apply(Command command, long atMillis) {
        events = new ArrayList<>();
        sequence++;
        nowMillis = Math.max(nowMillis, atMillis);
        passDue();
        int cutOffs = events.size();
        answer(command);
        if (events.size() == cutOffs && !(command instanceof Command.Tick && cutOffs > 0)) {
            events.add(new Event.Unchanged());
        }
        netting.takeAllPossible();
        settler.settleAllPossible();
        return events;
    }

    private void passDue() {
        while (true) {
            Optional<Currency> day = days.due(nowMillis);
            Optional<ModelTimes.Due> due = ModelTimes.first(waiting(), nowMillis);
            Optional<ModelNetting.Open> cycle = netting.due(nowMillis);
            long timeMillis = due.map(ModelTimes.Due::millis).orElse(Long.MAX_VALUE);
            long cycleMillis = cycle.map(netting::dueMillis).orElse(Long.MAX_VALUE);
            if (day.isPresent()
                    && days.nextPhaseMillis(day.get()) <= Math.min(timeMillis, cycleMillis)) {
                moveOn(day.get());
            } else if (cycle.isPresent() && cycleMillis <= timeMillis) {
                netting.end(cycle.get(), Reason.NOT_CONFIRMED_IN_TIME);
                settler.settleAllPossible();
            } else if (due.isPresent()) {
                pass(due.get());
                settler.settleAllPossible();
            } else {
                return;
            }
        }
    }

    private void pass(ModelTimes.Due due) {
        ModelInstruction one = due.one();
        switch (due.kind()) {
            case FROM -> {
                release(one);
                settler.enterIfReady(one, Mechanism.QUEUE);
            }
            case TILL -> {
                one.overdue = true;
                events.add(new Event.Overdue(one.number, one.instruction));
            }
            case REJECT -> settler.queues().unit(one)
                    .forEach(each -> changed(each, new Event.Expired(each.number,
                            each.instruction,
                            each == one ? Reason.REJECT_TIME_PASSED : Reason.COUNTER_LEG_GONE)));
        }
    }

    private void answer(Command command) {
        switch (command) {
            case Command.Submit submit -> submit(submit);
            case Command.Rescreen rescreen -> screening.rescreen(rescreen);
            case Command.Cancel cancel -> cancel(cancel.cancellation());
            case Command.Modify modify -> modify(modify.modification());
            case Command.OpenDay open -> openDay(open.day());
            case Command.ReachPhase reach -> reachPhase(reach.currency(), reach.phase());
            case Command.PutListInForce put -> screening.putInForce(put.version());
            case Command.SetCreditLimit set -> events.add(books.set(set));
            case Command.AddParticipant add -> events.add(books.add(add.participant()));
            case Command.OpenLedger open -> events.add(books.open(open.ledger()));
            case Command.OpenAccount open -> events.add(books.open(open));
            case Command.GrantAccess grant -> events.add(books.grant(grant));
            case Command.OpenCorridor open -> events.add(books.open(open.corridor()));
            case Command.SettleTogether together ->
                settler.settle(ModelRun.of(settler.queues(), together.proposed()));
            case Command.SetCollateral set -> events.addAll(books.pools.set(set));
            case Command.SetLimit set -> {
                Map<AccountId, Long> credits = books.pools.credits();
                events.add(limits.set(set));
                events.addAll(books.pools.changedSince(credits));
            }
            case Command.SetRules set -> {
                if (!set.rules().equals(settler.rules)) {
                    settler.rules = set.rules();
                    events.add(new Event.RulesSet(set.rules()));
                }
            }
            case Command.OpenCycle asked -> netting.answer(asked);
            case Command.CutCycle asked -> netting.answer(asked);
            case Command.AnswerCycle asked -> netting.answer(asked);
            case Command.SetNettingTerm asked -> netting.answer(asked);
            case Command.Tick tick -> {}
        }
    }

    // What the rules and the simulation ask of the model.

    long sequence() {
        return sequence;
    }

    long nowMillis() {
        return nowMillis;
    }

    ScreeningVersion inForce() {
        return screening.inForce();
    }

    Map<AccountId, Amount> balances() {
        Map<AccountId, Amount> balances = new TreeMap<>();
        books.balances.forEach((account, minor) -> balances.put(account,
                new Amount(account.currency(), minor)));
        return balances;
    }

    List<ModelInstruction> waiting() {
        return instructions.stream().filter(each -> !each.isOver()).toList();
    }

    Optional<ModelInstruction> byUetr(Uetr uetr) {
        return instructions.stream()
                .filter(each -> each.ownsUetr && each.instruction.references().uetr().equals(uetr))
                .findFirst();
    }

    /** Whether a return of it has settled or waits. */
    boolean isReturned(Uetr original) {
        return instructions.stream()
                .filter(each -> each.instruction.condition().equals(new Condition.ReturnOf(original)))
                .anyMatch(each -> each.state() == State.SETTLED || !each.isOver());
    }

    /** The leg that waits unmatched between the same banks, under the same reference and value date. */
    Optional<ModelInstruction> counterLeg(Instruction instruction) {
        return waiting().stream()
                .filter(each -> !each.isMatched() && common(each.instruction).equals(common(instruction)))
                .findFirst();
    }

    private static List<Object> common(Instruction side) {
        return side.condition() instanceof Condition.Versus versus
                ? List.of(versus.reference(), side.valueDate(),
                        new TreeSet<>(
                                List.of(side.legs().getFirst().payer(), side.legs().getFirst().payee())))
                : List.of(side);
    }

    // The business day.

    private void moveOn(Currency currency) {
        Event.PhaseReached reached = days.moveOn(currency);
        events.add(reached);
        if (reached.phase() == Phase.CUT_OFF) {
            List.copyOf(netting.open).stream()
                    .filter(each -> each.cycle.ledger().currency().equals(reached.currency()))
                    .forEach(each -> netting.end(each, Reason.NOT_SETTLED_IN_TIME));
            settler.settleAllPossible();
            expire(reached.currency(), reached.date());
            settler.settleAllPossible();
        }
    }

    private void expire(Currency currency, LocalDate date) {
        List<ModelInstruction> over = waiting().stream()
                .filter(each -> each.isIn(currency) && !each.instruction.valueDate().isAfter(date)).toList();
        List<ModelInstruction> withMates = waiting().stream()
                .filter(each -> settler.queues().unit(each).stream().anyMatch(over::contains)).toList();
        ModelQueues queues = settler.queues();
        List<Reason> reasons = withMates.stream()
                .map(each -> over.contains(each) ? each.reasonToExpire(queues) : Reason.COUNTER_LEG_GONE)
                .toList();
        for (int i = 0; i < reasons.size(); i++) {
            ModelInstruction each = withMates.get(i);
            changed(each, new Event.Expired(each.number, each.instruction, reasons.get(i)));
        }
    }

    private void openDay(BusinessDay next) {
        Currency currency = next.currency();
        if (!books.hasLedger(currency)) {
            events.add(ModelBooks.no(Reason.CURRENCY_WITHOUT_LEDGER));
        } else if (!days.isOver(currency)) {
            if (!days.hours(currency).equals(Optional.of(next))) {
                events.add(ModelBooks.no(Reason.DAY_STILL_OPEN));
            }
        } else if (days.date(currency).map(last -> !next.date().isAfter(last)).orElse(false)) {
            events.add(ModelBooks.no(Reason.DAY_NOT_AFTER_LAST));
        } else {
            days.open(next);
            events.add(new Event.DayOpened(next));
            Map<AccountId, Long> credits = books.pools.credits();
            limits.open(Objects.requireNonNull(books.ledgers.get(currency.code())));
            events.addAll(books.pools.changedSince(credits));
            waiting().stream().filter(each -> each.state() == State.WAREHOUSED)
                    .filter(each -> days.areDue(each.instruction)).sorted(ModelQueues.PAIRS_BEHIND)
                    .forEach(each -> {
                        release(each);
                        settler.enterIfReady(each, Mechanism.QUEUE);
                        settler.settleSingles();
                    });
        }
    }

    private void reachPhase(Currency currency, Phase phase) {
        if (days.phase(currency).map(reached -> phase.compareTo(reached) < 0).orElse(true)) {
            events.add(ModelBooks.no(Reason.PHASE_NOT_AHEAD));
            return;
        }
        while (!days.phase(currency).equals(Optional.of(phase))) {
            moveOn(currency);
        }
    }

    // An instruction comes in.

    private void submit(Command.Submit submit) {
        Instruction instruction = submit.instruction();
        References references = instruction.references();
        Optional<Role> role = books.role(references.sender());
        if (role.isEmpty() || role.get() == Role.INDIRECT) {
            events.add(new Event.Rejected(0, instruction,
                    role.isEmpty() ? Reason.SENDER_UNKNOWN : Reason.SENDER_MAY_NOT_SEND, ""));
            return;
        }
        Optional<ModelInstruction> sameMessage = instructions.stream()
                .filter(each -> each.isSentBy(references.sender()) && each.instruction.references()
                        .messageId().equals(references.messageId()))
                .findFirst();
        Optional<ModelInstruction> sameUetr = byUetr(references.uetr());
        boolean stolen = sameUetr.map(first -> !first.isSentBy(references.sender())).orElse(false);
        Optional<ModelInstruction> first = sameMessage.or(() -> stolen ? Optional.empty() : sameUetr);
        if (first.isPresent()) {
            events.add(new Event.Repeated(first.get().number, instruction, first.get().outcome));
            return;
        }
        Optional<Reason> broken = stolen
                ? Optional.of(Reason.UETR_USED_BY_ANOTHER)
                : ModelRules.firstBroken(this, instruction, submit.screened());
        Optional<ModelInstruction> counterLeg = counterLeg(instruction);
        ModelInstruction next = new ModelInstruction(instructions.size() + 1, instruction, !stolen);
        instructions.add(next);
        if (submit.original().length() > 0) {
            events.add(new Event.Received(next.number, submit.original()));
        }
        if (broken.isPresent()) {
            changed(next, new Event.Rejected(next.number, instruction, broken.get(), ""));
            return;
        }
        screening.screened(next, submit.screened());
        counterLeg.ifPresent(mate -> match(next, mate));
        settler.enterIfReady(next, Mechanism.IMMEDIATE);
    }

    private void match(ModelInstruction next, ModelInstruction mate) {
        next.counterNumber = mate.number;
        mate.counterNumber = next.number;
        events.add(new Event.Matched(next.number, mate.number,
                ((Condition.Versus) next.instruction.condition()).reference()));
    }

    void release(ModelInstruction cleared) {
        if (!days.areDue(cleared.instruction)) {
            changed(cleared, new Event.Warehoused(cleared.number, cleared.instruction));
        } else if (cleared.instruction.times().fromMillis() > nowMillis) {
            changed(cleared, new Event.Queued(cleared.number, cleared.instruction, Reason.BEFORE_FROM_TIME));
        } else if (cleared.isVersus()) {
            changed(cleared, new Event.Queued(cleared.number, cleared.instruction,
                    Reason.COUNTER_LEG_MISSING));
        } else if (cleared.isObligation()) {
            netting.enter(cleared);
        } else {
            cleared.outcome = new Outcome(State.QUEUED, Reason.NONE, sequence, nowMillis);
        }
    }

    private void cancel(Cancellation cancellation) {
        Optional<ModelInstruction> original = byUetr(cancellation.original())
                .filter(each -> each.isSentBy(cancellation.sender()));
        Reason refused = original.map(ModelInstruction::reasonNotToCancel)
                .orElse(Reason.CANCEL_ORIGINAL_UNKNOWN);
        if (refused != Reason.NONE) {
            events.add(new Event.CancelRefused(cancellation, refused));
        } else {
            ModelInstruction one = original.orElseThrow();
            changed(one, new Event.Cancelled(one.number, one.instruction, cancellation));
        }
    }

    private void modify(Modification modification) {
        Optional<ModelInstruction> original = byUetr(modification.original())
                .filter(each -> each.isSentBy(modification.sender()));
        Reason refused = original.map(each -> new ModelChanges(each, modification).refusal(nowMillis))
                .orElse(Reason.MODIFY_ORIGINAL_UNKNOWN);
        if (refused != Reason.NONE) {
            events.add(new Event.ModifyRefused(modification, refused));
            return;
        }
        ModelInstruction one = original.orElseThrow();
        boolean wasQueued = ModelQueues.isReady(settler.queues().unit(one));
        new ModelChanges(one, modification).make(this);
        events.add(new Event.Modified(one.number, one.instruction, ModelChanges.order(one), modification));
        boolean early = one.instruction.times().fromMillis() > nowMillis;
        if (wasQueued && !early) {
            settler.enterIfReady(one, Mechanism.QUEUE);
        } else if (one.state() == State.QUEUED && early != (one.reason() == Reason.BEFORE_FROM_TIME)) {
            release(one);
            settler.enterIfReady(one, Mechanism.QUEUE);
        }
    }

    /** The system's own instruction enters the queue, or settles. */
    void enterNew(ModelInstruction net) {
        net.outcome = new Outcome(State.QUEUED, Reason.NONE, sequence, nowMillis);
        settler.enterIfReady(net, Mechanism.IMMEDIATE);
    }

    /** Settles what waits, whoever stands before it. */
    void settleNow(ModelInstruction net) {
        settler.settle(net, Mechanism.QUEUE);
    }

    void say(Event event) {
        events.add(event);
    }

    void changed(ModelInstruction one, Event.OfInstruction event) {
        one.outcome = new Outcome(event.state(), event.reason(), sequence, nowMillis);
        events.add(event);
    }
}
