package org.steelyard.iso20022;

import org.steelyard.money.Uetr;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.References;

/** pacs.002.001.10: where a payment or a return stands. */
final class StatusReport {

    static final String DEFINITION = "pacs.002.001.10";

    private StatusReport() {
    }

    /** @param settledMillis when it settled (epoch milliseconds); counts only for a payment that has */
    static Outgoing write(Envelope envelope, long number, Instruction instruction, Standing standing,
            long settledMillis) {
        return envelope.outgoing(out -> {
            out.open("FIToFIPmtStsRpt").open("GrpHdr");
            out.text("MsgId", envelope.messageId()).time("CreDtTm", envelope.timeMillis());
            out.institution("InstgAgt", envelope.from()).institution("InstdAgt", envelope.to());
            out.close("GrpHdr").open("TxInfAndSts");
            original(out, instruction);
            out.text("TxSts", standing.status());
            reason(out, standing);
            if (standing.status().equals("ACSC")) {
                out.within(Markup.time(settledMillis), "FctvIntrBkSttlmDt", "DtTm");
            }
            if (number > 0) {
                out.number("ClrSysRef", number);
            }
            out.close("TxInfAndSts").close("FIToFIPmtStsRpt");
        });
    }

    /** The message that brings instructions of this kind. */
    static String definitionOf(Kind kind) {
        return switch (kind) {
            case CUSTOMER_PAYMENT -> "pacs.008.001.08";
            case BANK_PAYMENT, COVER_PAYMENT, NET_SETTLEMENT -> "pacs.009.001.08";
            case RETURN -> "pacs.004.001.09";
            case LIQUIDITY_TRANSFER -> "camt.050.001.05";
        };
    }

    /** The references by which the sender knows its message, in the order of the pacs and camt messages. */
    static void original(Markup out, Instruction instruction) {
        References references = instruction.references();
        // The engine's own UETR of a return is not in its message; the original's is, and it is the one that
        // goes along the whole chain.
        Uetr uetr = instruction.condition() instanceof Condition.ReturnOf returned
                ? returned.original()
                : references.uetr();
        original(out, references, instruction.kind(), uetr);
    }

    /** The same, the UETR said apart. */
    static void original(Markup out, References references, Kind kind, Uetr uetr) {
        out.open("OrgnlGrpInf").text("OrgnlMsgId", references.messageId())
                .text("OrgnlMsgNmId", definitionOf(kind)).close("OrgnlGrpInf");
        out.textIfAny("OrgnlInstrId", references.instructionId());
        out.textIfAny("OrgnlEndToEndId", references.endToEndId());
        out.text("OrgnlUETR", uetr.toString());
    }

    private static void reason(Markup out, Standing standing) {
        if (standing.code().isEmpty() && standing.texts().isEmpty()) {
            return;
        }
        out.open("StsRsnInf");
        if (!standing.code().isEmpty()) {
            out.within(standing.code(), "Rsn", "Cd");
        }
        standing.texts().forEach(text -> Lines.write(out, "AddtlInf", text));
        out.close("StsRsnInf");
    }
}
