package org.steelyard.iso20022;

import java.util.List;

import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Times;
import org.steelyard.settlement.WaitingPayment;

/**
 * camt.006.001.08: what of a bank's own waits. It says of each payment no more than its pacs.002 has said:
 * what is held cannot be told from what waits its turn.
 */
final class QueueReport {

    static final String DEFINITION = "camt.006.001.08";
    /** How many payments a report has room for. */
    static final int MOST = 500;

    private QueueReport() {
    }

    /** @param found what waits; of more than {@link #MOST} the first are told, and that there are more */
    static Outgoing write(Envelope envelope, Header enquiry, List<WaitingPayment> found) {
        return envelope.outgoing(out -> {
            out.open("RtrTx").open("MsgHdr").text("MsgId", envelope.messageId())
                    .time("CreDtTm", envelope.timeMillis());
            out.open("MsgPgntn").text("PgNb", "1")
                    .text("LastPgInd", Boolean.toString(found.size() <= MOST)).close("MsgPgntn");
            out.open("OrgnlBizQry").text("MsgId", enquiry.messageId())
                    .text("MsgNmId", enquiry.definition()).close("OrgnlBizQry");
            out.close("MsgHdr").open("RptOrErr");
            if (found.isEmpty()) {
                out.open("OprlErr").within("NOTHING_FOUND", "Err", "Prtry")
                        .text("Desc", "nothing of yours that was asked for waits").close("OprlErr");
            } else {
                List<WaitingPayment> told = found.subList(0, Math.min(MOST, found.size()));
                out.open("BizRpt");
                out.open("TxsSummry").number("NbOfNtries", told.size()).close("TxsSummry");
                told.forEach(payment -> payment(out, payment));
                out.close("BizRpt");
            }
            out.close("RptOrErr").close("RtrTx");
        });
    }

    private static void payment(Markup out, WaitingPayment it) {
        out.open("TxRpt");
        // The engine's own UETR of a return is not in its message.
        if (it.kind() == Kind.RETURN) {
            out.within(it.references().instructionId(), "PmtId", "TxId");
        } else {
            out.within(it.references().uetr().toString(), "PmtId", "PrtryId");
        }
        out.open("TxOrErr").open("Tx").open("Pmt").text("MsgId", it.references().messageId());
        out.open("Sts").within(Standing.of(it.state(), it.reason()).status(), "Cd", "RTGS");
        out.open("DtTm").time("DtTm", it.sinceMillis()).close("DtTm");
        if (Standing.isTold(it.state(), it.reason())) {
            out.within(it.reason().name(), "Rsn", "Prtry");
        }
        out.close("Sts").open("IntrBkSttlmAmt").size("AmtWthCcy", it.amount()).close("IntrBkSttlmAmt");
        out.within(BankRequests.code(it.priority()), "Prty", "Cd");
        Times times = it.times();
        // The message has room for two times: of till and reject the one that ends the waiting.
        boolean isRejected = times.rejectMillis() != Times.NEVER;
        BankRequests.validity(out, times.fromMillis() == Times.AT_ONCE ? 0 : times.fromMillis(),
                isRejected
                        ? times.rejectMillis()
                        : times.tillMillis() == Times.NEVER ? 0 : times.tillMillis());
        out.date("IntrBkSttlmDt", it.valueDate()).textIfAny("EndToEndId", it.references().endToEndId());
        out.close("Pmt").close("Tx").close("TxOrErr").close("TxRpt");
    }
}
