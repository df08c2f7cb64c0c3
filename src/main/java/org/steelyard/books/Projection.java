package org.steelyard.books;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.steelyard.money.AccountId;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Corridor;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.StatementPage;

/** Turns one batch of events into rows, within the transaction of its caller. */
final class Projection {

    /** Originals are read for so many events at once: bounds memory. */
    private static final int SLICE = 1_000;
    /** So many bytes of rows are gathered before they are written. */
    private static final long MOST_GATHERED = 32L << 20;

    private final Connection connection;
    private final Known known;
    private final Correspondence correspondence;
    private final InstructionRows instructions = new InstructionRows();
    private final AccountRows accounts = new AccountRows();
    private final MessageRows messages = new MessageRows();
    private final CycleRows cycles;
    private final CounterRows counters = new CounterRows();
    private final SettledRows settledRows = new SettledRows();
    private final RunRows runs = new RunRows();
    private final Map<Long, OriginalMessage> originals = new HashMap<>();

    Projection(Connection connection, Known known, Correspondence correspondence) {
        this.connection = connection;
        this.cycles = new CycleRows(connection);
        this.known = known;
        this.correspondence = correspondence;
    }

    /** Writes what these events say; they follow on the position of what is known. */
    void project(List<Logged> events) throws SQLException {
        for (int from = 0; from < events.size(); from += SLICE) {
            List<Logged> slice = events.subList(from, Math.min(from + SLICE, events.size()));
            readOriginals(slice);
            for (Logged logged : slice) {
                apply(logged);
                correspond(logged);
                if (gathered() > MOST_GATHERED) {
                    write();
                }
            }
        }
        write();
    }

    private void apply(Logged logged) throws SQLException {
        switch (logged.event()) {
            case Event.Received received -> {
                originals.put(received.number(), received.original());
                messages.received(logged, received.number(), received.original());
            }
            case Event.Settled settled -> {
                accounts.settled(logged, settled, known);
                changed(logged, settled);
            }
            case Event.Netted netted -> changed(logged, netted);
            case Event.Queued queued -> changed(logged, queued);
            case Event.Warehoused warehoused -> changed(logged, warehoused);
            case Event.Held held -> changed(logged, held);
            case Event.Rejected rejected -> changed(logged, rejected);
            case Event.Cancelled cancelled -> changed(logged, cancelled);
            case Event.Expired expired -> changed(logged, expired);
            case Event.Repeated repeated -> {
                // Nothing was done; the sender gets the first answer again.
            }
            case Event.Matched matched -> instructions.matched(matched);
            case Event.Modified modified -> instructions.modified(modified);
            case Event.Overdue _,Event.CancelRefused _,Event.ModifyRefused _ -> {
                // Only the sender is told; the instruction stands as before.
            }
            case Event.LedgerOpened opened -> open(opened.ledger().issue(), 0);
            case Event.ParticipantAdded added -> join(added);
            case Event.AccountOpened opened -> open(opened.account(), opened.creditLimit().minor());
            case Event.AccessGranted granted -> grant(granted);
            case Event.CorridorOpened opened -> open(opened.corridor());
            case Event.CreditLimitSet set -> accounts.credit(known.account(set.account()), set);
            case Event.CollateralSet set ->
                CollateralRows.set(connection, known.account(set.account()).number, set);
            case Event.CreditSecured set -> accounts.credit(known.account(set.account()), set);
            case Event.OfCycle of -> cycles.happened(logged, of);
            case Event.DayOpened opened -> open(opened.day());
            case Event.PhaseReached reached -> {
                known.reach(reached.currency(), reached.phase());
                Sql.run(connection,
                        "update business_day set phase = ? where currency = ? and business_date = ?",
                        reached.phase().name(), reached.currency().code(), reached.date());
            }
            case Event.ListPutInForce put ->
                Sql.run(connection, "insert into list_version values (?, ?, ?, ?)",
                        logged.index(), logged.timeMillis(), Long.toHexString(put.version().list()),
                        Long.toHexString(put.version().rules()));
            case Event.RunEnded run -> runs.ended(logged, run);
            case Event.LimitSet set -> LimitRows.set(connection, set);
            case Event.RulesSet _ -> {
                // The books tell what has settled, not what it was bounded by.
            }
            case Event.Unchanged unchanged -> {
                // Nothing to say.
            }
            case Event.Refused refused -> {
                // The operator was told; nothing has changed.
            }
        }
    }

    private void changed(Logged logged, Event.OfInstruction of) {
        Known.Standing before = known.waiting.remove(of.number());
        counters.moved(logged, of, before);
        settledRows.changed(of, known);
        if (of.number() == 0) {
            // Its sender is no participant: it is counted, and that is all.
            return;
        }
        instructions.changed(logged, of, before);
        if (!of.state().isFinal()) {
            known.waiting.put(of.number(), Known.Standing.of(of.state(), of.instruction()));
        }
    }

    private void join(Event.ParticipantAdded added) throws SQLException {
        Sql.run(connection, "insert into participant values (?, ?, ?, ?)", known.participants(),
                added.participant().bic().toString(), added.participant().name(),
                added.participant().role().name());
        known.join(added.participant());
    }

    private void open(AccountId account, long creditLimit) {
        accounts.changed(known.open(account, creditLimit));
    }

    private void grant(Event.AccessGranted granted) throws SQLException {
        LedgerId ledger = granted.account().ledger();
        Known.Holding over = known.account(granted.account());
        known.route(ledger, granted.participant(), over);
        Sql.run(connection, "insert into access values (?, ?)", granted.participant().toString(),
                over.number);
    }

    private void open(Corridor corridor) throws SQLException {
        Sql.run(connection, "insert into corridor values (?, ?, ?)", corridor.name(), corridor.one().code(),
                corridor.other().code());
    }

    private void open(BusinessDay day) throws SQLException {
        known.days.put(day.currency(), new BookedDay(day, Phase.OPEN));
        LimitRows.opened(connection, day.currency());
        Sql.run(connection, "insert into business_day values (?, ?, ?, ?, ?, ?, ?)", day.currency().code(),
                (short) day.currency().minorUnits(), day.date(), day.customerCutOffMillis(),
                day.interbankCutOffMillis(), day.closeMillis(), Phase.OPEN.name());
    }

    private void correspond(Logged logged) throws SQLException {
        OriginalMessage original = logged.event() instanceof Event.OfInstruction of
                ? originals.getOrDefault(of.number(), OriginalMessage.NONE)
                : OriginalMessage.NONE;
        for (Outbound message : correspondence.about(logged, original, known.correspondents())) {
            messages.sent(logged, message, known);
        }
        if (logged.event() instanceof Event.PhaseReached reached && reached.phase() == Phase.CLOSED) {
            write();
            for (Known.Holding holding : known.accounts()) {
                if (holding.id.currency().equals(reached.currency())) {
                    state(logged, holding.id, reached.date());
                }
            }
        }
    }

    /** The statement of an account on a day that has closed, page by page: bounds memory. */
    private void state(Logged closing, AccountId account, LocalDate date) throws SQLException {
        Optional<StatementPage> page = Statements.page(connection, account, date, 1);
        while (page.isPresent()) {
            messages.sent(closing, correspondence.statement(page.get(), closing), known);
            if (gathered() > MOST_GATHERED) {
                write();
            }
            page = page.get().isLast()
                    ? Optional.empty()
                    : Statements.page(connection, account, date, page.get().number() + 1);
        }
    }

    /** Those that came before this slice, be it one event before. */
    private void readOriginals(List<Logged> slice) throws SQLException {
        Set<Long> needed = new LinkedHashSet<>();
        Set<Long> coming = new HashSet<>();
        for (Logged logged : slice) {
            if (logged.event() instanceof Event.Received received) {
                coming.add(received.number());
            } else if (logged.event() instanceof Event.OfInstruction of && of.number() > 0
                    && !coming.contains(of.number()) && !originals.containsKey(of.number())) {
                needed.add(of.number());
            }
        }
        if (!needed.isEmpty()) {
            originals.putAll(Messages.originals(connection, needed));
        }
    }

    private long gathered() {
        return messages.length() + instructions.length() + accounts.length() + runs.length();
    }

    private void write() throws SQLException {
        instructions.write(connection, known);
        accounts.write(connection);
        messages.write(connection);
        counters.write(connection);
        settledRows.write(connection);
        runs.write(connection);
    }
}
