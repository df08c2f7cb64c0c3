package org.steelyard.iso20022;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes to characters, strictly: a wrong byte is refused and never replaced. */
final class Utf8 {

    private Utf8() {
    }

    /** The characters, without a byte order mark. */
    static CharBuffer decode(byte[] bytes) throws BreachException {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        var decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var result = decoder.decode(in, text, true);
        if (result.isError()) {
            throw new BreachException(Rule.NOT_UTF8, "byte " + in.position(), "byte " + in.position() + " (0x"
                    + Integer.toHexString(bytes[in.position()] & 0xFF) + ") is not UTF-8");
        }
        text.flip();
        if (text.hasRemaining() && text.get(0) == '\uFEFF') {
            text.position(1);
        }
        return text;
    }
}
