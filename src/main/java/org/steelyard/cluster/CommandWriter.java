package org.steelyard.cluster;

import org.agrona.MutableDirectBuffer;
import org.steelyard.cluster.wire.AddParticipantEncoder;
import org.steelyard.cluster.wire.CancelEncoder;
import org.steelyard.cluster.wire.DigestBitsEncoder;
import org.steelyard.cluster.wire.GrantAccessEncoder;
import org.steelyard.cluster.wire.ListVersionEncoder;
import org.steelyard.cluster.wire.MessageHeaderEncoder;
import org.steelyard.cluster.wire.ModifyEncoder;
import org.steelyard.cluster.wire.OpenAccountEncoder;
import org.steelyard.cluster.wire.OpenCorridorEncoder;
import org.steelyard.cluster.wire.OpenDayEncoder;
import org.steelyard.cluster.wire.OpenLedgerEncoder;
import org.steelyard.cluster.wire.PutListInForceEncoder;
import org.steelyard.cluster.wire.ReachPhaseEncoder;
import org.steelyard.cluster.wire.RescreenEncoder;
import org.steelyard.cluster.wire.SetCreditLimitEncoder;
import org.steelyard.cluster.wire.SetRulesEncoder;
import org.steelyard.cluster.wire.SubmitEncoder;
import org.steelyard.cluster.wire.TickEncoder;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Clearance;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.Rules;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.ScreeningVersion;

/** Commands to bytes, each with its header. Not for two threads. */
final class CommandWriter {

    private static final Clearance NO_CLEARANCE = new Clearance(new Digest(0, 0, 0, 0),
            ScreeningVersion.NONE);

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InstructionWriter instructions = new InstructionWriter();
    private final RunWriter runs = new RunWriter();
    private final ModificationWriter modifications = new ModificationWriter();
    private final SubmitEncoder submit = new SubmitEncoder();
    private MutableDirectBuffer buffer = instructions.buffer();
    private int offset;

    /** Writes the command at this place of a buffer that grows, and returns its length in bytes. */
    int write(Command command, MutableDirectBuffer to, int at) {
        buffer = to;
        offset = at;
        return header.encodedLength() + switch (command) {
            case Command.OpenLedger it -> {
                OpenLedgerEncoder encoder = new OpenLedgerEncoder().wrapAndApplyHeader(buffer, offset,
                        header);
                MoneyWriter.put(encoder.ledger(), it.ledger());
                yield encoder.encodedLength();
            }
            case Command.AddParticipant it -> addParticipant(it);
            case Command.OpenAccount it -> {
                OpenAccountEncoder encoder = new OpenAccountEncoder().wrapAndApplyHeader(buffer, offset,
                        header);
                MoneyWriter.put(encoder.account(), it.account());
                MoneyWriter.put(encoder.creditLimit(), it.creditLimit());
                yield encoder.encodedLength();
            }
            case Command.GrantAccess it -> {
                GrantAccessEncoder encoder = new GrantAccessEncoder().wrapAndApplyHeader(buffer, offset,
                        header);
                MoneyWriter.put(encoder.participant(it.participant().packed()).account(), it.account());
                yield encoder.encodedLength();
            }
            case Command.OpenCorridor it -> openCorridor(it);
            case Command.SetCreditLimit it -> {
                SetCreditLimitEncoder encoder = new SetCreditLimitEncoder().wrapAndApplyHeader(buffer, offset,
                        header);
                MoneyWriter.put(encoder.account(), it.account());
                MoneyWriter.put(encoder.creditLimit(), it.creditLimit());
                yield encoder.encodedLength();
            }
            case Command.OpenDay it -> openDay(it.day());
            case Command.ReachPhase it -> {
                ReachPhaseEncoder encoder = new ReachPhaseEncoder().wrapAndApplyHeader(buffer, offset,
                        header);
                MoneyWriter.put(encoder.currency(), it.currency());
                yield encoder.phase(WireNumbers.of(WireNumbers.PHASES, it.phase())).encodedLength();
            }
            case Command.Tick _ ->
                new TickEncoder().wrapAndApplyHeader(buffer, offset, header).encodedLength();
            case Command.PutListInForce it -> {
                PutListInForceEncoder encoder = new PutListInForceEncoder().wrapAndApplyHeader(buffer, offset,
                        header);
                MoneyWriter.put(encoder.version(), it.version());
                yield encoder.encodedLength();
            }
            case Command.SetLimit it -> LimitWriter.write(it, buffer, offset, header);
            case Command.SetCollateral it -> CollateralWriter.write(it, buffer, offset, header);
            case Command.SetRules it -> setRules(it.rules());
            case Command.Submit it -> submit(it);
            case Command.Rescreen it -> rescreen(it);
            case Command.Cancel it -> cancel(it);
            case Command.SettleTogether it -> runs.write(it.proposed(), buffer, offset, header);
            case Command.Modify it -> new ModifyEncoder().wrapAndApplyHeader(buffer, offset, header)
                    .putModification(modifications.buffer(), 0, modifications.write(it.modification()))
                    .encodedLength();
            case Command.OfCycle it -> NettingWriter.write(it, buffer, offset, header);
        };
    }

    private int addParticipant(Command.AddParticipant it) {
        AddParticipantEncoder encoder = new AddParticipantEncoder().wrapAndApplyHeader(buffer, offset,
                header);
        encoder.bic(it.participant().bic().packed())
                .role(WireNumbers.of(WireNumbers.ROLES, it.participant().role()))
                .name(it.participant().name());
        return encoder.encodedLength();
    }

    private int setRules(Rules rules) {
        return new SetRulesEncoder().wrapAndApplyHeader(buffer, offset, header)
                .overtaking(WireNumbers.of(WireNumbers.OVERTAKINGS, rules.overtaking()))
                .offsetsOnEntry(WireNumbers.of(rules.offsetsOnEntry()))
                .largestSet(WireNumbers.of(rules.largestSet())).encodedLength();
    }

    private int openCorridor(Command.OpenCorridor it) {
        OpenCorridorEncoder encoder = new OpenCorridorEncoder().wrapAndApplyHeader(buffer, offset, header);
        MoneyWriter.put(encoder.one(), it.corridor().one());
        MoneyWriter.put(encoder.other(), it.corridor().other());
        return encoder.name(it.corridor().name()).encodedLength();
    }

    private int openDay(BusinessDay day) {
        OpenDayEncoder encoder = new OpenDayEncoder().wrapAndApplyHeader(buffer, offset, header);
        MoneyWriter.put(encoder.currency(), day.currency());
        encoder.date(Math.toIntExact(day.date().toEpochDay()))
                .customerCutOffMillis(day.customerCutOffMillis())
                .interbankCutOffMillis(day.interbankCutOffMillis()).closeMillis(day.closeMillis());
        return encoder.encodedLength();
    }

    private int submit(Command.Submit it) {
        SubmitEncoder encoder = submit.wrapAndApplyHeader(buffer, offset, header);
        encoder.screened(screened(it.screened(), encoder.digest(), encoder.version()));
        byte[] original = it.original().bytes();
        encoder.putInstruction(instructions.buffer(), 0, instructions.write(it.instruction()))
                .finding(finding(it.screened())).putOriginal(original, 0, original.length);
        return encoder.encodedLength();
    }

    private int rescreen(Command.Rescreen it) {
        RescreenEncoder encoder = new RescreenEncoder().wrapAndApplyHeader(buffer, offset, header);
        encoder.number(it.number()).screened(screened(it.screened(), encoder.digest(), encoder.version()));
        return encoder.finding(finding(it.screened())).encodedLength();
    }

    private int cancel(Command.Cancel it) {
        CancelEncoder encoder = new CancelEncoder().wrapAndApplyHeader(buffer, offset, header);
        MoneyWriter.put(encoder.sender(it.cancellation().sender().packed()).original(),
                it.cancellation().original());
        encoder.messageId(it.cancellation().messageId()).reasonCode(it.cancellation().reasonCode());
        return encoder.encodedLength();
    }

    private static short screened(Screened screened, DigestBitsEncoder digest, ListVersionEncoder version) {
        Clearance clearance = screened instanceof Screened.Clear clear ? clear.clearance() : NO_CLEARANCE;
        MoneyWriter.put(digest, clearance.message());
        MoneyWriter.put(version, clearance.version());
        return switch (screened) {
            case Screened.Clear _ -> WireNumbers.CLEAR;
            case Screened.Hit _ -> WireNumbers.HIT;
            case Screened.Unavailable _ -> WireNumbers.UNAVAILABLE;
        };
    }

    private static String finding(Screened screened) {
        return switch (screened) {
            case Screened.Clear _ -> "";
            case Screened.Hit hit -> hit.finding();
            case Screened.Unavailable unavailable -> unavailable.why();
        };
    }
}
