package org.steelyard.cluster;

import org.agrona.DirectBuffer;
import org.steelyard.cluster.wire.MessageHeaderDecoder;

/** What holds for every message on the wire. */
final class Wire {

    /** The longest command, with the message that brought it; a longer one is refused before it is sent. */
    static final int LONGEST_COMMAND_BYTES = 512 * 1024;

    private Wire() {
    }

    /** The text that fills this buffer. */
    static String text(DirectBuffer bytes) {
        int length = bytes.capacity();
        return length == 0 ? "" : bytes.getStringWithoutLengthUtf8(0, length);
    }

    /** Refuses what has no whole header, or another schema's. */
    static void checkHeader(MessageHeaderDecoder header, int length) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            throw new IllegalArgumentException(length + " bytes are too short for a message");
        }
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw new IllegalArgumentException("schema " + header.schemaId() + " is not Steelyard's");
        }
    }
}
