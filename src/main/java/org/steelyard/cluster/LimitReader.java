package org.steelyard.cluster;

import java.util.Optional;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.steelyard.cluster.wire.LimitSetDecoder;
import org.steelyard.cluster.wire.MessageHeaderDecoder;
import org.steelyard.cluster.wire.SetLimitDecoder;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.Priority;

/** Limits from bytes. */
final class LimitReader {

    private LimitReader() {
    }

    static Command command(DirectBuffer from, MessageHeaderDecoder header, MoneyReader money) {
        SetLimitDecoder it = new SetLimitDecoder().wrapAndApplyHeader(from, 0, header);
        AccountId account = money.account(it.account());
        Bic counterparty = money.bank(it.counterparty());
        Amount amount = money.amount(it.amount());
        UnsafeBuffer corridor = new UnsafeBuffer(0, 0);
        it.wrapCorridor(corridor);
        return new Command.SetLimit(
                limit(it.kind(), account, counterparty, WireNumbers.PRIORITIES.get(it.priority()),
                        Wire.text(corridor)),
                WireNumbers.isYes(it.isSet()) ? Optional.of(amount) : Optional.empty(),
                WireNumbers.VALIDITIES.get(it.validity()));
    }

    static Event event(DirectBuffer from, MessageHeaderDecoder header, MoneyReader money) {
        LimitSetDecoder it = new LimitSetDecoder().wrapAndApplyHeader(from, 0, header);
        AccountId account = money.account(it.account());
        Bic counterparty = money.bank(it.counterparty());
        Amount amount = money.amount(it.amount());
        UnsafeBuffer corridor = new UnsafeBuffer(0, 0);
        it.wrapCorridor(corridor);
        return new Event.LimitSet(
                limit(it.kind(), account, counterparty, WireNumbers.PRIORITIES.get(it.priority()),
                        Wire.text(corridor)),
                WireNumbers.isYes(it.isSet()) ? Optional.of(amount) : Optional.empty(),
                WireNumbers.VALIDITIES.get(it.validity()));
    }

    private static Limit limit(short kind, AccountId account, Bic counterparty, Priority priority,
            String corridor) {
        return switch (kind) {
            case WireNumbers.BILATERAL -> new Limit.Bilateral(account, counterparty);
            case WireNumbers.MULTILATERAL -> new Limit.Multilateral(account);
            case WireNumbers.RESERVATION -> new Limit.Reservation(account, priority);
            case WireNumbers.SECURED_CREDIT -> new Limit.SecuredCredit(account);
            case WireNumbers.CORRIDOR_NET -> new Limit.CorridorNet(account.ledger(), corridor);
            case WireNumbers.CORRIDOR_RECEIVED -> new Limit.CorridorReceived(account.ledger(), corridor);
            case WireNumbers.CORRIDOR_INSTRUCTION ->
                new Limit.CorridorInstruction(account.ledger(), corridor);
            case WireNumbers.CORRIDOR_DAY -> new Limit.CorridorDay(account.ledger(), corridor);
            default -> throw new IllegalArgumentException("no limit has the number " + kind);
        };
    }
}
