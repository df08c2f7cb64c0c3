package org.steelyard.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Cycle;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.NettingTerm;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.References;
import org.steelyard.settlement.State;

/** Cycles in the naive model: positions are added up anew from the obligations whenever somebody asks. */
final class ModelNetting {

    /** A cycle that is not closed. */
    static final class Open {
        final long number;
        final Cycle cycle;
        boolean isCut;
        int cut;
        final TreeSet<Bic> confirmed = new TreeSet<>();
        Optional<ModelInstruction> net = Optional.empty();

        Open(long number, Cycle cycle) {
            this.number = number;
            this.cycle = cycle;
        }
    }

    private static final int MOST_CYCLES = 100;

    private final NaiveModel model;
    final List<Open> open = new ArrayList<>();
    final Map<NettingTerm, Long> terms = new LinkedHashMap<>();
    private long opened;

    ModelNetting(NaiveModel model) {
        this.model = model;
    }

    Optional<Open> of(LedgerId ledger, String name) {
        return open.stream().filter(each -> each.cycle.ledger().equals(ledger))
                .filter(each -> each.cycle.name().equals(name)).findFirst();
    }

    Optional<Open> of(ModelInstruction one) {
        return one.instruction.condition() instanceof Condition.InCycle in
                ? of(one.leg().ledger(), in.cycle())
                : Optional.empty();
    }

    private List<ModelInstruction> obligations(Open cycle) {
        return model.waiting().stream().filter(each -> of(each).equals(Optional.of(cycle))).toList();
    }

    private List<ModelInstruction> accepted(Open cycle) {
        return obligations(cycle).stream().filter(ModelInstruction::isAccepted).toList();
    }

    long countAccepted(Open cycle) {
        return accepted(cycle).size();
    }

    // What the operator asks for.

    void answer(Command.OpenCycle asked) {
        Cycle cycle = asked.cycle();
        Currency currency = cycle.ledger().currency();
        Optional<Open> known = of(cycle.ledger(), cycle.name());
        if (!model.books.hasLedger(cycle.ledger())) {
            model.say(ModelBooks.no(Reason.LEDGER_UNKNOWN));
        } else if (!cycle.corridor().isEmpty() && model.books.otherSide(cycle).isEmpty()) {
            model.say(ModelBooks.no(Reason.CORRIDOR_UNKNOWN));
        } else if (known.isPresent()) {
            if (!known.get().cycle.equals(cycle)) {
                model.say(ModelBooks.no(Reason.CYCLE_EXISTS));
            }
        } else if (model.days.phase(currency).map(phase -> phase.compareTo(Phase.CUT_OFF) >= 0)
                .orElse(true)) {
            model.say(ModelBooks.no(Reason.CYCLE_DAY_NOT_SETTLING));
        } else if (cycle.confirmByMillis() <= model.nowMillis() || cycle.settleByMillis() > model.days
                .hours(currency).orElseThrow().interbankCutOffMillis()) {
            model.say(ModelBooks.no(Reason.CYCLE_TIMES_INVALID));
        } else if (open.size() >= MOST_CYCLES) {
            model.say(ModelBooks.no(Reason.TOO_MANY));
        } else {
            opened++;
            open.add(new Open(opened, cycle));
            model.say(new Event.CycleOpened(opened, cycle));
        }
    }

    void answer(Command.CutCycle asked) {
        Optional<Open> found = of(asked.ledger(), asked.name());
        if (found.isEmpty()) {
            model.say(ModelBooks.no(Reason.CYCLE_UNKNOWN));
            return;
        }
        Open cycle = found.get();
        SortedMap<AccountId, Long> debtors = reckoned(cycle).debtors();
        if (cycle.isCut) {
            model.say(ModelBooks.no(Reason.CYCLE_CUT_ALREADY));
        } else if (debtors.entrySet().stream().anyMatch(
                debtor -> debtor.getValue() > term(NettingTerm.Kind.NET_DEBIT_CAP, debtor.getKey()))) {
            model.say(ModelBooks.no(Reason.DEBTOR_ABOVE_CAP));
        } else if (!isCovered(cycle, debtors)) {
            model.say(ModelBooks.no(Reason.DEBTOR_NOT_COVERED));
        } else {
            cycle.isCut = true;
            cycle.cut++;
            model.say(new Event.CycleCut(cycle.number, cycle.cycle, cycle.cut, accepted(cycle).size(),
                    reckoned(cycle).positions()));
            obligations(cycle).stream().filter(each -> !each.isAccepted())
                    .forEach(each -> over(each, Reason.NOT_ACCEPTED_AT_CUT));
        }
    }

    private boolean isCovered(Open cycle, SortedMap<AccountId, Long> debtors) {
        List<TreeMap<AccountId, Long>> failures = new ArrayList<>();
        debtors.forEach((debtor, owed) -> failures.add(new TreeMap<>(Map.of(debtor, owed))));
        if (!cycle.cycle.corridor().isEmpty()) {
            TreeMap<AccountId, Long> two = new TreeMap<>();
            debtors.keySet().stream()
                    .sorted(Comparator.comparingLong((AccountId debtor) -> -debtors.getOrDefault(debtor, 0L))
                            .thenComparing(debtor -> debtor))
                    .limit(2).forEach(debtor -> two.put(debtor, debtors.getOrDefault(debtor, 0L)));
            failures.add(two);
        }
        return failures.stream()
                .allMatch(failing -> new ModelFailures(this, reckoned(cycle).accounts(), failing)
                        .events(0).stream().allMatch(failed -> failed.byAgent().minor() == 0));
    }

    void answer(Command.AnswerCycle asked) {
        Optional<Open> found = of(asked.ledger(), asked.name());
        if (found.isEmpty()) {
            model.say(ModelBooks.no(Reason.CYCLE_UNKNOWN));
            return;
        }
        Open cycle = found.get();
        boolean refuses = asked.answer() == Command.AnswerCycle.Answer.REFUSED;
        if (!model.books.confirmers(cycle.cycle).contains(asked.agent())) {
            model.say(ModelBooks.no(Reason.NOT_A_CONFIRMER));
        } else if (asked.cut() != cycle.cut || !cycle.isCut && !refuses) {
            model.say(ModelBooks.no(Reason.POSITIONS_DIFFER));
        } else if (refuses && isConfirmed(cycle)) {
            model.say(ModelBooks.no(Reason.CYCLE_CONFIRMED));
        } else if (refuses) {
            giveBack(cycle, Reason.POSITIONS_REFUSED);
        } else if (cycle.confirmed.add(asked.agent())) {
            model.say(new Event.CycleConfirmed(cycle.number, cycle.cut, asked.agent()));
            if (isConfirmed(cycle)) {
                instruct(cycle, new LinkedHashMap<>(reckoned(cycle).debtors())).ifPresent(model::enterNew);
            }
        }
    }

    private boolean isConfirmed(Open cycle) {
        return cycle.confirmed.containsAll(model.books.confirmers(cycle.cycle));
    }

    void answer(Command.SetNettingTerm asked) {
        NettingTerm term = asked.term();
        AccountId account = term.account();
        boolean isOwn = account.equals(term.counterparty());
        if (!model.books.balances.containsKey(account)
                || !model.books.balances.containsKey(term.counterparty())) {
            model.say(ModelBooks.no(Reason.ACCOUNT_UNKNOWN));
        } else if (account.isIssue() || term.counterparty().isIssue()
                || isOwn != (term.kind() != NettingTerm.Kind.CREDIT)
                || !account.ledger().equals(term.counterparty().ledger()) || asked.amount().minor() < 0
                || asked.amount().minor() > Leg.MOST_MINOR
                || !asked.amount().currency().equals(account.currency())) {
            model.say(ModelBooks.no(Reason.NETTING_TERM_INVALID));
        } else if (open.stream().anyMatch(
                cycle -> cycle.isCut && cycle.cycle.ledger().equals(account.ledger()))) {
            model.say(ModelBooks.no(Reason.CYCLE_UNDER_WAY));
        } else if (terms.getOrDefault(term, 0L) != asked.amount().minor()) {
            terms.put(term, asked.amount().minor());
            model.say(new Event.NettingTermSet(term, asked.amount()));
        }
    }

    long term(NettingTerm.Kind kind, AccountId account) {
        return terms.getOrDefault(NettingTerm.of(kind, account), 0L);
    }

    // Obligations.

    void enter(ModelInstruction obligation) {
        Reason outside = reasonOutside(of(obligation).orElseThrow(), obligation);
        wait(obligation, outside == Reason.NONE ? Reason.ACCEPTED_IN_CYCLE : outside);
    }

    private void wait(ModelInstruction obligation, Reason reason) {
        model.changed(obligation, new Event.Queued(obligation.number, obligation.instruction, reason));
    }

    private Reason reasonOutside(Open cycle, ModelInstruction obligation) {
        AccountId debtor = account(obligation, obligation.leg().payer());
        AccountId creditor = account(obligation, obligation.leg().payee());
        long minor = obligation.leg().amount().minor();
        if (reckoned(cycle).owed(debtor, Optional.empty()) + minor > term(NettingTerm.Kind.NET_DEBIT_CAP,
                debtor)) {
            return Reason.ABOVE_NET_DEBIT_CAP;
        }
        long credit = terms.getOrDefault(NettingTerm.credit(creditor, debtor), 0L);
        return reckoned(cycle).owed(debtor, Optional.of(creditor)) + minor > credit
                ? Reason.ABOVE_CREDIT_IN_CYCLE
                : Reason.NONE;
    }

    private AccountId account(ModelInstruction one, Bic bank) {
        return model.books.accountOf(one.leg().ledger(), bank).orElseThrow();
    }

    void leave(ModelInstruction one) {
        Optional<Open> cycle = of(one).filter(each -> each.isCut && one.isAccepted());
        if (cycle.isPresent()) {
            cycle.get().isCut = false;
            cycle.get().confirmed.clear();
            endNet(cycle.get());
            model.say(new Event.CycleReopened(cycle.get().number, cycle.get().cycle));
        }
    }

    /** Pass after pass, until a pass finds room for nobody. */
    void takeAllPossible() {
        boolean taken = true;
        while (taken) {
            taken = false;
            for (Open cycle : open) {
                for (ModelInstruction each : obligations(cycle).stream().sorted(ModelQueues.PAIRS_BEHIND)
                        .toList()) {
                    if (!cycle.isCut && each.state() == State.QUEUED && !each.isAccepted()
                            && reasonOutside(cycle, each) == Reason.NONE) {
                        wait(each, Reason.ACCEPTED_IN_CYCLE);
                        taken = true;
                    }
                }
            }
        }
    }

    private ModelPositions reckoned(Open cycle) {
        return new ModelPositions(model.books, cycle.cycle, accepted(cycle));
    }

    // How a cycle ends.

    Optional<Open> due(long nowMillis) {
        return open.stream().filter(each -> dueMillis(each) <= nowMillis)
                .min(Comparator.comparingLong(this::dueMillis).thenComparingLong(each -> each.number));
    }

    long dueMillis(Open cycle) {
        return isConfirmed(cycle) ? cycle.cycle.settleByMillis() : cycle.cycle.confirmByMillis();
    }

    void end(Open cycle, Reason unlessConfirmed) {
        if (isConfirmed(cycle)) {
            settleNow(cycle);
        } else {
            giveBack(cycle, unlessConfirmed);
        }
    }

    private void settleNow(Open cycle) {
        Map<AccountId, Long> payers = new LinkedHashMap<>();
        TreeMap<AccountId, Long> shortfalls = new TreeMap<>();
        reckoned(cycle).debtors().forEach((debtor, owed) -> {
            long has = Math.max(0, model.books.available(debtor));
            payers.put(debtor, Math.min(owed, has));
            if (owed > has) {
                shortfalls.put(debtor, owed - has);
            }
        });
        if (shortfalls.isEmpty()) {
            model.settleNow(cycle.net.orElseThrow());
            return;
        }
        AccountId issue = cycle.cycle.ledger().issue();
        long missing = shortfalls.values().stream().mapToLong(minor -> minor).sum();
        if (model.books.available(issue) < missing) {
            giveBack(cycle, Reason.NOT_SETTLED_IN_TIME);
            return;
        }
        for (Event.DebtorFailed failed : new ModelFailures(this, reckoned(cycle).accounts(), shortfalls)
                .events(cycle.number)) {
            model.say(failed);
            lower(failed.debtor(), failed.byGuarantee());
            failed.shares().forEach(share -> lower(share.account(), share.amount()));
        }
        endNet(cycle);
        payers.put(issue, missing);
        instruct(cycle, payers).ifPresent(model::settleNow);
    }

    private void lower(AccountId account, Amount by) {
        terms.merge(NettingTerm.of(NettingTerm.Kind.GUARANTEE, account), -by.minor(), Long::sum);
    }

    private Optional<ModelInstruction> instruct(Open cycle, Map<AccountId, Long> payers) {
        List<Leg> legs = reckoned(cycle).legs(payers);
        if (legs.isEmpty()) {
            discharge(cycle);
            return Optional.empty();
        }
        Instruction instruction = new Instruction(references(cycle), Kind.NET_SETTLEMENT, legs,
                Condition.NONE, Priority.HIGHLY_URGENT,
                model.days.date(cycle.cycle.ledger().currency()).orElseThrow(), Purpose.TRANSFER,
                new Digest(0, 0, 0, 0));
        ModelInstruction net = new ModelInstruction(model.instructions.size() + 1, instruction, true);
        model.instructions.add(net);
        cycle.net = Optional.of(net);
        return cycle.net;
    }

    private References references(Open cycle) {
        for (int attempt = 1;; attempt++) {
            References references = References.ofNetSettlement(cycle.cycle.ledger().agent(),
                    model.days.date(cycle.cycle.ledger().currency()).orElseThrow(), cycle.number, attempt,
                    cycle.cycle.name());
            if (model.instructions.stream().noneMatch(each -> each.isSentBy(references.sender())
                    && each.instruction.references().messageId().equals(references.messageId()))) {
                return references;
            }
        }
    }

    /** The net settlement of a cycle has settled. */
    void settled(ModelInstruction net) {
        open.stream().filter(each -> each.net.equals(Optional.of(net))).findFirst()
                .ifPresent(this::discharge);
    }

    private void discharge(Open cycle) {
        for (ModelInstruction each : accepted(cycle)) {
            each.settledOn = model.days.date(cycle.cycle.ledger().currency()).orElseThrow();
            model.changed(each, new Event.Netted(each.number, each.instruction, cycle.number,
                    account(each, each.leg().payee())));
        }
        close(cycle, Reason.NONE);
    }

    private void giveBack(Open cycle, Reason why) {
        endNet(cycle);
        obligations(cycle).forEach(each -> over(each, Reason.CYCLE_NOT_SETTLED));
        close(cycle, why);
    }

    private void close(Open cycle, Reason reason) {
        open.remove(cycle);
        model.say(new Event.CycleClosed(cycle.number, cycle.cycle, reason));
    }

    private void endNet(Open cycle) {
        cycle.net.ifPresent(net -> over(net, Reason.CYCLE_NOT_SETTLED));
        cycle.net = Optional.empty();
    }

    private void over(ModelInstruction one, Reason reason) {
        model.changed(one, new Event.Expired(one.number, one.instruction, reason));
    }

}
