package org.steelyard.cluster;

import java.util.Optional;

import org.agrona.MutableDirectBuffer;
import org.steelyard.cluster.wire.LimitSetEncoder;
import org.steelyard.cluster.wire.MessageHeaderEncoder;
import org.steelyard.cluster.wire.SetLimitEncoder;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.Priority;

/** Limits to bytes. */
final class LimitWriter {

    /** All that any limit says; what one does not have is filled in from what it has. */
    private record Parts(short kind, AccountId account, Bic counterparty, Priority priority,
            String corridor) {

        static Parts of(Limit limit) {
            return switch (limit) {
                case Limit.Bilateral it -> of(WireNumbers.BILATERAL, it.account(), it.counterparty());
                case Limit.Multilateral it ->
                    of(WireNumbers.MULTILATERAL, it.account(), it.account().holder());
                case Limit.Reservation it -> new Parts(WireNumbers.RESERVATION, it.account(),
                        it.account().holder(), it.priority(), "");
                case Limit.SecuredCredit it ->
                    of(WireNumbers.SECURED_CREDIT, it.account(), it.account().holder());
                case Limit.CorridorNet it -> of(WireNumbers.CORRIDOR_NET, it.ledger(), it.corridor());
                case Limit.CorridorReceived it ->
                    of(WireNumbers.CORRIDOR_RECEIVED, it.ledger(), it.corridor());
                case Limit.CorridorInstruction it ->
                    of(WireNumbers.CORRIDOR_INSTRUCTION, it.ledger(), it.corridor());
                case Limit.CorridorDay it -> of(WireNumbers.CORRIDOR_DAY, it.ledger(), it.corridor());
            };
        }

        private static Parts of(short kind, AccountId account, Bic counterparty) {
            return new Parts(kind, account, counterparty, Priority.NORMAL, "");
        }

        private static Parts of(short kind, LedgerId ledger, String corridor) {
            return new Parts(kind, ledger.issue(), ledger.agent(), Priority.NORMAL, corridor);
        }
    }

    private LimitWriter() {
    }

    static int write(Command.SetLimit it, MutableDirectBuffer to, int at, MessageHeaderEncoder header) {
        Parts parts = Parts.of(it.limit());
        SetLimitEncoder encoder = new SetLimitEncoder().wrapAndApplyHeader(to, at, header);
        encoder.kind(parts.kind()).priority(WireNumbers.of(WireNumbers.PRIORITIES, parts.priority()))
                .validity(WireNumbers.of(WireNumbers.VALIDITIES, it.validity()))
                .isSet(WireNumbers.of(it.amount().isPresent()));
        MoneyWriter.put(encoder.account(), parts.account());
        MoneyWriter.put(encoder.counterparty(parts.counterparty().packed()).amount(),
                amount(it.limit(), it.amount()));
        return encoder.corridor(parts.corridor()).encodedLength();
    }

    static int write(Event.LimitSet it, MutableDirectBuffer to, int at, MessageHeaderEncoder header) {
        Parts parts = Parts.of(it.limit());
        LimitSetEncoder encoder = new LimitSetEncoder().wrapAndApplyHeader(to, at, header);
        encoder.kind(parts.kind()).priority(WireNumbers.of(WireNumbers.PRIORITIES, parts.priority()))
                .validity(WireNumbers.of(WireNumbers.VALIDITIES, it.validity()))
                .isSet(WireNumbers.of(it.amount().isPresent()));
        MoneyWriter.put(encoder.account(), parts.account());
        MoneyWriter.put(encoder.counterparty(parts.counterparty().packed()).amount(),
                amount(it.limit(), it.amount()));
        return encoder.corridor(parts.corridor()).encodedLength();
    }

    private static Amount amount(Limit limit, Optional<Amount> amount) {
        return amount.orElse(Amount.zero(limit.currency()));
    }
}
