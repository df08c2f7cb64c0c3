package org.steelyard.cluster;

import java.util.List;

import org.agrona.MutableDirectBuffer;
import org.steelyard.cluster.wire.AccessGrantedEncoder;
import org.steelyard.cluster.wire.AccountOpenedEncoder;
import org.steelyard.cluster.wire.CancelRefusedEncoder;
import org.steelyard.cluster.wire.CancelledEncoder;
import org.steelyard.cluster.wire.CorridorOpenedEncoder;
import org.steelyard.cluster.wire.CreditLimitSetEncoder;
import org.steelyard.cluster.wire.DayOpenedEncoder;
import org.steelyard.cluster.wire.ExpiredEncoder;
import org.steelyard.cluster.wire.HeldEncoder;
import org.steelyard.cluster.wire.LedgerOpenedEncoder;
import org.steelyard.cluster.wire.ListPutInForceEncoder;
import org.steelyard.cluster.wire.MatchedEncoder;
import org.steelyard.cluster.wire.MessageHeaderEncoder;
import org.steelyard.cluster.wire.ModifiedEncoder;
import org.steelyard.cluster.wire.ModifyRefusedEncoder;
import org.steelyard.cluster.wire.NettedEncoder;
import org.steelyard.cluster.wire.OverdueEncoder;
import org.steelyard.cluster.wire.ParticipantAddedEncoder;
import org.steelyard.cluster.wire.PhaseReachedEncoder;
import org.steelyard.cluster.wire.QueuedEncoder;
import org.steelyard.cluster.wire.ReceivedEncoder;
import org.steelyard.cluster.wire.RefusedEncoder;
import org.steelyard.cluster.wire.RejectedEncoder;
import org.steelyard.cluster.wire.RepeatedEncoder;
import org.steelyard.cluster.wire.RulesSetEncoder;
import org.steelyard.cluster.wire.SettledEncoder;
import org.steelyard.cluster.wire.UnchangedEncoder;
import org.steelyard.cluster.wire.WarehousedEncoder;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Rules;

/** Events to bytes, each with its header. Not for two threads. */
final class EventWriter {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InstructionWriter instructions = new InstructionWriter();
    private final ModificationWriter modifications = new ModificationWriter();
    /** Nearly every event is one: to make it anew, with all its parts, would cost more than to write. */
    private final SettledEncoder settled = new SettledEncoder();
    private MutableDirectBuffer buffer = instructions.buffer();
    private int offset;
    private int instructionLength;

    /** Writes the event at this place of a buffer that grows, and returns its length in bytes. */
    int write(Event event, MutableDirectBuffer to, int at) {
        instructionLength = switch (event) {
            case Event.OfInstruction of -> instructions.write(of.instruction());
            case Event.Overdue overdue -> instructions.write(overdue.instruction());
            case Event.Modified modified -> instructions.write(modified.instruction());
            default -> 0;
        };
        return writeRest(event, to, at);
    }

    /** The same for one who has the event's instruction already: the place of its bytes stays empty. */
    int writeWithoutInstruction(Event event, MutableDirectBuffer to, int at) {
        instructionLength = 0;
        return writeRest(event, to, at);
    }

    private int writeRest(Event event, MutableDirectBuffer to, int at) {
        buffer = to;
        offset = at;
        return header.encodedLength() + switch (event) {
            case Event.OfInstruction it -> ofInstruction(it);
            case Event.Received it -> received(it);
            case Event.Matched it -> new MatchedEncoder().wrapAndApplyHeader(buffer, offset, header)
                    .number(it.number()).counterNumber(it.counterNumber()).reference(it.reference())
                    .encodedLength();
            case Event.Overdue it -> overdue(it);
            case Event.Modified it -> modified(it);
            case Event.ModifyRefused it -> modifyRefused(it);
            case Event.CancelRefused it -> cancelRefused(it);
            case Event.LedgerOpened it -> ledgerOpened(it);
            case Event.ParticipantAdded it -> participantAdded(it);
            case Event.AccountOpened it -> {
                AccountOpenedEncoder encoder = new AccountOpenedEncoder().wrapAndApplyHeader(buffer, offset,
                        header);
                MoneyWriter.put(encoder.account(), it.account());
                MoneyWriter.put(encoder.creditLimit(), it.creditLimit());
                yield encoder.encodedLength();
            }
            case Event.AccessGranted it -> {
                AccessGrantedEncoder encoder = new AccessGrantedEncoder().wrapAndApplyHeader(buffer, offset,
                        header);
                MoneyWriter.put(encoder.participant(it.participant().packed()).account(), it.account());
                yield encoder.encodedLength();
            }
            case Event.CorridorOpened it -> corridorOpened(it);
            case Event.CreditLimitSet it -> {
                CreditLimitSetEncoder encoder = new CreditLimitSetEncoder().wrapAndApplyHeader(buffer, offset,
                        header);
                MoneyWriter.put(encoder.account(), it.account());
                MoneyWriter.put(encoder.creditLimit(), it.creditLimit());
                yield encoder.encodedLength();
            }
            case Event.DayOpened it -> dayOpened(it.day());
            case Event.PhaseReached it -> phaseReached(it);
            case Event.ListPutInForce it -> {
                ListPutInForceEncoder encoder = new ListPutInForceEncoder().wrapAndApplyHeader(buffer, offset,
                        header);
                MoneyWriter.put(encoder.version(), it.version());
                yield encoder.encodedLength();
            }
            case Event.RunEnded it -> new RunWriter().write(it, buffer, offset, header);
            case Event.LimitSet it -> LimitWriter.write(it, buffer, offset, header);
            case Event.CollateralSet it -> CollateralWriter.write(it, buffer, offset, header);
            case Event.CreditSecured it -> CollateralWriter.write(it, buffer, offset, header);
            case Event.RulesSet it -> rulesSet(it.rules());
            case Event.OfCycle it -> NettingWriter.write(it, buffer, offset, header);
            case Event.Unchanged _ ->
                new UnchangedEncoder().wrapAndApplyHeader(buffer, offset, header).encodedLength();
            case Event.Refused it -> new RefusedEncoder().wrapAndApplyHeader(buffer, offset, header)
                    .reason(it.reason().number()).detail(it.detail()).encodedLength();
        };
    }

    private int ofInstruction(Event.OfInstruction event) {
        int length = instructionLength;
        MutableDirectBuffer instruction = instructions.buffer();
        return switch (event) {
            case Event.Settled it -> settled(it, length);
            case Event.Netted it -> {
                NettedEncoder encoder = new NettedEncoder().wrapAndApplyHeader(buffer, offset, header)
                        .number(it.number()).cycle(it.cycle());
                MoneyWriter.put(encoder.credited(), it.credited());
                yield encoder.putInstruction(instruction, 0, length).encodedLength();
            }
            case Event.Queued it -> new QueuedEncoder().wrapAndApplyHeader(buffer, offset, header)
                    .number(it.number()).reason(it.reason().number()).putInstruction(instruction, 0, length)
                    .encodedLength();
            case Event.Warehoused it -> new WarehousedEncoder().wrapAndApplyHeader(buffer, offset, header)
                    .number(it.number()).putInstruction(instruction, 0, length).encodedLength();
            case Event.Held it -> new HeldEncoder().wrapAndApplyHeader(buffer, offset, header)
                    .number(it.number())
                    .reason(it.reason().number()).putInstruction(instruction, 0, length).finding(it.finding())
                    .encodedLength();
            case Event.Rejected it -> new RejectedEncoder().wrapAndApplyHeader(buffer, offset, header)
                    .number(it.number()).reason(it.reason().number()).putInstruction(instruction, 0, length)
                    .detail(it.detail()).encodedLength();
            case Event.Cancelled it -> cancelled(it, length);
            case Event.Expired it -> new ExpiredEncoder().wrapAndApplyHeader(buffer, offset, header)
                    .number(it.number()).reason(it.reason().number()).putInstruction(instruction, 0, length)
                    .encodedLength();
            case Event.Repeated it -> new RepeatedEncoder().wrapAndApplyHeader(buffer, offset, header)
                    .number(it.number()).state(WireNumbers.of(WireNumbers.STATES, it.first().state()))
                    .reason(it.first().reason().number()).sequence(it.first().sequence())
                    .timeMillis(it.first().timeMillis()).putInstruction(instruction, 0, length)
                    .encodedLength();
        };
    }

    private int received(Event.Received it) {
        byte[] original = it.original().bytes();
        return new ReceivedEncoder().wrapAndApplyHeader(buffer, offset, header).number(it.number())
                .putOriginal(original, 0, original.length).encodedLength();
    }

    private int overdue(Event.Overdue it) {
        return new OverdueEncoder().wrapAndApplyHeader(buffer, offset, header).number(it.number())
                .putInstruction(instructions.buffer(), 0, instructionLength).encodedLength();
    }

    private int modified(Event.Modified it) {
        return new ModifiedEncoder().wrapAndApplyHeader(buffer, offset, header).number(it.number())
                .order(it.order())
                .putInstruction(instructions.buffer(), 0, instructionLength)
                .putModification(modifications.buffer(), 0, modifications.write(it.modification()))
                .encodedLength();
    }

    private int modifyRefused(Event.ModifyRefused it) {
        return new ModifyRefusedEncoder().wrapAndApplyHeader(buffer, offset, header)
                .reason(it.reason().number())
                .putModification(modifications.buffer(), 0, modifications.write(it.modification()))
                .encodedLength();
    }

    private int settled(Event.Settled it, int length) {
        SettledEncoder encoder = settled.wrapAndApplyHeader(buffer, offset, header);
        encoder.number(it.number()).mechanism(WireNumbers.of(WireNumbers.MECHANISMS, it.mechanism()));
        List<Entry> entries = it.entries();
        SettledEncoder.EntriesEncoder to = encoder.entriesCount(entries.size());
        for (Entry entry : entries) {
            MoneyWriter.put(to.next().account(), entry.account());
            MoneyWriter.put(to.amount(), entry.amount());
            MoneyWriter.put(to.balance(), entry.balance());
            to.number(entry.number());
        }
        return encoder.putInstruction(instructions.buffer(), 0, length).encodedLength();
    }

    private int cancelled(Event.Cancelled it, int length) {
        CancelledEncoder encoder = new CancelledEncoder().wrapAndApplyHeader(buffer, offset, header);
        encoder.number(it.number()).sender(it.cancellation().sender().packed());
        MoneyWriter.put(encoder.original(), it.cancellation().original());
        return encoder.putInstruction(instructions.buffer(), 0, length)
                .messageId(it.cancellation().messageId())
                .reasonCode(it.cancellation().reasonCode()).encodedLength();
    }

    private int cancelRefused(Event.CancelRefused it) {
        CancelRefusedEncoder encoder = new CancelRefusedEncoder().wrapAndApplyHeader(buffer, offset, header);
        encoder.reason(it.reason().number()).sender(it.cancellation().sender().packed());
        MoneyWriter.put(encoder.original(), it.cancellation().original());
        return encoder.messageId(it.cancellation().messageId()).reasonCode(it.cancellation().reasonCode())
                .encodedLength();
    }

    private int ledgerOpened(Event.LedgerOpened it) {
        LedgerOpenedEncoder encoder = new LedgerOpenedEncoder().wrapAndApplyHeader(buffer, offset, header);
        MoneyWriter.put(encoder.ledger(), it.ledger());
        return encoder.encodedLength();
    }

    private int participantAdded(Event.ParticipantAdded it) {
        return new ParticipantAddedEncoder().wrapAndApplyHeader(buffer, offset, header)
                .bic(it.participant().bic().packed())
                .role(WireNumbers.of(WireNumbers.ROLES, it.participant().role()))
                .name(it.participant().name())
                .encodedLength();
    }

    private int corridorOpened(Event.CorridorOpened it) {
        CorridorOpenedEncoder encoder = new CorridorOpenedEncoder().wrapAndApplyHeader(buffer, offset,
                header);
        MoneyWriter.put(encoder.one(), it.corridor().one());
        MoneyWriter.put(encoder.other(), it.corridor().other());
        return encoder.name(it.corridor().name()).encodedLength();
    }

    private int rulesSet(Rules rules) {
        return new RulesSetEncoder().wrapAndApplyHeader(buffer, offset, header)
                .overtaking(WireNumbers.of(WireNumbers.OVERTAKINGS, rules.overtaking()))
                .offsetsOnEntry(WireNumbers.of(rules.offsetsOnEntry()))
                .largestSet(WireNumbers.of(rules.largestSet())).encodedLength();
    }

    private int dayOpened(BusinessDay day) {
        DayOpenedEncoder encoder = new DayOpenedEncoder().wrapAndApplyHeader(buffer, offset, header);
        MoneyWriter.put(encoder.currency(), day.currency());
        return encoder.date(Math.toIntExact(day.date().toEpochDay()))
                .customerCutOffMillis(day.customerCutOffMillis())
                .interbankCutOffMillis(day.interbankCutOffMillis()).closeMillis(day.closeMillis())
                .encodedLength();
    }

    private int phaseReached(Event.PhaseReached it) {
        PhaseReachedEncoder encoder = new PhaseReachedEncoder().wrapAndApplyHeader(buffer, offset, header);
        MoneyWriter.put(encoder.currency(), it.currency());
        return encoder.date(Math.toIntExact(it.date().toEpochDay()))
                .phase(WireNumbers.of(WireNumbers.PHASES, it.phase())).encodedLength();
    }
}
