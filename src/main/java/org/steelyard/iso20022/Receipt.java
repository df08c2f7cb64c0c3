package org.steelyard.iso20022;

import java.util.function.Function;

import org.steelyard.money.Bic;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.Modification;
import org.steelyard.settlement.References;

/** camt.025.001.05: where a liquidity transfer stands, or what came of a request to change something. */
final class Receipt {

    static final String DEFINITION = "camt.025.001.05";
    private static final int LONGEST_DESCRIPTION = 140;

    private Receipt() {
    }

    static Outgoing write(Envelope envelope, Instruction instruction, Standing standing) {
        References references = instruction.references();
        return write(envelope, references.messageId(), StatusReport.definitionOf(instruction.kind()),
                "UETR " + references.uetr(), standing);
    }

    /** What came of the request that this event decides. */
    static Outgoing of(Logged logged, Function<Bic, Envelope> envelopes) {
        return switch (logged.event()) {
            case Event.Modified modified -> modification(modified.modification(), Standing.DONE, envelopes);
            case Event.ModifyRefused refused -> modification(refused.modification(),
                    Standing.refused(refused.reason()), envelopes);
            default -> throw new IllegalArgumentException("no request is decided by " + logged.event());
        };
    }

    private static Outgoing modification(Modification it, Standing standing,
            Function<Bic, Envelope> envelopes) {
        return write(envelopes.apply(it.sender()), it.messageId(), "camt.007.001.08", "UETR " + it.original(),
                standing);
    }

    static Outgoing write(Envelope envelope, String original, String definition, String about,
            Standing standing) {
        return envelope.outgoing(out -> {
            out.open("Rct").open("MsgHdr").text("MsgId", envelope.messageId())
                    .time("CreDtTm", envelope.timeMillis()).close("MsgHdr");
            out.open("RctDtls").open("OrgnlMsgId").text("MsgId", original)
                    .text("MsgNmId", definition).close("OrgnlMsgId");
            handling(out, standing.status(), about);
            for (String text : standing.texts()) {
                handling(out, standing.code().isEmpty() ? standing.status() : standing.code(), text);
            }
            out.close("RctDtls").close("Rct");
        });
    }

    private static void handling(Markup out, String code, String description) {
        out.open("ReqHdlg").text("StsCd", code).text("Desc", Markup.cut(description, LONGEST_DESCRIPTION))
                .close("ReqHdlg");
    }
}
