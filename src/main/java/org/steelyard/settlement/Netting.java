package org.steelyard.settlement;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;

/**
 * The life of cycles of deferred net settlement: open, cut, confirmed, settled, closed. A cycle settles
 * whole, by one instruction of the highest urgency over all its net positions; with it all its obligations
 * are final.
 */
final class Netting {

    /** At once, on all ledgers; each command looks at the times of all. */
    static final int MOST_CYCLES = 100;
    /** So many debtors may fail at once across a corridor (catalogue F2). */
    private static final int LARGEST_TOGETHER = 2;

    private final Directory directory;
    private final Journal journal;
    private final Settler settler;
    private final Endings endings;
    private final Cycles cycles;
    private final NetSettling settling;

    Netting(Directory directory, Journal journal, Settler settler, Endings endings, Cycles cycles,
            NetSettling settling) {
        this.directory = directory;
        this.journal = journal;
        this.settler = settler;
        this.endings = endings;
        this.cycles = cycles;
        this.settling = settling;
    }

    void open(Cycle cycle) {
        Ledger ledger = directory.ledger(cycle.ledger());
        NetCycle known = cycles.of(cycle.ledger(), cycle.name());
        if (ledger == null) {
            refuse(Reason.LEDGER_UNKNOWN, cycle.ledger());
        } else if (!cycle.corridor().isEmpty() && otherSide(cycle) == null) {
            refuse(Reason.CORRIDOR_UNKNOWN, cycle.corridor());
        } else if (known != null) {
            if (!known.cycle.equals(cycle)) {
                refuse(Reason.CYCLE_EXISTS, cycle.name());
            }
        } else if (ledger.day == null || !ledger.day.isSettling()) {
            refuse(Reason.CYCLE_DAY_NOT_SETTLING, cycle.ledger());
        } else if (cycle.confirmByMillis() <= journal.nowMillis
                || cycle.settleByMillis() > ledger.day.businessDay.interbankCutOffMillis()) {
            refuse(Reason.CYCLE_TIMES_INVALID, cycle.confirmByMillis() + ", " + cycle.settleByMillis());
        } else if (cycles.all().size() >= MOST_CYCLES) {
            refuse(Reason.TOO_MANY, "cycles: " + MOST_CYCLES);
        } else {
            NetCycle opened = cycles.add(cycle);
            settling.happened(opened, new Event.CycleOpened(opened.number, cycle));
        }
    }

    void cut(LedgerId ledger, String name) {
        NetCycle cycle = cycles.of(ledger, name);
        if (cycle == null) {
            refuse(Reason.CYCLE_UNKNOWN, name);
            return;
        }
        List<NetPosition> positions = cycle.positions();
        SortedMap<AccountId, Long> debtors = cycle.debtors();
        AccountId above = aboveCap(debtors);
        if (cycle.phase != NetCycle.Phase.OPEN) {
            refuse(Reason.CYCLE_CUT_ALREADY, name);
        } else if (positions.size() > Instruction.MOST_NET_LEGS / 2) {
            refuse(Reason.TOO_MANY, "accounts in a cycle: " + Instruction.MOST_NET_LEGS / 2);
        } else if (above != null) {
            refuse(Reason.DEBTOR_ABOVE_CAP, above);
        } else if (!isCovered(cycle, debtors)) {
            refuse(Reason.DEBTOR_NOT_COVERED, name);
        } else {
            cycle.phase = NetCycle.Phase.CUT;
            cycle.cut++;
            settling.happened(cycle,
                    new Event.CycleCut(cycle.number, cycle.cycle, cycle.cut, cycle.accepted.size(),
                            positions));
            TreeMap<Long, Reason> over = new TreeMap<>();
            settling.obligations(cycle).filter(member -> !cycle.accepted.containsKey(member.number))
                    .forEach(member -> over.put(member.number, Reason.NOT_ACCEPTED_AT_CUT));
            endings.expire(over);
        }
    }

    private @Nullable AccountId aboveCap(Map<AccountId, Long> debtors) {
        for (Map.Entry<AccountId, Long> debtor : debtors.entrySet()) {
            if (debtor.getValue() > cap(debtor.getKey())) {
                return debtor.getKey();
            }
        }
        return null;
    }

    private long cap(AccountId account) {
        return cycles.term(NettingTerm.of(NettingTerm.Kind.NET_DEBIT_CAP, account));
    }

    /**
     * Whether nobody's failure would cost the agent anything; across a corridor, nor that of the largest two,
     * of equal ones the first.
     */
    private boolean isCovered(NetCycle cycle, Map<AccountId, Long> debtors) {
        boolean covered = true;
        for (Map.Entry<AccountId, Long> debtor : debtors.entrySet()) {
            TreeMap<AccountId, Long> alone = new TreeMap<>();
            alone.put(debtor.getKey(), debtor.getValue());
            covered &= isPaidByGuarantees(cycle, alone);
        }
        if (covered && !cycle.cycle.corridor().isEmpty()) {
            TreeMap<AccountId, Long> largest = new TreeMap<>();
            debtors.entrySet().stream()
                    .sorted(Map.Entry.<AccountId, Long>comparingByValue().reversed()).limit(LARGEST_TOGETHER)
                    .forEach(debtor -> largest.put(debtor.getKey(), debtor.getValue()));
            covered = isPaidByGuarantees(cycle, largest);
        }
        return covered;
    }

    private boolean isPaidByGuarantees(NetCycle cycle, SortedMap<AccountId, Long> shortfalls) {
        return Failures.of(cycles::term, cycle.members(), shortfalls).stream()
                .allMatch(failure -> failure.byAgent() == 0);
    }

    void answer(Command.AnswerCycle answer) {
        NetCycle cycle = cycles.of(answer.ledger(), answer.name());
        boolean refused = answer.answer() == Command.AnswerCycle.Answer.REFUSED;
        if (cycle == null) {
            refuse(Reason.CYCLE_UNKNOWN, answer.name());
        } else if (!confirmers(cycle.cycle).contains(answer.agent())) {
            refuse(Reason.NOT_A_CONFIRMER, answer.agent());
        } else if (answer.cut() != cycle.cut || !refused && cycle.phase == NetCycle.Phase.OPEN) {
            refuse(Reason.POSITIONS_DIFFER, answer.cut());
        } else if (refused && cycle.phase == NetCycle.Phase.CONFIRMED) {
            refuse(Reason.CYCLE_CONFIRMED, answer.name());
        } else if (refused) {
            settling.giveBack(cycle, Reason.POSITIONS_REFUSED);
        } else if (cycle.confirmed.add(answer.agent())) {
            journal.trace.fold(answer.agent().packed());
            settling.happened(cycle, new Event.CycleConfirmed(cycle.number, cycle.cut, answer.agent()));
            if (cycle.confirmed.containsAll(confirmers(cycle.cycle))) {
                cycle.phase = NetCycle.Phase.CONFIRMED;
                settling.enter(cycle);
            }
        }
    }

    private SortedSet<Bic> confirmers(Cycle cycle) {
        TreeSet<Bic> agents = new TreeSet<>();
        agents.add(cycle.ledger().agent());
        Ledger other = cycle.corridor().isEmpty() ? null : otherSide(cycle);
        if (other != null) {
            agents.add(other.id.agent());
        }
        return agents;
    }

    /** The ledger at the other end of the cycle's corridor. */
    private @Nullable Ledger otherSide(Cycle cycle) {
        Corridor corridor = directory.corridor(cycle.corridor());
        Currency currency = cycle.ledger().currency();
        if (corridor == null || !corridor.one().equals(currency) && !corridor.other().equals(currency)) {
            return null;
        }
        return directory.ledger(corridor.one().equals(currency) ? corridor.other() : corridor.one());
    }

    void set(NettingTerm term, Amount amount) {
        Account account = directory.account(term.account());
        Account counterparty = directory.account(term.counterparty());
        boolean isCredit = term.kind() == NettingTerm.Kind.CREDIT;
        boolean isSame = term.account().equals(term.counterparty());
        if (account == null || counterparty == null) {
            refuse(Reason.ACCOUNT_UNKNOWN, account == null ? term.account() : term.counterparty());
        } else if (account.id.isIssue() || counterparty.id.isIssue() || isCredit == isSame
                || account.ledger != counterparty.ledger || amount.minor() < 0
                || amount.minor() > Leg.MOST_MINOR || !amount.currency().equals(account.id.currency())) {
            refuse(Reason.NETTING_TERM_INVALID, amount);
        } else if (isUnderWay(account.id.ledger())) {
            refuse(Reason.CYCLE_UNDER_WAY, account.id.ledger());
        } else if (cycles.term(term) != amount.minor()) {
            cycles.term(term, amount.minor());
            journal.trace.fold(account.index);
            journal.trace.fold((long) counterparty.index << 2 | term.kind().ordinal());
            journal.trace.fold(amount.minor());
            journal.add(new Event.NettingTermSet(term, amount));
        }
    }

    private boolean isUnderWay(LedgerId ledger) {
        return cycles.all().stream().anyMatch(
                cycle -> cycle.cycle.ledger().equals(ledger) && cycle.phase != NetCycle.Phase.OPEN);
    }

    /** A cleared obligation enters its cycle, if there is room for it, or waits for room. */
    void take(Waiting obligation) {
        NetCycle cycle = cycles.of(obligation);
        if (cycle == null) {
            throw new IllegalStateException("obligation " + obligation.number + " has outlived its cycle");
        }
        Reason reason = cycles.reasonOutside(cycle, obligation);
        if (reason == Reason.NONE) {
            cycles.accept(cycle, obligation);
            settler.wait(obligation, Reason.ACCEPTED_IN_CYCLE);
        } else {
            cycle.outside.put(obligation.place, obligation);
            settler.wait(obligation, reason);
        }
    }

    /** Screening is about to hold an instruction: an obligation leaves its cycle, which opens again. */
    void leave(Waiting member) {
        NetCycle cycle = cycles.of(member);
        if (cycle != null && cycle.phase != NetCycle.Phase.OPEN && cycles.isBound(member)) {
            cycle.phase = NetCycle.Phase.OPEN;
            cycle.confirmed.clear();
            settling.endNet(cycle);
            settling.happened(cycle, new Event.CycleReopened(cycle.number, cycle.cycle));
        }
        cycles.forget(member);
    }

    /** Takes in obligations for which there is room: by their places, again and again until none is. */
    void takeAllPossible() {
        while (cycles.takeRoomMade()) {
            for (NetCycle cycle : cycles.all()) {
                for (Waiting member : List.copyOf(cycle.outside.values())) {
                    if (cycle.phase == NetCycle.Phase.OPEN
                            && cycles.reasonOutside(cycle, member) == Reason.NONE) {
                        cycles.accept(cycle, member);
                        settler.wait(member, Reason.ACCEPTED_IN_CYCLE);
                    }
                }
            }
        }
    }

    private void refuse(Reason reason, Object detail) {
        journal.add(Directory.refused(reason, detail));
    }
}
