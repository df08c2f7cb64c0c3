package org.steelyard.iso20022;

import java.util.List;

import org.steelyard.money.AccountId;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Statement;

/** camt.054.001.08: money has come to an account. */
final class CreditAdvice {

    static final String DEFINITION = "camt.054.001.08";

    private CreditAdvice() {
    }

    /**
     * Tells of one settled instruction's credits to one account.
     *
     * @param finality when and where in the log it settled
     */
    static Outgoing write(Envelope envelope, AccountId account, List<Statement.Line> credits,
            Instruction instruction, String finality) {
        return envelope.outgoing(out -> {
            out.open("BkToCstmrDbtCdtNtfctn").open("GrpHdr").text("MsgId", envelope.messageId())
                    .time("CreDtTm", envelope.timeMillis()).close("GrpHdr");
            out.open("Ntfctn").text("Id", envelope.messageId());
            AccountEntry.account(out, account);
            for (Statement.Line credit : credits) {
                AccountEntry.entry(out, credit, instruction.valueDate(), finality);
            }
            out.close("Ntfctn").close("BkToCstmrDbtCdtNtfctn");
        });
    }
}
