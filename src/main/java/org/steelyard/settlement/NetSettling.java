package org.steelyard.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;

/** How a cycle ends: its net positions settle whole and all its obligations with them, or all goes back. */
final class NetSettling {

    private static final Digest NO_MESSAGE = new Digest(0, 0, 0, 0);

    private final Directory directory;
    private final Journal journal;
    private final WaitingList waiting;
    private final Settler settler;
    private final Endings endings;
    private final Cycles cycles;

    NetSettling(Directory directory, Journal journal, WaitingList waiting, Settler settler, Endings endings,
            Cycles cycles) {
        this.directory = directory;
        this.journal = journal;
        this.waiting = waiting;
        this.settler = settler;
        this.endings = endings;
        this.cycles = cycles;
    }

    /** When something is next to be done about a cycle; never, if there is none. */
    long nextDueMillis() {
        long next = Long.MAX_VALUE;
        for (NetCycle cycle : cycles.all()) {
            next = Math.min(next, dueMillis(cycle));
        }
        return next;
    }

    private static long dueMillis(NetCycle cycle) {
        return cycle.phase == NetCycle.Phase.CONFIRMED
                ? cycle.cycle.settleByMillis()
                : cycle.cycle.confirmByMillis();
    }

    /** Does what is due first, of several the cycle with the lowest number; false if there is nothing. */
    boolean passDue() {
        long next = nextDueMillis();
        for (NetCycle cycle : cycles.copy()) {
            if (dueMillis(cycle) == next) {
                end(cycle, Reason.NOT_CONFIRMED_IN_TIME);
                return true;
            }
        }
        return false;
    }

    /** The business day of a currency is at its cut-off: no cycle of its ledger outlives it. */
    void finish(Currency currency) {
        for (NetCycle cycle : cycles.copy()) {
            if (cycle.cycle.ledger().currency().equals(currency)) {
                end(cycle, Reason.NOT_SETTLED_IN_TIME);
            }
        }
    }

    private void end(NetCycle cycle, Reason reason) {
        if (cycle.phase == NetCycle.Phase.CONFIRMED) {
            settleNow(cycle);
        } else {
            giveBack(cycle, reason);
        }
    }

    /** The deadline of a confirmed cycle: it settles before all that waits, whoever cannot pay. */
    private void settleNow(NetCycle cycle) {
        Map<AccountId, Long> payers = new LinkedHashMap<>();
        TreeMap<AccountId, Long> shortfalls = new TreeMap<>();
        cycle.debtors().forEach((debtor, owed) -> {
            long paid = Math.min(owed, Math.max(0, available(debtor)));
            if (paid > 0) {
                payers.put(debtor, paid);
            }
            if (paid < owed) {
                shortfalls.put(debtor, owed - paid);
            }
        });
        if (shortfalls.isEmpty() && cycle.net != null) {
            settler.settle(List.of(cycle.net), Mechanism.QUEUE);
            return;
        }
        AccountId issue = cycle.cycle.ledger().issue();
        long missing = shortfalls.values().stream().mapToLong(minor -> minor).sum();
        if (available(issue) < missing) {
            giveBack(cycle, Reason.NOT_SETTLED_IN_TIME);
            return;
        }
        Failures.of(cycles::term, cycle.members(), shortfalls).forEach(failure -> pay(cycle, failure));
        endNet(cycle);
        payers.put(issue, missing);
        settler.settle(List.of(instruct(cycle, payers)), Mechanism.QUEUE);
    }

    private long available(AccountId id) {
        return account(id).available();
    }

    private Account account(AccountId id) {
        return Objects.requireNonNull(directory.account(id), "positions are of accounts that there are");
    }

    /** The agent pays from the account of issue what a debtor does not, and keeps what guarantees it. */
    private void pay(NetCycle cycle, Failures.Failure failure) {
        Currency currency = failure.debtor().currency();
        lower(failure.debtor(), failure.byGuarantee());
        List<LossShare> shares = new ArrayList<>();
        failure.shares().forEach((survivor, minor) -> {
            lower(survivor, minor);
            shares.add(new LossShare(survivor, new Amount(currency, minor)));
        });
        happened(cycle, new Event.DebtorFailed(cycle.number, failure.debtor(),
                new Amount(currency, failure.shortfall()), new Amount(currency, failure.byGuarantee()),
                shares, new Amount(currency, failure.byAgent())));
    }

    private void lower(AccountId account, long minor) {
        NettingTerm guarantee = NettingTerm.of(NettingTerm.Kind.GUARANTEE, account);
        cycles.term(guarantee, cycles.term(guarantee) - minor);
        journal.trace.fold(minor);
    }

    /** A confirmed cycle settles, or waits for funds. */
    void enter(NetCycle cycle) {
        Map<AccountId, Long> debtors = cycle.debtors();
        if (debtors.isEmpty()) {
            discharge(cycle);
            return;
        }
        Waiting net = instruct(cycle, debtors);
        settler.enter(List.of(net), Mechanism.IMMEDIATE);
        if (net.state != State.SETTLED) {
            waiting.add(net);
        }
    }

    /**
     * The instruction that settles a cycle by what these pay.
     *
     * @param payers what each pays in turn; all of them together, what the creditors are owed
     */
    private Waiting instruct(NetCycle cycle, Map<AccountId, Long> payers) {
        Ledger ledger = directory.ledger(cycle.cycle.ledger());
        if (ledger == null || ledger.day == null) {
            throw new IllegalStateException("cycle " + cycle.number + " has outlived its day");
        }
        LocalDate date = ledger.day.businessDay.date();
        List<Leg> legs = cycle.legs(payers);
        References references = references(cycle, date);
        Instruction instruction = new Instruction(references, Kind.NET_SETTLEMENT, legs, Condition.NONE,
                Priority.HIGHLY_URGENT, date, Purpose.TRANSFER, NO_MESSAGE);
        Account[] debited = new Account[legs.size()];
        Account[] credited = new Account[legs.size()];
        for (int leg = 0; leg < debited.length; leg++) {
            debited[leg] = account(new AccountId(ledger.id, legs.get(leg).payer()));
            credited[leg] = account(new AccountId(ledger.id, legs.get(leg).payee()));
        }
        long number = journal.register.add(references,
                MessageKey.of(references.sender(), references.messageId()));
        Waiting net = new Waiting(number, instruction, debited, credited);
        cycle.net = net;
        return net;
    }

    private References references(NetCycle cycle, LocalDate date) {
        Bic agent = cycle.cycle.ledger().agent();
        Register register = journal.register;
        for (int attempt = 1;; attempt++) {
            References references = References.ofNetSettlement(agent, date, cycle.number, attempt,
                    cycle.cycle.name());
            boolean isTaken = register.numberOf(references.uetr()) != 0
                    || register.numberOf(MessageKey.of(agent, references.messageId())) != 0;
            if (!isTaken) {
                return references;
            }
        }
    }

    /** The net settlement of a cycle has settled; at once all its obligations are final. */
    void settled(Waiting net) {
        NetCycle cycle = cycles.settledBy(net);
        if (cycle != null) {
            discharge(cycle);
        }
    }

    private void discharge(NetCycle cycle) {
        for (Waiting obligation : cycle.accepted.values()) {
            Account credited = obligation.credited[0];
            Days.Day day = credited.ledger.day;
            if (day != null) {
                journal.register.settled(obligation.number, obligation.instruction, credited,
                        day.businessDay.date().toEpochDay());
            }
            waiting.remove(obligation);
            obligation.state = State.SETTLED;
            obligation.reason = Reason.NONE;
            journal.changed(new Event.Netted(obligation.number, obligation.instruction, cycle.number,
                    credited.id));
        }
        close(cycle, Reason.NONE);
    }

    /** The cycle does not settle; what was sent into it is over. */
    void giveBack(NetCycle cycle, Reason why) {
        endNet(cycle);
        TreeMap<Long, Reason> over = new TreeMap<>();
        obligations(cycle).forEach(member -> over.put(member.number, Reason.CYCLE_NOT_SETTLED));
        endings.expire(over);
        close(cycle, why);
    }

    private void close(NetCycle cycle, Reason reason) {
        cycles.close(cycle);
        happened(cycle, new Event.CycleClosed(cycle.number, cycle.cycle, reason));
    }

    /** Ends the instruction that was to settle the cycle, if there is one. */
    void endNet(NetCycle cycle) {
        if (cycle.net != null) {
            TreeMap<Long, Reason> over = new TreeMap<>();
            over.put(cycle.net.number, Reason.CYCLE_NOT_SETTLED);
            cycle.net = null;
            endings.expire(over);
        }
    }

    /** All that wait in the cycle, accepted or not. */
    Stream<Waiting> obligations(NetCycle cycle) {
        return waiting.all().stream().filter(member -> cycles.of(member) == cycle);
    }

    void happened(NetCycle cycle, Event event) {
        journal.trace.fold(cycle.number);
        journal.trace.fold((long) cycle.phase.ordinal() << 32 | cycle.cut);
        journal.add(event);
    }
}
