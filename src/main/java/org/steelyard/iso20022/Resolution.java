package org.steelyard.iso20022;

import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Reason;

/** camt.029.001.09: what came of the wish to take an instruction back. */
final class Resolution {

    static final String DEFINITION = "camt.029.001.09";

    private Resolution() {
    }

    /** It was taken back. */
    static Outgoing cancelled(Envelope envelope, Cancellation cancellation, Instruction instruction) {
        return envelope.outgoing(out -> {
            begin(out, envelope, cancellation, "CNCL");
            StatusReport.original(out, instruction);
            out.text("TxCxlSts", "ACCR");
            end(out);
        });
    }

    /** It could not be. Why a held instruction stays where it is, is not told: nobody is tipped off. */
    static Outgoing refused(Envelope envelope, Cancellation cancellation, Reason reason) {
        return envelope.outgoing(out -> {
            begin(out, envelope, cancellation, "RJCR");
            out.text("OrgnlUETR", cancellation.original().toString());
            out.text("TxCxlSts", "RJCR");
            out.open("CxlStsRsnInf");
            boolean isTold = Standing.mayBeTold(reason) && !reason.code().isEmpty();
            out.within((isTold ? reason : Reason.CANCEL_HELD).code(), "Rsn", "Cd");
            Lines.write(out, "AddtlInf", isTold ? Standing.said(reason, "") : Reason.CANCEL_HELD.text());
            out.close("CxlStsRsnInf");
            end(out);
        });
    }

    private static void begin(Markup out, Envelope envelope, Cancellation cancellation, String status) {
        out.open("RsltnOfInvstgtn").open("Assgnmt").text("Id", envelope.messageId());
        out.institution("Assgnr", "Agt", envelope.from());
        out.institution("Assgne", "Agt", envelope.to());
        out.time("CreDtTm", envelope.timeMillis()).close("Assgnmt");
        if (!cancellation.messageId().isEmpty()) {
            out.open("RslvdCase").text("Id", cancellation.messageId());
            out.institution("Cretr", "Agt", cancellation.sender()).close("RslvdCase");
        }
        out.within(status, "Sts", "Conf");
        out.open("CxlDtls").open("TxInfAndSts");
    }

    private static void end(Markup out) {
        out.close("TxInfAndSts").close("CxlDtls").close("RsltnOfInvstgtn");
    }
}
