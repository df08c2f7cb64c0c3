package org.steelyard.node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.steelyard.books.BookedAccount;
import org.steelyard.books.BookedDay;
import org.steelyard.books.BookedInstruction;
import org.steelyard.books.BookedPair;
import org.steelyard.books.Books;
import org.steelyard.books.HeldMessage;
import org.steelyard.books.InstructionStory;
import org.steelyard.books.Search;
import org.steelyard.books.Tally;
import org.steelyard.config.Configuration;
import org.steelyard.console.ConsoleView;
import org.steelyard.console.ShownCycle;
import org.steelyard.console.ShownRun;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.CycleReport;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.State;
import org.steelyard.settlement.Times;
import org.steelyard.settlement.Why;

/** What the console shows, out of the books. */
record ViewOfNode(Configuration configuration, Books books, WhyDesk whyDesk) implements ConsoleView {

    private static final long LONGEST_THOUGHT_SECONDS = 10;

    @Override
    public List<Currency> currencies() {
        return configuration.ledgers().stream().map(ledger -> ledger.id().currency()).toList();
    }

    @Override
    public List<BookedDay> days() {
        return books.days();
    }

    @Override
    public List<BookedAccount> accounts(Currency currency) {
        return books.accounts().stream().filter(account -> account.id().currency().equals(currency)).toList();
    }

    @Override
    public List<Tally> tallies(Currency currency) {
        return books.tallies(currency);
    }

    @Override
    public List<BookedInstruction> queue(Currency currency, int most) {
        return books.queue(currency, most);
    }

    @Override
    public List<BookedInstruction> settled(Currency currency, int most) {
        return books.lastSettlements(currency, most);
    }

    @Override
    public List<BookedInstruction> pairs(int most) {
        List<BookedInstruction> sides = new ArrayList<>();
        books.pairs(most).stream().map(BookedPair::sides).forEach(sides::addAll);
        sides.sort(Comparator.comparing((BookedInstruction side) -> side.state().isFinal()));
        return sides.subList(0, Math.min(most, sides.size()));
    }

    @Override
    public List<ShownCycle> cycles(int most) {
        return books.cycles(most).stream().map(ViewOfNode::shown).toList();
    }

    @Override
    public List<ShownRun> runs(int most) {
        List<ShownRun> runs = new ArrayList<>();
        for (Logged logged : books.runs(most)) {
            if (logged.event() instanceof Event.RunEnded run) {
                runs.add(new ShownRun(logged.index(), logged.timeMillis(), run.mechanism().name(),
                        run.considered(), run.settled(), run.dropped(), run.turnovers().stream()
                                .map(each -> new ShownRun.Moved(each.value(), each.liquidity())).toList(),
                        run.gapPpm()));
            }
        }
        return runs;
    }

    private static ShownCycle shown(CycleReport report) {
        CycleReport.Moments times = report.times();
        CycleReport.Totals totals = report.totals();
        List<ShownCycle.Loss> losses = new ArrayList<>();
        for (Event.DebtorFailed failed : report.failures()) {
            Bic debtor = failed.debtor().holder();
            losses.add(new ShownCycle.Loss(debtor, debtor, failed.byGuarantee()));
            failed.shares().forEach(share -> losses
                    .add(new ShownCycle.Loss(debtor, share.account().holder(), share.amount())));
            losses.add(new ShownCycle.Loss(debtor, failed.debtor().ledger().agent(), failed.byAgent()));
        }
        losses.removeIf(loss -> !loss.amount().isPositive());
        return new ShownCycle(report.number(), report.cycle().name(), report.cycle().ledger().toString(),
                report.cycle().corridor(), report.stage().name(),
                report.reason() == Reason.NONE ? "" : report.reason().text(),
                new ShownCycle.Times(times.openedMillis(), times.cutMillis(),
                        report.cycle().confirmByMillis(), report.cycle().settleByMillis(),
                        times.closedMillis(), times.closedIndex()),
                new ShownCycle.Totals(totals.obligations(), totals.outside(), totals.gross(), totals.net(),
                        totals.saved(), totals.savedPpm()),
                report.positions().stream().map(each -> new ShownCycle.Position(each.account().holder(),
                        each.owed(), each.due(), each.net())).toList(),
                report.confirmers(), report.confirmed(), losses);
    }

    @Override
    public List<BookedInstruction> held(int most) {
        return books.held(0, most).stream().map(HeldMessage::instruction).toList();
    }

    @Override
    public List<BookedInstruction> search(String text, int most) {
        return books.search(Search.newest(most).withText(text));
    }

    @Override
    public Optional<Story> story(long number) {
        return books.instruction(number).map(ViewOfNode::told);
    }

    @Override
    public Optional<Remedy> remedy(Uetr uetr) {
        try {
            return whyDesk.why(uetr).get(LONGEST_THOUGHT_SECONDS, TimeUnit.SECONDS).map(ViewOfNode::told);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException untold) {
            // Nobody can tell now; the page asks again.
            return Optional.empty();
        }
    }

    private static Remedy told(Why why) {
        return new Remedy(why.words(), why.others().size(), why.expectedMillis() == Times.NEVER
                ? OptionalLong.empty()
                : OptionalLong.of(why.expectedMillis()));
    }

    private static Story told(InstructionStory story) {
        BookedInstruction booked = story.instruction();
        List<Step> steps = story.steps().stream().map(step -> new Step(step.eventIndex(), step.timeMillis(),
                step.state().name(), step.reason() == Reason.NONE ? "" : step.reason().text(), step.detail()))
                .toList();
        List<Movement> movements = story.entries().stream()
                .map(entry -> new Movement(entry.account(), entry.number(), entry.amount(), entry.balance()))
                .toList();
        return new Story(booked, legs(booked, story.entries()), steps, movements);
    }

    /** The legs: as booked once it has settled; the first one stands for all until then. */
    private static List<Leg> legs(BookedInstruction booked, List<Entry> entries) {
        if (booked.state() != State.SETTLED || entries.size() <= 2) {
            return List.of(new Leg(booked.payer(), booked.payee(), booked.amount()));
        }
        List<Leg> legs = new ArrayList<>();
        for (int debit = 0; debit + 1 < entries.size(); debit += 2) {
            Entry credited = entries.get(debit + 1);
            legs.add(new Leg(entries.get(debit).account().holder(), credited.account().holder(),
                    credited.amount()));
        }
        return legs;
    }
}
