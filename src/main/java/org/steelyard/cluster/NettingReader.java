package org.steelyard.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.steelyard.cluster.wire.AnswerCycleDecoder;
import org.steelyard.cluster.wire.CutCycleDecoder;
import org.steelyard.cluster.wire.CycleClosedDecoder;
import org.steelyard.cluster.wire.CycleConfirmedDecoder;
import org.steelyard.cluster.wire.CycleCutDecoder;
import org.steelyard.cluster.wire.CycleOpenedDecoder;
import org.steelyard.cluster.wire.CycleReopenedDecoder;
import org.steelyard.cluster.wire.CycleTermsDecoder;
import org.steelyard.cluster.wire.DebtorFailedDecoder;
import org.steelyard.cluster.wire.MessageHeaderDecoder;
import org.steelyard.cluster.wire.NettingTermSetDecoder;
import org.steelyard.cluster.wire.OpenCycleDecoder;
import org.steelyard.cluster.wire.SetNettingTermDecoder;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Cycle;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.LossShare;
import org.steelyard.settlement.NetPosition;
import org.steelyard.settlement.NettingTerm;
import org.steelyard.settlement.Reason;

/** Commands and events of cycles from bytes. Not for two threads. */
final class NettingReader {

    private final UnsafeBuffer nested = new UnsafeBuffer(0, 0);
    private final MoneyReader money;

    NettingReader(MoneyReader money) {
        this.money = money;
    }

    /** The command in these bytes; nothing if it is not about cycles. */
    @Nullable
    Command command(DirectBuffer buffer, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case OpenCycleDecoder.TEMPLATE_ID -> {
                OpenCycleDecoder it = new OpenCycleDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Command.OpenCycle(cycle(it.terms(), it::wrapName, it::wrapCorridor));
            }
            case CutCycleDecoder.TEMPLATE_ID -> {
                CutCycleDecoder it = new CutCycleDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Command.CutCycle(money.ledger(it.ledger()), text(it::wrapName));
            }
            case AnswerCycleDecoder.TEMPLATE_ID -> {
                AnswerCycleDecoder it = new AnswerCycleDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Command.AnswerCycle(money.ledger(it.ledger()), text(it::wrapName), it.cut(),
                        money.bank(it.agent()), WireNumbers.CYCLE_ANSWERS.get(it.answer()));
            }
            case SetNettingTermDecoder.TEMPLATE_ID -> {
                SetNettingTermDecoder it = new SetNettingTermDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Command.SetNettingTerm(
                        new NettingTerm(WireNumbers.NETTING_TERMS.get(it.kind()), money.account(it.account()),
                                money.account(it.counterparty())),
                        money.amount(it.amount()));
            }
            default -> null;
        };
    }

    /** The event in these bytes; nothing if it is not about cycles. */
    @Nullable
    Event event(DirectBuffer buffer, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case CycleOpenedDecoder.TEMPLATE_ID -> {
                CycleOpenedDecoder it = new CycleOpenedDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Event.CycleOpened(it.number(), cycle(it.terms(), it::wrapName, it::wrapCorridor));
            }
            case CycleCutDecoder.TEMPLATE_ID ->
                cut(new CycleCutDecoder().wrapAndApplyHeader(buffer, 0, header));
            case CycleConfirmedDecoder.TEMPLATE_ID -> {
                CycleConfirmedDecoder it = new CycleConfirmedDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Event.CycleConfirmed(it.number(), it.cut(), money.bank(it.agent()));
            }
            case CycleReopenedDecoder.TEMPLATE_ID -> {
                CycleReopenedDecoder it = new CycleReopenedDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Event.CycleReopened(it.number(),
                        cycle(it.terms(), it::wrapName, it::wrapCorridor));
            }
            case DebtorFailedDecoder.TEMPLATE_ID ->
                failed(new DebtorFailedDecoder().wrapAndApplyHeader(buffer, 0, header));
            case CycleClosedDecoder.TEMPLATE_ID -> {
                CycleClosedDecoder it = new CycleClosedDecoder().wrapAndApplyHeader(buffer, 0, header);
                Reason reason = Reason.of(it.reason());
                yield new Event.CycleClosed(it.number(), cycle(it.terms(), it::wrapName, it::wrapCorridor),
                        reason);
            }
            case NettingTermSetDecoder.TEMPLATE_ID -> {
                NettingTermSetDecoder it = new NettingTermSetDecoder().wrapAndApplyHeader(buffer, 0, header);
                yield new Event.NettingTermSet(
                        new NettingTerm(WireNumbers.NETTING_TERMS.get(it.kind()), money.account(it.account()),
                                money.account(it.counterparty())),
                        money.amount(it.amount()));
            }
            default -> null;
        };
    }

    private Event cut(CycleCutDecoder it) {
        List<NetPosition> positions = new ArrayList<>();
        for (CycleCutDecoder.PositionsDecoder each : it.positions()) {
            AccountId account = money.account(each.account());
            positions.add(new NetPosition(account, money.amount(each.owed()), money.amount(each.due())));
        }
        return new Event.CycleCut(it.number(), cycle(it.terms(), it::wrapName, it::wrapCorridor), it.cut(),
                it.obligations(), positions);
    }

    private Event failed(DebtorFailedDecoder it) {
        AccountId debtor = money.account(it.debtor());
        Amount shortfall = money.amount(it.shortfall());
        Amount byGuarantee = money.amount(it.byGuarantee());
        Amount byAgent = money.amount(it.byAgent());
        List<LossShare> shares = new ArrayList<>();
        for (DebtorFailedDecoder.SharesDecoder each : it.shares()) {
            shares.add(new LossShare(money.account(each.account()), money.amount(each.amount())));
        }
        return new Event.DebtorFailed(it.number(), debtor, shortfall, byGuarantee, shares, byAgent);
    }

    private Cycle cycle(CycleTermsDecoder terms, Consumer<DirectBuffer> name,
            Consumer<DirectBuffer> corridor) {
        return new Cycle(money.ledger(terms.ledger()), text(name), text(corridor), terms.confirmByMillis(),
                terms.settleByMillis());
    }

    private String text(Consumer<DirectBuffer> wrap) {
        wrap.accept(nested);
        return Wire.text(nested);
    }
}
