package org.steelyard.cluster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.steelyard.cluster.wire.AccessGrantedDecoder;
import org.steelyard.cluster.wire.AccountOpenedDecoder;
import org.steelyard.cluster.wire.CancelRefusedDecoder;
import org.steelyard.cluster.wire.CancelledDecoder;
import org.steelyard.cluster.wire.CollateralSetDecoder;
import org.steelyard.cluster.wire.CorridorOpenedDecoder;
import org.steelyard.cluster.wire.CreditLimitSetDecoder;
import org.steelyard.cluster.wire.CreditSecuredDecoder;
import org.steelyard.cluster.wire.DayOpenedDecoder;
import org.steelyard.cluster.wire.ExpiredDecoder;
import org.steelyard.cluster.wire.HeldDecoder;
import org.steelyard.cluster.wire.LedgerOpenedDecoder;
import org.steelyard.cluster.wire.LimitSetDecoder;
import org.steelyard.cluster.wire.ListPutInForceDecoder;
import org.steelyard.cluster.wire.MatchedDecoder;
import org.steelyard.cluster.wire.MessageHeaderDecoder;
import org.steelyard.cluster.wire.ModifiedDecoder;
import org.steelyard.cluster.wire.ModifyRefusedDecoder;
import org.steelyard.cluster.wire.NettedDecoder;
import org.steelyard.cluster.wire.OverdueDecoder;
import org.steelyard.cluster.wire.ParticipantAddedDecoder;
import org.steelyard.cluster.wire.PhaseReachedDecoder;
import org.steelyard.cluster.wire.QueuedDecoder;
import org.steelyard.cluster.wire.ReceivedDecoder;
import org.steelyard.cluster.wire.RefusedDecoder;
import org.steelyard.cluster.wire.RejectedDecoder;
import org.steelyard.cluster.wire.RepeatedDecoder;
import org.steelyard.cluster.wire.RulesSetDecoder;
import org.steelyard.cluster.wire.RunEndedDecoder;
import org.steelyard.cluster.wire.SettledDecoder;
import org.steelyard.cluster.wire.UnchangedDecoder;
import org.steelyard.cluster.wire.WarehousedDecoder;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Corridor;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Outcome;
import org.steelyard.settlement.Participant;
import org.steelyard.settlement.Reason;

/** Events from bytes. Not for two threads. */
final class EventReader {

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MoneyReader money = new MoneyReader();
    private final InstructionReader instructions = new InstructionReader(money);
    private final ModificationReader modifications = new ModificationReader(money);
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer nested = new UnsafeBuffer(0, 0);
    private final NettingReader netting = new NettingReader(money);
    private final SettledDecoder settled = new SettledDecoder();
    private @Nullable Instruction known;

    /**
     * The event in these bytes.
     *
     * @throws RuntimeException if they are no event of this schema, or end too early
     */
    Event read(DirectBuffer from, int offset, int length) {
        known = null;
        return readRest(from, offset, length);
    }

    /** The same where the bytes of an instruction were left out, since it is this one. */
    Event readWithInstruction(Instruction instruction, DirectBuffer from, int offset, int length) {
        known = instruction;
        return readRest(from, offset, length);
    }

    private Event readRest(DirectBuffer from, int offset, int length) {
        buffer.wrap(from, offset, length);
        Wire.checkHeader(header.wrap(buffer, 0), length);
        return header.templateId() <= RepeatedDecoder.TEMPLATE_ID ? ofInstruction() : ofSystem();
    }

    private Event ofInstruction() {
        return switch (header.templateId()) {
            case ReceivedDecoder.TEMPLATE_ID -> received();
            case SettledDecoder.TEMPLATE_ID -> settled();
            case QueuedDecoder.TEMPLATE_ID -> {
                QueuedDecoder it = new QueuedDecoder().wrapAndApplyHeader(buffer, 0, header);
                it.wrapInstruction(nested);
                yield new Event.Queued(it.number(), instruction(), Reason.of(it.reason()));
            }
            case WarehousedDecoder.TEMPLATE_ID -> {
                WarehousedDecoder it = new WarehousedDecoder().wrapAndApplyHeader(buffer, 0, header);
                it.wrapInstruction(nested);
                yield new Event.Warehoused(it.number(), instruction());
            }
            case HeldDecoder.TEMPLATE_ID -> {
                HeldDecoder it = new HeldDecoder().wrapAndApplyHeader(buffer, 0, header);
                it.wrapInstruction(nested);
                yield new Event.Held(it.number(), instruction(), Reason.of(it.reason()),
                        text(it::wrapFinding));
            }
            case RejectedDecoder.TEMPLATE_ID -> {
                RejectedDecoder it = new RejectedDecoder().wrapAndApplyHeader(buffer, 0, header);
                it.wrapInstruction(nested);
                yield new Event.Rejected(it.number(), instruction(), Reason.of(it.reason()),
                        text(it::wrapDetail));
            }
            case CancelledDecoder.TEMPLATE_ID -> {
                CancelledDecoder it = new CancelledDecoder().wrapAndApplyHeader(buffer, 0, header);
                it.wrapInstruction(nested);
                yield new Event.Cancelled(it.number(), instruction(),
                        new Cancellation(money.bank(it.sender()),
                                text(it::wrapMessageId), MoneyReader.uetr(it.original()),
                                text(it::wrapReasonCode)));
            }
            case ExpiredDecoder.TEMPLATE_ID -> {
                ExpiredDecoder it = new ExpiredDecoder().wrapAndApplyHeader(buffer, 0, header);
                it.wrapInstruction(nested);
                yield new Event.Expired(it.number(), instruction(), Reason.of(it.reason()));
            }
            case RepeatedDecoder.TEMPLATE_ID -> {
                RepeatedDecoder it = new RepeatedDecoder().wrapAndApplyHeader(buffer, 0, header);
                it.wrapInstruction(nested);
                yield new Event.Repeated(it.number(), instruction(),
                        new Outcome(WireNumbers.STATES.get(it.state()), Reason.of(it.reason()), it.sequence(),
                                it.timeMillis()));
            }
            default -> throw unknown();
        };
    }

    private Event ofSystem() {
        return switch (header.templateId()) {
            case MatchedDecoder.TEMPLATE_ID -> {
                MatchedDecoder it = new MatchedDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Event.Matched(it.number(), it.counterNumber(), text(it::wrapReference));
            }
            case OverdueDecoder.TEMPLATE_ID, ModifiedDecoder.TEMPLATE_ID, ModifyRefusedDecoder.TEMPLATE_ID ->
                ofQueue();
            case CancelRefusedDecoder.TEMPLATE_ID -> {
                CancelRefusedDecoder it = new CancelRefusedDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Event.CancelRefused(
                        new Cancellation(money.bank(it.sender()), text(it::wrapMessageId),
                                MoneyReader.uetr(it.original()), text(it::wrapReasonCode)),
                        Reason.of(it.reason()));
            }
            case LedgerOpenedDecoder.TEMPLATE_ID -> new Event.LedgerOpened(
                    money.ledger(new LedgerOpenedDecoder().wrapAndApplyHeader(buffer, 0, header).ledger()));
            case ParticipantAddedDecoder.TEMPLATE_ID -> participantAdded();
            case AccountOpenedDecoder.TEMPLATE_ID -> {
                AccountOpenedDecoder it = new AccountOpenedDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Event.AccountOpened(money.account(it.account()), money.amount(it.creditLimit()));
            }
            case AccessGrantedDecoder.TEMPLATE_ID -> {
                AccessGrantedDecoder it = new AccessGrantedDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Event.AccessGranted(money.bank(it.participant()), money.account(it.account()));
            }
            case CorridorOpenedDecoder.TEMPLATE_ID -> {
                CorridorOpenedDecoder it = new CorridorOpenedDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Event.CorridorOpened(
                        new Corridor(text(it::wrapName), money.currency(it.one()),
                                money.currency(it.other())));
            }
            case CreditLimitSetDecoder.TEMPLATE_ID -> {
                CreditLimitSetDecoder it = new CreditLimitSetDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Event.CreditLimitSet(money.account(it.account()), money.amount(it.creditLimit()));
            }
            case DayOpenedDecoder.TEMPLATE_ID -> dayOpened();
            case PhaseReachedDecoder.TEMPLATE_ID -> {
                PhaseReachedDecoder it = new PhaseReachedDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Event.PhaseReached(money.currency(it.currency()), LocalDate.ofEpochDay(it.date()),
                        WireNumbers.PHASES.get(it.phase()));
            }
            case ListPutInForceDecoder.TEMPLATE_ID -> new Event.ListPutInForce(MoneyReader
                    .version(new ListPutInForceDecoder().wrapAndApplyHeader(buffer, 0, header).version()));
            case RunEndedDecoder.TEMPLATE_ID -> new RunReader(money).ended(buffer, header);
            case UnchangedDecoder.TEMPLATE_ID -> new Event.Unchanged();
            case RefusedDecoder.TEMPLATE_ID -> {
                RefusedDecoder it = new RefusedDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Event.Refused(Reason.of(it.reason()), text(it::wrapDetail));
            }
            case NettedDecoder.TEMPLATE_ID -> {
                NettedDecoder it = new NettedDecoder().wrapAndApplyHeader(buffer, 0, header);
                it.wrapInstruction(nested);
                yield new Event.Netted(it.number(), instruction(), it.cycle(), money.account(it.credited()));
            }
            default -> ofLiquidity();
        };
    }

    private Event ofLiquidity() {
        return switch (header.templateId()) {
            case LimitSetDecoder.TEMPLATE_ID -> LimitReader.event(buffer, header, money);
            case CollateralSetDecoder.TEMPLATE_ID -> CollateralReader.set(buffer, header, money);
            case CreditSecuredDecoder.TEMPLATE_ID -> CollateralReader.secured(buffer, header, money);
            case RulesSetDecoder.TEMPLATE_ID -> {
                RulesSetDecoder it = new RulesSetDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Event.RulesSet(
                        MoneyReader.rules(it.overtaking(), it.offsetsOnEntry(), it.largestSet()));
            }
            default -> {
                Event ofCycle = netting.event(buffer, header);
                if (ofCycle == null) {
                    throw unknown();
                }
                yield ofCycle;
            }
        };
    }

    private Event ofQueue() {
        if (header.templateId() == OverdueDecoder.TEMPLATE_ID) {
            OverdueDecoder it = new OverdueDecoder().wrapAndApplyHeader(buffer, 0, header);
            it.wrapInstruction(nested);
            return new Event.Overdue(it.number(), instruction());
        }
        if (header.templateId() == ModifiedDecoder.TEMPLATE_ID) {
            ModifiedDecoder it = new ModifiedDecoder().wrapAndApplyHeader(buffer, 0, header);
            it.wrapInstruction(nested);
            Instruction instruction = instruction();
            it.wrapModification(nested);
            return new Event.Modified(it.number(), instruction, it.order(), modifications.read(nested));
        }
        ModifyRefusedDecoder it = new ModifyRefusedDecoder().wrapAndApplyHeader(buffer, 0, header);
        it.wrapModification(nested);
        return new Event.ModifyRefused(modifications.read(nested), Reason.of(it.reason()));
    }

    private Event received() {
        ReceivedDecoder it = new ReceivedDecoder().wrapAndApplyHeader(buffer, 0, header);
        it.wrapOriginal(nested);
        byte[] original = new byte[nested.capacity()];
        nested.getBytes(0, original);
        return new Event.Received(it.number(), OriginalMessage.of(original));
    }

    private Event settled() {
        SettledDecoder it = settled.wrapAndApplyHeader(buffer, 0, header);
        SettledDecoder.EntriesDecoder each = it.entries();
        List<Entry> entries = new ArrayList<>(each.count());
        for (SettledDecoder.EntriesDecoder entry : each) {
            entries.add(new Entry(money.account(entry.account()), money.amount(entry.amount()),
                    money.amount(entry.balance()), entry.number()));
        }
        it.wrapInstruction(nested);
        return new Event.Settled(it.number(), instruction(), WireNumbers.MECHANISMS.get(it.mechanism()),
                entries);
    }

    private Event participantAdded() {
        ParticipantAddedDecoder it = new ParticipantAddedDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Event.ParticipantAdded(new Participant(money.bank(it.bic()), text(it::wrapName),
                WireNumbers.ROLES.get(it.role())));
    }

    private Event dayOpened() {
        DayOpenedDecoder it = new DayOpenedDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Event.DayOpened(
                new BusinessDay(money.currency(it.currency()), LocalDate.ofEpochDay(it.date()),
                        it.customerCutOffMillis(), it.interbankCutOffMillis(), it.closeMillis()));
    }

    private Instruction instruction() {
        return known != null && nested.capacity() == 0 ? known : instructions.read(nested);
    }

    private IllegalArgumentException unknown() {
        return new IllegalArgumentException("no event has the template " + header.templateId());
    }

    private String text(Consumer<DirectBuffer> wrap) {
        wrap.accept(nested);
        return Wire.text(nested);
    }
}
