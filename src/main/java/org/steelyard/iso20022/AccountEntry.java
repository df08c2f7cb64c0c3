package org.steelyard.iso20022;

import java.time.LocalDate;

import org.steelyard.money.AccountId;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.References;
import org.steelyard.settlement.Statement;

/** An account and its entries, as camt.053.001.08 and camt.054.001.08 both have them. */
final class AccountEntry {

    private AccountEntry() {
    }

    /** The account with its owner and the settlement agent that keeps it. */
    static void account(Markup out, AccountId account) {
        out.open("Acct");
        out.within(account.toString(), "Id", "Othr", "Id");
        out.text("Ccy", account.currency().code());
        out.within(account.holder().toString(), "Ownr", "Id", "OrgId", "AnyBIC");
        out.institution("Svcr", account.ledger().agent());
        out.close("Acct");
    }

    /** One entry, booked with finality. */
    static void entry(Markup out, Statement.Line line, LocalDate valueDate, String information) {
        Entry entry = line.entry();
        boolean isCredit = isCredit(entry);
        out.open("Ntry").number("NtryRef", entry.number()).size("Amt", entry.amount());
        out.text("CdtDbtInd", isCredit ? "CRDT" : "DBIT");
        out.within("BOOK", "Sts", "Cd");
        out.within(Markup.time(line.timeMillis()), "BookgDt", "DtTm");
        out.within(valueDate.toString(), "ValDt", "Dt");
        out.open("BkTxCd").open("Domn").text("Cd", "PMNT").open("Fmly");
        out.text("Cd", isCredit ? "RCDT" : "ICDT").text("SubFmlyCd", subFamily(line.kind()));
        out.close("Fmly").close("Domn").close("BkTxCd");
        out.open("NtryDtls").open("TxDtls");
        references(out, line.references());
        out.open("RltdAgts").institution(isCredit ? "DbtrAgt" : "CdtrAgt", line.counterparty())
                .close("RltdAgts");
        out.close("TxDtls").close("NtryDtls");
        out.text("AddtlNtryInf", information);
        out.close("Ntry");
    }

    /**
     * The references by which the banks know the instruction. A return goes by the UETR of the payment that
     * it returns, along the whole chain; the one that the engine knows it by stands in no message.
     */
    static References known(Instruction instruction) {
        References own = instruction.references();
        return instruction.condition() instanceof Condition.ReturnOf returning
                ? new References(own.sender(), own.messageId(), own.instructionId(), own.endToEndId(),
                        returning.original())
                : own;
    }

    /** Whether the entry adds to the account. */
    static boolean isCredit(Entry entry) {
        return entry.amount().minor() >= 0;
    }

    private static void references(Markup out, References references) {
        out.open("Refs").text("MsgId", references.messageId());
        out.textIfAny("InstrId", references.instructionId());
        out.textIfAny("EndToEndId", references.endToEndId());
        out.text("UETR", references.uetr().toString()).close("Refs");
    }

    /** ExternalBankTransactionSubFamily1Code. */
    private static String subFamily(Kind kind) {
        return switch (kind) {
            case CUSTOMER_PAYMENT -> "XBCT";
            case BANK_PAYMENT, COVER_PAYMENT, NET_SETTLEMENT -> "FICT";
            case RETURN -> "RRTN";
            case LIQUIDITY_TRANSFER -> "BOOK";
        };
    }
}
