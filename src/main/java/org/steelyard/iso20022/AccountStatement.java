package org.steelyard.iso20022;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.steelyard.money.Amount;
import org.steelyard.settlement.Statement;
import org.steelyard.settlement.StatementPage;

/** Pages of camt.053.001.08, camt.052.001.08 and camt.054.001.08: an account over one business day. */
final class AccountStatement {

    /** Whether the page was sent before. */
    enum Copy {
        FIRST,
        AGAIN
    }

    /** ExternalBalanceSubType1Code: carried forward from one page to the next. */
    private static final String CARRIED = "INTM";

    private AccountStatement() {
    }

    static Outgoing write(Envelope envelope, Report report, StatementPage page, Copy copy) {
        return envelope.outgoing(out -> {
            String top = switch (report) {
                case INTERIM -> "BkToCstmrAcctRpt";
                case STATEMENT -> "BkToCstmrStmt";
                case ENTRIES -> "BkToCstmrDbtCdtNtfctn";
            };
            String body = switch (report) {
                case INTERIM -> "Rpt";
                case STATEMENT -> "Stmt";
                case ENTRIES -> "Ntfctn";
            };
            out.open(top).open("GrpHdr").text("MsgId", envelope.messageId())
                    .time("CreDtTm", envelope.timeMillis()).close("GrpHdr");
            out.open(body).text("Id", envelope.messageId());
            out.open(body + "Pgntn").number("PgNb", page.number())
                    .text("LastPgInd", Boolean.toString(page.isLast())).close(body + "Pgntn");
            if (report == Report.STATEMENT) {
                out.number("ElctrncSeqNb", page.sequence());
            }
            out.time("CreDtTm", envelope.timeMillis());
            if (copy == Copy.AGAIN) {
                out.text("CpyDplctInd", "DUPL");
            }
            AccountEntry.account(out, page.part().account());
            if (report != Report.ENTRIES) {
                balances(out, page);
            }
            summary(out, page.part().lines());
            for (Statement.Line line : page.part().lines()) {
                AccountEntry.entry(out, line, page.part().date(),
                        "balance after it: " + line.entry().balance());
            }
            out.close(body).close(top);
        });
    }

    /**
     * The balance before the page's entries, then the one after them. What is carried from page to page is
     * an interim balance of the subtype INTM (ISO 20022 external code sets, balance type and subtype); so is,
     * without that subtype, where an account stands while its day goes on.
     */
    private static void balances(Markup out, StatementPage page) {
        Statement part = page.part();
        boolean isFirst = page.number() == 1;
        balance(out, isFirst ? "OPBD" : "ITBD", isFirst ? "" : CARRIED, part.opening(), part.date());
        boolean isEnd = page.isLast() && page.isClosed();
        balance(out, isEnd ? "CLBD" : "ITBD", page.isLast() ? "" : CARRIED, part.closing(), part.date());
    }

    private static void balance(Markup out, String type, String subtype, Amount balance, LocalDate date) {
        out.open("Bal").open("Tp").within(type, "CdOrPrtry", "Cd");
        if (!subtype.isEmpty()) {
            out.within(subtype, "SubTp", "Cd");
        }
        out.close("Tp").size("Amt", balance).text("CdtDbtInd", balance.minor() >= 0 ? "CRDT" : "DBIT");
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
