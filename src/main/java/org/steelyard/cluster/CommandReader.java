package org.steelyard.cluster;

import java.time.LocalDate;
import java.util.function.Consumer;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.steelyard.cluster.wire.AddParticipantDecoder;
import org.steelyard.cluster.wire.CancelDecoder;
import org.steelyard.cluster.wire.GrantAccessDecoder;
import org.steelyard.cluster.wire.MessageHeaderDecoder;
import org.steelyard.cluster.wire.ModifyDecoder;
import org.steelyard.cluster.wire.OpenAccountDecoder;
import org.steelyard.cluster.wire.OpenCorridorDecoder;
import org.steelyard.cluster.wire.OpenDayDecoder;
import org.steelyard.cluster.wire.OpenLedgerDecoder;
import org.steelyard.cluster.wire.PutListInForceDecoder;
import org.steelyard.cluster.wire.ReachPhaseDecoder;
import org.steelyard.cluster.wire.RescreenDecoder;
import org.steelyard.cluster.wire.SetCollateralDecoder;
import org.steelyard.cluster.wire.SetCreditLimitDecoder;
import org.steelyard.cluster.wire.SetLimitDecoder;
import org.steelyard.cluster.wire.SetRulesDecoder;
import org.steelyard.cluster.wire.SettleTogetherDecoder;
import org.steelyard.cluster.wire.SubmitDecoder;
import org.steelyard.cluster.wire.TickDecoder;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Clearance;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Corridor;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Participant;
import org.steelyard.settlement.Screened;

/** Commands from bytes. Not for two threads. */
final class CommandReader {

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MoneyReader money = new MoneyReader();
    private final InstructionReader instructions = new InstructionReader(money);
    private final ModificationReader modifications = new ModificationReader(money);
    private final NettingReader netting = new NettingReader(money);
    private final SubmitDecoder submit = new SubmitDecoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer nested = new UnsafeBuffer(0, 0);

    /**
     * The command in these bytes.
     *
     * @throws RuntimeException if they are no command of this schema, end too early, or say what no command
     *     can
     */
    Command read(DirectBuffer from, int offset, int length) {
        buffer.wrap(from, offset, length);
        Wire.checkHeader(header.wrap(buffer, 0), length);
        return switch (header.templateId()) {
            case OpenLedgerDecoder.TEMPLATE_ID ->
                new Command.OpenLedger(
                        money.ledger(new OpenLedgerDecoder().wrapAndApplyHeader(buffer, 0, header)
                                .ledger()));
            case AddParticipantDecoder.TEMPLATE_ID -> addParticipant();
            case OpenAccountDecoder.TEMPLATE_ID -> {
                OpenAccountDecoder it = new OpenAccountDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Command.OpenAccount(money.account(it.account()), money.amount(it.creditLimit()));
            }
            case GrantAccessDecoder.TEMPLATE_ID -> {
                GrantAccessDecoder it = new GrantAccessDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Command.GrantAccess(money.bank(it.participant()), money.account(it.account()));
            }
            case OpenCorridorDecoder.TEMPLATE_ID -> {
                OpenCorridorDecoder it = new OpenCorridorDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Command.OpenCorridor(
                        new Corridor(text(it::wrapName), money.currency(it.one()),
                                money.currency(it.other())));
            }
            case SetCreditLimitDecoder.TEMPLATE_ID -> {
                SetCreditLimitDecoder it = new SetCreditLimitDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Command.SetCreditLimit(money.account(it.account()), money.amount(it.creditLimit()));
            }
            case OpenDayDecoder.TEMPLATE_ID -> openDay();
            case ReachPhaseDecoder.TEMPLATE_ID -> {
                ReachPhaseDecoder it = new ReachPhaseDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Command.ReachPhase(money.currency(it.currency()),
                        WireNumbers.PHASES.get(it.phase()));
            }
            case TickDecoder.TEMPLATE_ID -> new Command.Tick();
            case PutListInForceDecoder.TEMPLATE_ID -> new Command.PutListInForce(
                    MoneyReader.version(
                            new PutListInForceDecoder().wrapAndApplyHeader(buffer, 0, header).version()));
            case SetLimitDecoder.TEMPLATE_ID -> LimitReader.command(buffer, header, money);
            case SetCollateralDecoder.TEMPLATE_ID -> CollateralReader.command(buffer, header, money);
            case SetRulesDecoder.TEMPLATE_ID -> {
                SetRulesDecoder it = new SetRulesDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Command.SetRules(
                        MoneyReader.rules(it.overtaking(), it.offsetsOnEntry(), it.largestSet()));
            }
            case SubmitDecoder.TEMPLATE_ID -> submit();
            case RescreenDecoder.TEMPLATE_ID -> rescreen();
            case CancelDecoder.TEMPLATE_ID -> {
                CancelDecoder it = new CancelDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Command.Cancel(new Cancellation(money.bank(it.sender()), text(it::wrapMessageId),
                        MoneyReader.uetr(it.original()), text(it::wrapReasonCode)));
            }
            case SettleTogetherDecoder.TEMPLATE_ID ->
                new Command.SettleTogether(new RunReader(money).proposed(buffer, header));
            case ModifyDecoder.TEMPLATE_ID -> {
                new ModifyDecoder().wrapAndApplyHeader(buffer, 0, header).wrapModification(nested);
                yield new Command.Modify(modifications.read(nested));
            }
            default -> ofCycle();
        };
    }

    private Command ofCycle() {
        Command ofCycle = netting.command(buffer, header);
        if (ofCycle == null) {
            throw new IllegalArgumentException("no command has the template " + header.templateId());
        }
        return ofCycle;
    }

    private Command addParticipant() {
        AddParticipantDecoder it = new AddParticipantDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.AddParticipant(
                new Participant(money.bank(it.bic()), text(it::wrapName), WireNumbers.ROLES.get(it.role())));
    }

    private Command openDay() {
        OpenDayDecoder it = new OpenDayDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.OpenDay(
                new BusinessDay(money.currency(it.currency()), LocalDate.ofEpochDay(it.date()),
                        it.customerCutOffMillis(), it.interbankCutOffMillis(), it.closeMillis()));
    }

    private Command submit() {
        SubmitDecoder it = submit.wrapAndApplyHeader(buffer, 0, header);
        it.wrapInstruction(nested);
        Instruction instruction = instructions.read(nested);
        Clearance clearance = new Clearance(MoneyReader.digest(it.digest()),
                MoneyReader.version(it.version()));
        Screened screened = screened(it.screened(), clearance, text(it::wrapFinding));
        it.wrapOriginal(nested);
        byte[] original = new byte[nested.capacity()];
        nested.getBytes(0, original);
        return new Command.Submit(instruction, screened,
                original.length == 0 ? OriginalMessage.NONE : OriginalMessage.of(original));
    }

    private Command rescreen() {
        RescreenDecoder it = new RescreenDecoder().wrapAndApplyHeader(buffer, 0, header);
        Clearance clearance = new Clearance(MoneyReader.digest(it.digest()),
                MoneyReader.version(it.version()));
        return new Command.Rescreen(it.number(), screened(it.screened(), clearance, text(it::wrapFinding)));
    }

    private static Screened screened(short number, Clearance clearance, String finding) {
        return switch (number) {
            case WireNumbers.CLEAR -> new Screened.Clear(clearance);
            case WireNumbers.HIT -> new Screened.Hit(finding);
            case WireNumbers.UNAVAILABLE -> new Screened.Unavailable(finding);
            default -> throw new IllegalArgumentException("no answer of screening has the number " + number);
        };
    }

    private String text(Consumer<DirectBuffer> wrap) {
        wrap.accept(nested);
        return Wire.text(nested);
    }
}
