package org.steelyard.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.settlement.Cycle;
import org.steelyard.settlement.CycleReport;
import org.steelyard.settlement.CycleReport.Stage;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.NettingTerm;
import org.steelyard.settlement.Reason;

/** Reports of cycles out of the events themselves; positions only once a cycle is cut. */
final class MemoryCycles {

    private final Map<Long, CycleReport> reports = new TreeMap<>();
    private final Map<String, Event.NettingTermSet> terms = new TreeMap<>();
    private Optional<CycleReport.Moved> moved = Optional.empty();

    void happened(Logged logged) {
        if (logged.event() instanceof Event.Settled settled
                && settled.instruction().kind() == Kind.NET_SETTLEMENT) {
            moved = Optional.of(new CycleReport.Moved(settled.instruction().references().uetr(),
                    settled.instruction().legs()));
        }
        if (logged.event() instanceof Event.OfCycle of) {
            happened(logged, of);
        }
    }

    private void happened(Logged logged, Event.OfCycle of) {
        switch (of) {
            case Event.CycleOpened it -> put(opened(logged, it));
            case Event.CycleCut it -> put(cut(of(it.number()), it, logged.timeMillis()));
            case Event.CycleConfirmed it -> put(confirmed(of(it.number()), it.agent()));
            case Event.CycleReopened it ->
                put(opened(logged, new Event.CycleOpened(it.number(), it.cycle())));
            case Event.DebtorFailed it -> put(failed(of(it.number()), it));
            case Event.CycleClosed it -> put(closed(of(it.number()), it, logged));
            case Event.NettingTermSet it -> terms.put(key(it.term()), it);
        }
    }

    private static String key(NettingTerm term) {
        return term.account() + " " + term.kind() + " " + term.counterparty();
    }

    private CycleReport of(long number) {
        return java.util.Objects.requireNonNull(reports.get(number));
    }

    private void put(CycleReport report) {
        reports.put(report.number(), report);
    }

    private static CycleReport opened(Logged logged, Event.CycleOpened it) {
        Amount nothing = Amount.zero(it.cycle().ledger().currency());
        return new CycleReport(it.number(), it.cycle(), Stage.OPEN, Reason.NONE, 0,
                new CycleReport.Totals(0, 0, nothing, nothing), List.of(), confirmers(it.cycle()), List.of(),
                List.of(), Optional.empty(), new CycleReport.Moments(logged.timeMillis(), 0, 0, 0));
    }

    private static List<Bic> confirmers(Cycle cycle) {
        return cycle.corridor().isEmpty()
                ? List.of(cycle.ledger().agent())
                : List.of(House.CNY_LEDGER.agent(), House.RUB_LEDGER.agent()).stream().sorted().toList();
    }

    private static CycleReport cut(CycleReport was, Event.CycleCut it, long timeMillis) {
        return new CycleReport(was.number(), was.cycle(), Stage.CUT, Reason.NONE, it.cut(),
                new CycleReport.Totals(it.obligations(), 0, it.gross(), it.net()), it.positions(),
                was.confirmers(), List.of(), List.of(), Optional.empty(),
                new CycleReport.Moments(was.times().openedMillis(), timeMillis, 0, 0));
    }

    private static CycleReport confirmed(CycleReport was, Bic agent) {
        List<Bic> confirmed = new ArrayList<>(was.confirmed());
        confirmed.add(agent);
        confirmed.sort(null);
        return new CycleReport(was.number(), was.cycle(),
                confirmed.containsAll(was.confirmers()) ? Stage.CONFIRMED : was.stage(), was.reason(),
                was.cut(), was.totals(), was.positions(), was.confirmers(), confirmed, was.failures(),
                was.settlement(), was.times());
    }

    private static CycleReport failed(CycleReport was, Event.DebtorFailed it) {
        List<Event.DebtorFailed> failures = new ArrayList<>(was.failures());
        failures.add(it);
        return new CycleReport(was.number(), was.cycle(), was.stage(), was.reason(), was.cut(), was.totals(),
                was.positions(), was.confirmers(), was.confirmed(), failures, was.settlement(), was.times());
    }

    private CycleReport closed(CycleReport was, Event.CycleClosed it, Logged logged) {
        boolean isSettled = it.reason() == Reason.NONE;
        return new CycleReport(was.number(), was.cycle(), isSettled ? Stage.SETTLED : Stage.RETURNED,
                it.reason(), was.cut(), was.totals(), was.positions(), was.confirmers(), was.confirmed(),
                was.failures(), isSettled ? moved : Optional.empty(),
                new CycleReport.Moments(was.times().openedMillis(), was.times().cutMillis(),
                        logged.timeMillis(), logged.index()));
    }

    List<CycleReport> last(int most) {
        return new TreeMap<>(reports).descendingMap().values().stream().limit(most).toList();
    }

    Optional<CycleReport> report(long number) {
        return Optional.ofNullable(reports.get(number));
    }

    List<Event.NettingTermSet> terms() {
        return List.copyOf(terms.values());
    }
}
