package org.steelyard.iso20022;

import java.util.List;

import org.steelyard.money.AccountId;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Statement;

/** camt.054.001.08: money has come to an account, or a net settlement has moved it. */
final class Advice {

    static final String DEFINITION = "camt.054.001.08";

    private Advice() {
    }

    /**
     * Tells of one settled instruction's entries on one account.
     *
     * @param finality when and where in the log it settled
     */
    static Outgoing write(Envelope envelope, AccountId account, List<Statement.Line> entries,
            Instruction instruction, String finality) {
        return envelope.outgoing(out -> {
            out.open("BkToCstmrDbtCdtNtfctn").open("GrpHdr").text("MsgId", envelope.messageId())
                    .time("CreDtTm", envelope.timeMillis()).close("GrpHdr");
            out.open("Ntfctn").text("Id", envelope.messageId());
            AccountEntry.account(out, account);
            for (Statement.Line entry : entries) {
                AccountEntry.entry(out, entry, instruction.valueDate(), finality);
            }
            out.close("Ntfctn").close("BkToCstmrDbtCdtNtfctn");
        });
    }
}
