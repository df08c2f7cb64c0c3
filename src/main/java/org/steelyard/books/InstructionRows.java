package org.steelyard.books;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.Modification;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.References;
import org.steelyard.settlement.State;
import org.steelyard.settlement.Times;

/** Instructions that came or changed, with their history and cases; waiting to be written. */
final class InstructionRows {

    /** What happened to one instruction since the last write: only its last state is written. */
    private static final class Change {
        private final long number;
        /** The event that brought it; null if it was there before. */
        private @Nullable Logged first;
        private @Nullable Logged last;
        /** As it stands since its sender changed it; null if no event has said so. */
        private Event.@Nullable Modified modified;
        private long counterNumber;

        private Change(long number) {
            this.number = number;
        }
    }

    /** Stands for a mechanism of its own: an obligation settles with its cycle. */
    private static final String BY_NETTING = "NETTING";

    private final CopyRows created = new CopyRows("instruction", 37);
    private final CopyRows furtherLegs = new CopyRows("further_leg", 12);
    private final CopyRows history = new CopyRows("history", 7);
    private final ColumnArrays updates = new ColumnArrays("update instruction i set"
            + " state = coalesce(u.state, i.state), reason = coalesce(u.reason, i.reason),"
            + " detail = coalesce(u.detail, i.detail), mechanism = coalesce(u.mechanism, i.mechanism),"
            + " changed_index = coalesce(u.changed_index, i.changed_index),"
            + " changed_millis = coalesce(u.changed_millis, i.changed_millis),"
            + " debit_entry = coalesce(u.debit_entry, i.debit_entry),"
            + " credit_entry = coalesce(u.credit_entry, i.credit_entry),"
            + " counter_number = greatest(u.counter_number, i.counter_number)"
            + " from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as u (number, state, reason, detail, mechanism,"
            + " changed_index, changed_millis, debit_entry, credit_entry, counter_number)"
            + " where i.number = u.number",
            "int8", "text", "text", "text", "text", "int8", "int8", "int8", "int8", "int8");
    private final ColumnArrays modifications = new ColumnArrays("update instruction i"
            + " set priority = u.priority, from_millis = u.from_millis, till_millis = u.till_millis,"
            + " reject_millis = u.reject_millis, queue_order = u.queue_order"
            + " from unnest(?, ?, ?, ?, ?, ?)"
            + " as u (number, priority, from_millis, till_millis, reject_millis, queue_order)"
            + " where i.number = u.number", "int8", "text", "int8", "int8", "int8", "int8");
    private final ColumnArrays legUpdates = new ColumnArrays("update further_leg l"
            + " set debit_entry = u.debit_entry, credit_entry = u.credit_entry"
            + " from unnest(?, ?, ?, ?) as u (number, leg, debit_entry, credit_entry)"
            + " where l.number = u.number and l.leg = u.leg", "int8", "int2", "int8", "int8");
    private final ColumnArrays casesOpened = new ColumnArrays("insert into screening_case"
            + " (number, finding, opened_index, opened_millis) select * from unnest(?, ?, ?, ?)"
            + " on conflict (number) do nothing", "int8", "text", "int8", "int8");
    private final ColumnArrays casesClosed = new ColumnArrays("update screening_case c"
            + " set closed_index = u.closed_index, closed_millis = u.closed_millis, ended = u.ended"
            + " from unnest(?, ?, ?, ?) as u (number, closed_index, closed_millis, ended)"
            + " where c.number = u.number and c.closed_index is null", "int8", "int8", "int8", "text");
    private final Map<Long, Change> changes = new LinkedHashMap<>();

    /** An instruction reached a state; one that stood nowhere before comes into the books. */
    void changed(Logged logged, Event.OfInstruction of, Known.@Nullable Standing before) {
        Change change = changes.computeIfAbsent(of.number(), Change::new);
        if (before == null) {
            change.first = logged;
        }
        change.last = logged;
        history.row().big(of.number()).big(logged.index()).big(logged.sequence()).big(logged.timeMillis())
                .text(of.state().name()).text(of.reason().name()).text(detail(of));
        if (of.reason() == Reason.HIT) {
            casesOpened.add(of.number(), clean(detail(of)), logged.index(), logged.timeMillis());
        } else if (of.state().isFinal() && before != null && before.state() == State.HELD) {
            casesClosed.add(of.number(), logged.index(), logged.timeMillis(), of.state().name());
        }
    }

    void matched(Event.Matched matched) {
        changes.computeIfAbsent(matched.number(), Change::new).counterNumber = matched.counterNumber();
        changes.computeIfAbsent(matched.counterNumber(), Change::new).counterNumber = matched.number();
    }

    /** Its sender changed its priority, its place or its times. */
    void modified(Event.Modified modified) {
        changes.computeIfAbsent(modified.number(), Change::new).modified = modified;
    }

    /** How many bytes wait to be written, nearly. */
    int length() {
        return history.length();
    }

    void write(Connection connection, Known known) throws SQLException {
        for (Change change : changes.values()) {
            if (change.first != null && change.last != null) {
                create(change, change.first, change.last, known);
            } else {
                update(change);
            }
            if (change.modified != null) {
                Instruction now = change.modified.instruction();
                modifications.add(change.number, now.priority().name(), from(now.times()), till(now.times()),
                        reject(now.times()), change.modified.order());
            }
        }
        changes.clear();
        created.write(connection);
        furtherLegs.write(connection);
        updates.write(connection);
        modifications.write(connection);
        legUpdates.write(connection);
        history.write(connection);
        casesOpened.write(connection);
        casesClosed.write(connection);
    }

    private void create(Change change, Logged first, Logged last, Known known) {
        Event.OfInstruction of = (Event.OfInstruction) last.event();
        Instruction instruction = of.instruction();
        References references = instruction.references();
        List<Entry> entries = entries(of);
        created.row().big(change.number).uuid(references.uetr()).text(references.sender().toString())
                .text(references.messageId()).text(references.instructionId()).text(references.endToEndId())
                .text(instruction.kind().name()).text(instruction.priority().name())
                .text(instruction.purpose().name()).date(instruction.valueDate())
                .small(instruction.legs().size());
        leg(created, instruction.legs().getFirst(), 0, entries, known);
        condition(instruction.condition(), change.counterNumber);
        created.text(of.state().name()).text(of.reason().name()).text(detail(of)).textOrNull(mechanism(of))
                .big(first.index()).big(first.timeMillis()).big(last.index()).big(last.timeMillis());
        bigOrNull(from(instruction.times()));
        bigOrNull(till(instruction.times()));
        bigOrNull(reject(instruction.times()));
        created.big(Modification.orderOfEntry(change.number));
        created.text(instruction.condition() instanceof Condition.InCycle in ? in.cycle() : "");
        for (int i = 1; i < instruction.legs().size(); i++) {
            furtherLegs.row().big(change.number).small(i + 1);
            leg(furtherLegs, instruction.legs().get(i), i, entries, known);
        }
    }

    private void bigOrNull(@Nullable Long millis) {
        if (millis == null) {
            created.none();
        } else {
            created.big(millis);
        }
    }

    private static @Nullable Long from(Times times) {
        return times.fromMillis() == Times.AT_ONCE ? null : times.fromMillis();
    }

    private static @Nullable Long till(Times times) {
        return times.tillMillis() == Times.NEVER ? null : times.tillMillis();
    }

    private static @Nullable Long reject(Times times) {
        return times.rejectMillis() == Times.NEVER ? null : times.rejectMillis();
    }

    private void condition(Condition condition, long counterNumber) {
        switch (condition) {
            case Condition.None none -> created.text("").big(0).none();
            case Condition.Versus versus -> created.text(versus.reference()).big(counterNumber).none();
            case Condition.InCycle in -> created.text("").big(0).none();
            case Condition.ReturnOf returning -> created.text("").big(0).uuid(returning.original());
        }
    }

    private static void leg(CopyRows rows, Leg leg, int place, List<Entry> entries, Known known) {
        rows.text(leg.amount().currency().code()).small(leg.amount().currency().minorUnits())
                .text(leg.ledger().agent().toString()).text(leg.payer().toString())
                .text(leg.payee().toString())
                .big(leg.amount().minor());
        account(rows, known.route(leg.ledger(), leg.payer()));
        account(rows, known.route(leg.ledger(), leg.payee()));
        if (entries.isEmpty()) {
            rows.none().none();
        } else {
            rows.big(entries.get(2 * place).number()).big(entries.get(2 * place + 1).number());
        }
    }

    private static void account(CopyRows rows, Known.@Nullable Holding holding) {
        if (holding == null) {
            rows.none();
        } else {
            rows.whole(holding.number);
        }
    }

    private void update(Change change) {
        if (change.last == null) {
            updates.add(change.number, null, null, null, null, null, null, null, null, change.counterNumber);
            return;
        }
        Event.OfInstruction of = (Event.OfInstruction) change.last.event();
        List<Entry> entries = entries(of);
        updates.add(change.number, of.state().name(), of.reason().name(), clean(detail(of)), mechanism(of),
                change.last.index(), change.last.timeMillis(),
                entries.isEmpty() ? null : entries.get(0).number(),
                entries.isEmpty() ? null : entries.get(1).number(), change.counterNumber);
        for (int i = 2; i < entries.size(); i += 2) {
            legUpdates.add(change.number, (short) (i / 2 + 1), entries.get(i).number(),
                    entries.get(i + 1).number());
        }
    }

    private static List<Entry> entries(Event.OfInstruction of) {
        return of instanceof Event.Settled settled ? settled.entries() : List.of();
    }

    private static @Nullable String mechanism(Event.OfInstruction of) {
        return switch (of) {
            case Event.Settled settled -> settled.mechanism().name();
            case Event.Netted netted -> BY_NETTING;
            default -> null;
        };
    }

    /** PostgreSQL cannot hold the character NUL. */
    private static String clean(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static String detail(Event.OfInstruction of) {
        return switch (of) {
            case Event.Held held -> held.finding();
            case Event.Rejected rejected -> rejected.detail();
            case Event.Cancelled cancelled -> cancelled.cancellation().reasonCode();
            case Event.Settled settled -> "";
            case Event.Netted netted -> "cycle " + netted.cycle();
            case Event.Queued queued -> "";
            case Event.Warehoused warehoused -> "";
            case Event.Expired expired -> "";
            case Event.Repeated repeated -> "";
        };
    }
}
