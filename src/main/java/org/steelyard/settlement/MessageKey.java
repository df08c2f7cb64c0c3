package org.steelyard.settlement;

import org.steelyard.money.Bic;

/**
 * 128 bits that stand for a sender's message identification. The text itself would take most of the
 * register's memory; that two identifications of one sender share all 128 bits by chance is out of the
 * question for any number of messages, and a sender who sought such a pair would only have its own second
 * message refused.
 */
final class MessageKey {

    private static final long FIRST_ODD = 0x9FB21C651E98DF25L;
    private static final long SECOND_ODD = 0xC2B2AE3D27D4EB4FL;

    private MessageKey() {
    }

    static long high(Bic sender, String messageId) {
        return fold(sender.packed() * FIRST_ODD, FIRST_ODD, messageId);
    }

    static long low(long high, String messageId) {
        return fold(high ^ SECOND_ODD, SECOND_ODD, messageId);
    }

    private static long fold(long start, long odd, String text) {
        long folded = start + text.length();
        for (int i = 0; i < text.length(); i++) {
            folded = (folded ^ text.charAt(i)) * odd;
            folded ^= folded >>> 29;
        }
        return Trace.mix(folded);
    }
}
