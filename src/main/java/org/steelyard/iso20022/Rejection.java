package org.steelyard.iso20022;

/** admi.002.001.01: a message that could not be taken in. */
final class Rejection {

    static final String DEFINITION = "admi.002.001.01";
    private static final int LONGEST_REASON = 35;
    private static final int LONGEST_TEXT = 350;

    private Rejection() {
    }

    /**
     * @param reference the identification of the message that is rejected; may be empty
     * @param reason the broken rule's number and name
     * @param place where it is broken; may be empty
     * @param text what was found and what is allowed
     */
    static Outgoing write(Envelope envelope, String reference, String reason, String place, String text) {
        return envelope.outgoing(out -> {
            out.open("admi.002.001.01").open("RltdRef");
            out.text("Ref", reference.isBlank() ? "NOTPROVIDED" : Markup.cut(reference, LONGEST_REASON));
            out.close("RltdRef").open("Rsn").text("RjctgPtyRsn", Markup.cut(reason, LONGEST_REASON));
            out.time("RjctnDtTm", envelope.timeMillis());
            out.textIfAny("ErrLctn", Markup.cut(place, LONGEST_TEXT));
            out.textIfAny("RsnDesc", Markup.cut(text, LONGEST_TEXT));
            out.close("Rsn").close("admi.002.001.01");
        });
    }
}
