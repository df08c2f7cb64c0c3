package org.steelyard.cluster;

import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.steelyard.cluster.wire.MessageHeaderEncoder;
import org.steelyard.cluster.wire.ModificationEncoder;
import org.steelyard.settlement.Modification;

/**
 * A modification to bytes, in a buffer of its own from where commands and events take it. Not for two
 * threads.
 */
final class ModificationWriter {

    private static final short NO_WORD = 0;
    private static final long NO_TIME = 0;

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(128);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ModificationEncoder encoder = new ModificationEncoder();

    /** Writes it to the start of {@link #buffer} and returns its length. */
    int write(Modification modification) {
        encoder.wrapAndApplyHeader(buffer, 0, header);
        MoneyWriter.put(encoder.sender(modification.sender().packed()).original(), modification.original());
        ModificationEncoder.ChangesEncoder changes = encoder.changesCount(modification.changes().size());
        for (Modification.Change change : modification.changes()) {
            switch (change) {
                case Modification.NewPriority to -> put(changes, WireNumbers.NEW_PRIORITY,
                        WireNumbers.of(WireNumbers.PRIORITIES, to.priority()), NO_TIME);
                case Modification.NewPlace to -> put(changes, WireNumbers.NEW_PLACE,
                        WireNumbers.of(WireNumbers.ENDS, to.end()), NO_TIME);
                case Modification.NewFromTime to -> put(changes, WireNumbers.NEW_FROM, NO_WORD, to.millis());
                case Modification.NewTillTime to -> put(changes, WireNumbers.NEW_TILL, NO_WORD, to.millis());
                case Modification.NewRejectTime to -> put(changes, WireNumbers.NEW_REJECT, NO_WORD,
                        to.millis());
            }
        }
        encoder.messageId(modification.messageId());
        return header.encodedLength() + encoder.encodedLength();
    }

    private static void put(ModificationEncoder.ChangesEncoder changes, short kind, short word, long millis) {
        changes.next().kind(kind).word(word).millis(millis);
    }

    MutableDirectBuffer buffer() {
        return buffer;
    }
}
