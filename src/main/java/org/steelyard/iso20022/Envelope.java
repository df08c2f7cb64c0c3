package org.steelyard.iso20022;

import java.util.function.Consumer;

import org.steelyard.money.Bic;

/**
 * What stands around every document: our wrapper and the business application header (head.001.001.02).
 *
 * @param from who sends it
 * @param to who is to get it
 * @param messageId the business message identification, which is the document's message identification too
 * @param definition the message definition identifier
 * @param usage the business service
 * @param timeMillis when it was written (epoch milliseconds)
 * @param repeat whether it says again what was said before
 */
record Envelope(Bic from, Bic to, String messageId, String definition, String usage, long timeMillis,
        boolean repeat) {

    /** Our business service: gross settlement in real time. */
    static final String RTGS = "steelyard.rtgs.01";
    /** The same for the cover of a customer's payment. */
    static final String COVER = "steelyard.rtgs.cov.01";
    static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";
    static final String WRAPPER = "BusinessMessage";
    static final String WRAPPER_NAMESPACE = "urn:steelyard:message:1";
    static final String PROLOGUE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final int USUAL_LENGTH = 3_000;

    Envelope(Bic from, Bic to, String messageId, String definition, long timeMillis) {
        this(from, to, messageId, definition, RTGS, timeMillis, false);
    }

    /** The whole message around a document whose content this writes. */
    String around(Consumer<Markup> content) {
        Markup out = new Markup(USUAL_LENGTH).raw(PROLOGUE).open(WRAPPER, WRAPPER_NAMESPACE);
        header(out);
        out.open("Document", ISO + definition);
        content.accept(out);
        return out.close("Document").close(WRAPPER).toString();
    }

    /** The message from the system around such a document. */
    Outgoing outgoing(Consumer<Markup> content) {
        return new Outgoing(to, definition, messageId, around(content));
    }

    /** The header alone. */
    void header(Markup out) {
        out.open("AppHdr", ISO + "head.001.001.02");
        out.institution("Fr", "FIId", from);
        out.institution("To", "FIId", to);
        out.text("BizMsgIdr", messageId);
        out.text("MsgDefIdr", definition);
        out.text("BizSvc", usage);
        out.time("CreDt", timeMillis);
        if (repeat) {
            out.text("PssblDplct", "true");
        }
        out.close("AppHdr");
    }
}
