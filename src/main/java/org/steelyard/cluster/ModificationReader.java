package org.steelyard.cluster;

import java.util.ArrayList;
import java.util.List;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.steelyard.cluster.wire.MessageHeaderDecoder;
import org.steelyard.cluster.wire.ModificationDecoder;
import org.steelyard.settlement.Modification;

/** A modification from bytes. Not for two threads. */
final class ModificationReader {

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ModificationDecoder decoder = new ModificationDecoder();
    private final UnsafeBuffer nested = new UnsafeBuffer(0, 0);
    private final MoneyReader money;

    ModificationReader(MoneyReader money) {
        this.money = money;
    }

    /** Reads the modification that fills this buffer. */
    Modification read(DirectBuffer buffer) {
        decoder.wrapAndApplyHeader(buffer, 0, header);
        List<Modification.Change> changes = new ArrayList<>();
        for (ModificationDecoder.ChangesDecoder each : decoder.changes()) {
            changes.add(change(each));
        }
        decoder.wrapMessageId(nested);
        return new Modification(money.bank(decoder.sender()), Wire.text(nested),
                MoneyReader.uetr(decoder.original()), changes);
    }

    private static Modification.Change change(ModificationDecoder.ChangesDecoder each) {
        return switch (each.kind()) {
            case WireNumbers.NEW_PRIORITY ->
                new Modification.NewPriority(WireNumbers.PRIORITIES.get(each.word()));
            case WireNumbers.NEW_PLACE -> new Modification.NewPlace(WireNumbers.ENDS.get(each.word()));
            case WireNumbers.NEW_FROM -> new Modification.NewFromTime(each.millis());
            case WireNumbers.NEW_TILL -> new Modification.NewTillTime(each.millis());
            case WireNumbers.NEW_REJECT -> new Modification.NewRejectTime(each.millis());
            default -> throw new IllegalArgumentException("no change has the number " + each.kind());
        };
    }
}
