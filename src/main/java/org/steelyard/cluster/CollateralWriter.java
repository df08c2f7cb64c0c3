package org.steelyard.cluster;

import org.agrona.MutableDirectBuffer;
import org.steelyard.cluster.wire.CollateralSetEncoder;
import org.steelyard.cluster.wire.CreditSecuredEncoder;
import org.steelyard.cluster.wire.MessageHeaderEncoder;
import org.steelyard.cluster.wire.SetCollateralEncoder;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;

/** Collateral and the credit that it gives to bytes, each with its header, and their length without it. */
final class CollateralWriter {

    private CollateralWriter() {
    }

    static int write(Command.SetCollateral it, MutableDirectBuffer to, int at, MessageHeaderEncoder header) {
        SetCollateralEncoder encoder = new SetCollateralEncoder().wrapAndApplyHeader(to, at, header);
        MoneyWriter.put(encoder.account(), it.account());
        MoneyWriter.put(encoder.value(), it.value());
        return encoder.haircutBp(it.haircutBp()).item(it.item()).encodedLength();
    }

    static int write(Event.CollateralSet it, MutableDirectBuffer to, int at, MessageHeaderEncoder header) {
        CollateralSetEncoder encoder = new CollateralSetEncoder().wrapAndApplyHeader(to, at, header);
        MoneyWriter.put(encoder.account(), it.account());
        MoneyWriter.put(encoder.value(), it.value());
        return encoder.haircutBp(it.haircutBp()).item(it.item()).encodedLength();
    }

    static int write(Event.CreditSecured it, MutableDirectBuffer to, int at, MessageHeaderEncoder header) {
        CreditSecuredEncoder encoder = new CreditSecuredEncoder().wrapAndApplyHeader(to, at, header);
        MoneyWriter.put(encoder.account(), it.account());
        MoneyWriter.put(encoder.pool(), it.pool());
        MoneyWriter.put(encoder.credit(), it.credit());
        MoneyWriter.put(encoder.shortfall(), it.shortfall());
        return encoder.encodedLength();
    }
}
