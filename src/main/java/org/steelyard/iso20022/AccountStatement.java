package org.steelyard.iso20022;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.steelyard.money.Amount;
import org.steelyard.settlement.Statement;

/** camt.053.001.08: an account over one business day. */
final class AccountStatement {

    static final String DEFINITION = "camt.053.001.08";

    private AccountStatement() {
    }

    static Outgoing write(Envelope envelope, Statement statement) {
        return envelope.outgoing(out -> {
            out.open("BkToCstmrStmt").open("GrpHdr").text("MsgId", envelope.messageId())
                    .time("CreDtTm", envelope.timeMillis()).close("GrpHdr");
            out.open("Stmt").text("Id", envelope.messageId()).time("CreDtTm", envelope.timeMillis());
            AccountEntry.account(out, statement.account());
            balance(out, "OPBD", statement.opening(), statement.date());
            balance(out, "CLBD", statement.closing(), statement.date());
            summary(out, statement.lines());
            for (Statement.Line line : statement.lines()) {
                AccountEntry.entry(out, line, statement.date(),
                        "balance after it: " + line.entry().balance());
            }
            out.close("Stmt").close("BkToCstmrStmt");
        });
    }

    private static void balance(Markup out, String type, Amount balance, LocalDate date) {
        out.open("Bal").within(type, "Tp", "CdOrPrtry", "Cd");
        out.size("Amt", balance).text("CdtDbtInd", balance.minor() >= 0 ? "CRDT" : "DBIT");
        out.within(date.toString(), "Dt", "Dt").close("Bal");
    }

    private static void summary(Markup out, List<Statement.Line> lines) {
        out.open("TxsSummry");
        total(out, "TtlCdtNtries",
                lines.stream().filter(line -> AccountEntry.isCredit(line.entry())).toList());
        total(out, "TtlDbtNtries",
                lines.stream().filter(line -> !AccountEntry.isCredit(line.entry())).toList());
        out.close("TxsSummry");
    }

    private static void total(Markup out, String element, List<Statement.Line> lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Statement.Line line : lines) {
            sum = sum.add(new BigDecimal(Markup.unsigned(line.entry().amount())));
        }
        out.open(element).number("NbOfNtries", lines.size()).text("Sum", sum.toPlainString()).close(element);
    }
}
