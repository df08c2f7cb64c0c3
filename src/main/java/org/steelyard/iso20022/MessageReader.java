package org.steelyard.iso20022;

import org.steelyard.money.Bic;
import org.steelyard.settlement.Digest;

/**
 * Reads messages: bytes in, a checked record out, or the first rule that is broken and its place. Any bytes
 * get an answer; none are trusted. For use by any number of threads.
 */
public final class MessageReader {

    /** What a message may have unless somebody says otherwise; the largest of the profile fits. */
    public static final int USUAL_LARGEST_BYTES = 64 * 1024;
    /** What nobody can say otherwise. */
    public static final int MOST_LARGEST_BYTES = 512 * 1024;

    private final Rulebook rulebook;
    private final int largestBytes;

    /** A reader for this system that takes messages of up to {@value #USUAL_LARGEST_BYTES} bytes. */
    public MessageReader(Rulebook rulebook) {
        this(rulebook, USUAL_LARGEST_BYTES);
    }

    /**
     * A reader for this system.
     *
     * @param largestBytes the most bytes of a message, 1 to {@value #MOST_LARGEST_BYTES}
     */
    public MessageReader(Rulebook rulebook, int largestBytes) {
        if (largestBytes < 1 || largestBytes > MOST_LARGEST_BYTES) {
            throw new IllegalArgumentException(
                    "a message may have 1 to " + MOST_LARGEST_BYTES + " bytes, not "
                            + largestBytes);
        }
        this.rulebook = rulebook;
        this.largestBytes = largestBytes;
    }

    /** Reads a message with its envelope. */
    public Reading read(byte[] bytes) {
        MessageScan scan;
        Part head;
        Header header;
        try {
            if (bytes.length > largestBytes) {
                throw new BreachException(Rule.TOO_LARGE, "byte " + largestBytes, bytes.length
                        + " bytes, at most " + largestBytes + " are taken");
            }
            scan = MessageScan.of(Utf8.decode(bytes));
            head = scan.header();
            Values.check(head);
            header = header(head);
        } catch (BreachException broken) {
            return new Reading.Unreadable(broken.rule(), broken.place(), broken.text());
        }
        try {
            Part document = scan.document();
            return accepted(new Message(scan.definition(), head, header, document, scan.aside(),
                    Digest.of(Sha256.of(bytes))));
        } catch (BreachException broken) {
            return new Reading.Refused(header, broken.rule(), broken.place(), broken.text());
        }
    }

    private Reading accepted(Message message) throws BreachException {
        HeaderRules.checkDefinition(message);
        Values.check(message.document());
        HeaderRules.check(message, rulebook);
        PartyRules.check(message.document());
        Content content = rulebook.isSystem(message.header().from())
                ? new Content.ForBanks()
                : Contents.of(message, rulebook);
        return new Reading.Accepted(message.header(), content, Screenables.of(message));
    }

    private static Header header(Part head) {
        return new Header(Bic.of(head.need("Fr", "FIId", "FinInstnId", "BICFI").text()),
                Bic.of(head.need("To", "FIId", "FinInstnId", "BICFI").text()),
                head.need("BizMsgIdr").text(), head.need("MsgDefIdr").text());
    }
}
