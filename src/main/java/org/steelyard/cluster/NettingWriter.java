package org.steelyard.cluster;

import java.util.List;

import org.agrona.MutableDirectBuffer;
import org.steelyard.cluster.wire.AnswerCycleEncoder;
import org.steelyard.cluster.wire.CutCycleEncoder;
import org.steelyard.cluster.wire.CycleClosedEncoder;
import org.steelyard.cluster.wire.CycleConfirmedEncoder;
import org.steelyard.cluster.wire.CycleCutEncoder;
import org.steelyard.cluster.wire.CycleOpenedEncoder;
import org.steelyard.cluster.wire.CycleReopenedEncoder;
import org.steelyard.cluster.wire.CycleTermsEncoder;
import org.steelyard.cluster.wire.DebtorFailedEncoder;
import org.steelyard.cluster.wire.MessageHeaderEncoder;
import org.steelyard.cluster.wire.NettingTermSetEncoder;
import org.steelyard.cluster.wire.OpenCycleEncoder;
import org.steelyard.cluster.wire.SetNettingTermEncoder;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Cycle;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.LossShare;
import org.steelyard.settlement.NetPosition;

/** Commands and events of cycles to bytes, each with its header, and their length without it. */
final class NettingWriter {

    private NettingWriter() {
    }

    static int write(Command.OfCycle of, MutableDirectBuffer to, int at, MessageHeaderEncoder header) {
        return switch (of) {
            case Command.OpenCycle it -> write(it, to, at, header);
            case Command.CutCycle it -> write(it, to, at, header);
            case Command.AnswerCycle it -> write(it, to, at, header);
            case Command.SetNettingTerm it -> write(it, to, at, header);
        };
    }

    static int write(Event.OfCycle of, MutableDirectBuffer to, int at, MessageHeaderEncoder header) {
        return switch (of) {
            case Event.CycleOpened it -> write(it, to, at, header);
            case Event.CycleCut it -> write(it, to, at, header);
            case Event.CycleConfirmed it -> write(it, to, at, header);
            case Event.CycleReopened it -> write(it, to, at, header);
            case Event.DebtorFailed it -> write(it, to, at, header);
            case Event.CycleClosed it -> write(it, to, at, header);
            case Event.NettingTermSet it -> write(it, to, at, header);
        };
    }

    private static int write(Command.OpenCycle it, MutableDirectBuffer to, int at,
            MessageHeaderEncoder header) {
        OpenCycleEncoder encoder = new OpenCycleEncoder().wrapAndApplyHeader(to, at, header);
        put(encoder.terms(), it.cycle());
        return encoder.name(it.cycle().name()).corridor(it.cycle().corridor()).encodedLength();
    }

    private static int write(Command.CutCycle it, MutableDirectBuffer to, int at,
            MessageHeaderEncoder header) {
        CutCycleEncoder encoder = new CutCycleEncoder().wrapAndApplyHeader(to, at, header);
        MoneyWriter.put(encoder.ledger(), it.ledger());
        return encoder.name(it.name()).encodedLength();
    }

    private static int write(Command.AnswerCycle it, MutableDirectBuffer to, int at,
            MessageHeaderEncoder header) {
        AnswerCycleEncoder encoder = new AnswerCycleEncoder().wrapAndApplyHeader(to, at, header);
        MoneyWriter.put(encoder.ledger(), it.ledger());
        return encoder.cut(it.cut()).agent(it.agent().packed())
                .answer(WireNumbers.of(WireNumbers.CYCLE_ANSWERS, it.answer())).name(it.name())
                .encodedLength();
    }

    private static int write(Command.SetNettingTerm it, MutableDirectBuffer to, int at,
            MessageHeaderEncoder header) {
        SetNettingTermEncoder encoder = new SetNettingTermEncoder().wrapAndApplyHeader(to, at, header);
        MoneyWriter.put(encoder.account(), it.term().account());
        MoneyWriter.put(encoder.counterparty(), it.term().counterparty());
        MoneyWriter.put(encoder.amount(), it.amount());
        return encoder.kind(WireNumbers.of(WireNumbers.NETTING_TERMS, it.term().kind())).encodedLength();
    }

    private static int write(Event.CycleOpened it, MutableDirectBuffer to, int at,
            MessageHeaderEncoder header) {
        CycleOpenedEncoder encoder = new CycleOpenedEncoder().wrapAndApplyHeader(to, at, header);
        put(encoder.number(it.number()).terms(), it.cycle());
        return encoder.name(it.cycle().name()).corridor(it.cycle().corridor()).encodedLength();
    }

    private static int write(Event.CycleCut it, MutableDirectBuffer to, int at, MessageHeaderEncoder header) {
        CycleCutEncoder encoder = new CycleCutEncoder().wrapAndApplyHeader(to, at, header);
        put(encoder.number(it.number()).terms(), it.cycle());
        encoder.cut(it.cut()).obligations(it.obligations());
        List<NetPosition> positions = it.positions();
        CycleCutEncoder.PositionsEncoder each = encoder.positionsCount(positions.size());
        for (NetPosition position : positions) {
            MoneyWriter.put(each.next().account(), position.account());
            MoneyWriter.put(each.owed(), position.owed());
            MoneyWriter.put(each.due(), position.due());
        }
        return encoder.name(it.cycle().name()).corridor(it.cycle().corridor()).encodedLength();
    }

    private static int write(Event.CycleConfirmed it, MutableDirectBuffer to, int at,
            MessageHeaderEncoder header) {
        return new CycleConfirmedEncoder().wrapAndApplyHeader(to, at, header).number(it.number())
                .cut(it.cut()).agent(it.agent().packed()).encodedLength();
    }

    private static int write(Event.CycleReopened it, MutableDirectBuffer to, int at,
            MessageHeaderEncoder header) {
        CycleReopenedEncoder encoder = new CycleReopenedEncoder().wrapAndApplyHeader(to, at, header);
        put(encoder.number(it.number()).terms(), it.cycle());
        return encoder.name(it.cycle().name()).corridor(it.cycle().corridor()).encodedLength();
    }

    private static int write(Event.DebtorFailed it, MutableDirectBuffer to, int at,
            MessageHeaderEncoder header) {
        DebtorFailedEncoder encoder = new DebtorFailedEncoder().wrapAndApplyHeader(to, at, header);
        MoneyWriter.put(encoder.number(it.number()).debtor(), it.debtor());
        MoneyWriter.put(encoder.shortfall(), it.shortfall());
        MoneyWriter.put(encoder.byGuarantee(), it.byGuarantee());
        MoneyWriter.put(encoder.byAgent(), it.byAgent());
        DebtorFailedEncoder.SharesEncoder each = encoder.sharesCount(it.shares().size());
        for (LossShare share : it.shares()) {
            MoneyWriter.put(each.next().account(), share.account());
            MoneyWriter.put(each.amount(), share.amount());
        }
        return encoder.encodedLength();
    }

    private static int write(Event.CycleClosed it, MutableDirectBuffer to, int at,
            MessageHeaderEncoder header) {
        CycleClosedEncoder encoder = new CycleClosedEncoder().wrapAndApplyHeader(to, at, header);
        put(encoder.number(it.number()).reason(it.reason().number()).terms(), it.cycle());
        return encoder.name(it.cycle().name()).corridor(it.cycle().corridor()).encodedLength();
    }

    private static int write(Event.NettingTermSet it, MutableDirectBuffer to, int at,
            MessageHeaderEncoder header) {
        NettingTermSetEncoder encoder = new NettingTermSetEncoder().wrapAndApplyHeader(to, at, header);
        MoneyWriter.put(encoder.account(), it.term().account());
        MoneyWriter.put(encoder.counterparty(), it.term().counterparty());
        MoneyWriter.put(encoder.amount(), it.amount());
        return encoder.kind(WireNumbers.of(WireNumbers.NETTING_TERMS, it.term().kind())).encodedLength();
    }

    private static void put(CycleTermsEncoder to, Cycle cycle) {
        MoneyWriter.put(to.ledger(), cycle.ledger());
        to.confirmByMillis(cycle.confirmByMillis()).settleByMillis(cycle.settleByMillis());
    }
}
