package org.steelyard.cluster;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.steelyard.cluster.wire.CollateralSetDecoder;
import org.steelyard.cluster.wire.CreditSecuredDecoder;
import org.steelyard.cluster.wire.MessageHeaderDecoder;
import org.steelyard.cluster.wire.SetCollateralDecoder;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;

/** Collateral and the credit that it gives from bytes. */
final class CollateralReader {

    private CollateralReader() {
    }

    static Command command(DirectBuffer from, MessageHeaderDecoder header, MoneyReader money) {
        SetCollateralDecoder it = new SetCollateralDecoder().wrapAndApplyHeader(from, 0, header);
        UnsafeBuffer item = new UnsafeBuffer(0, 0);
        it.wrapItem(item);
        return new Command.SetCollateral(money.account(it.account()), Wire.text(item),
                money.amount(it.value()), it.haircutBp());
    }

    static Event set(DirectBuffer from, MessageHeaderDecoder header, MoneyReader money) {
        CollateralSetDecoder it = new CollateralSetDecoder().wrapAndApplyHeader(from, 0, header);
        UnsafeBuffer item = new UnsafeBuffer(0, 0);
        it.wrapItem(item);
        return new Event.CollateralSet(money.account(it.account()), Wire.text(item),
                money.amount(it.value()), it.haircutBp());
    }

    static Event secured(DirectBuffer from, MessageHeaderDecoder header, MoneyReader money) {
        CreditSecuredDecoder it = new CreditSecuredDecoder().wrapAndApplyHeader(from, 0, header);
        return new Event.CreditSecured(money.account(it.account()), money.amount(it.pool()),
                money.amount(it.credit()), money.amount(it.shortfall()));
    }
}
