package org.steelyard.iso20022;

import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.References;

/** camt.025.001.05: where a liquidity transfer stands. */
final class Receipt {

    static final String DEFINITION = "camt.025.001.05";
    private static final int LONGEST_DESCRIPTION = 140;

    private Receipt() {
    }

    static Outgoing write(Envelope envelope, Instruction instruction, Standing standing) {
        References references = instruction.references();
        return envelope.outgoing(out -> {
            out.open("Rct").open("MsgHdr").text("MsgId", envelope.messageId())
                    .time("CreDtTm", envelope.timeMillis()).close("MsgHdr");
            out.open("RctDtls").open("OrgnlMsgId").text("MsgId", references.messageId())
                    .text("MsgNmId", StatusReport.definitionOf(instruction.kind())).close("OrgnlMsgId");
            handling(out, standing.status(), "UETR " + references.uetr());
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
