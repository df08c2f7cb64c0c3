package org.steelyard.settlement;

import org.steelyard.money.Bic;

/**
 * 128 bits that stand for a sender's message identification. The text itself would take most of the
 * register's memory; that two identifications of one sender share all 128 bits by chance is out of the
 * question for any number of messages, and a sender who sought such a pair would only have its own second
 * message refused.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
record MessageKey(long high, long low) {

    private static final long FIRST_ODD = 0x9FB21C651E98DF25L;
    private static final long SECOND_ODD = 0xC2B2AE3D27D4EB4FL;

    static MessageKey of(Bic sender, String messageId) {
        long high = sender.packed() + messageId.length();
        long low = ~sender.packed();
        for (int i = 0; i < messageId.length(); i++) {
            char c = messageId.charAt(i);
            high = (high ^ c) * FIRST_ODD;
            high ^= high >>> 29;
            low = (low + c) * SECOND_ODD;
            low ^= low >>> 31;
        }
        return new MessageKey(Trace.mix(high), Trace.mix(low));
    }
}
