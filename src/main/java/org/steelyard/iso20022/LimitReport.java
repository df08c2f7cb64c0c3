package org.steelyard.iso20022;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.steelyard.money.Amount;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.LimitInForce;

/** camt.010.001.08 and camt.047.001.06: limits or reservations of a bank's accounts, as they were set. */
final class LimitReport {

    static final String LIMITS = "camt.010.001.08";
    static final String RESERVATIONS = "camt.047.001.06";
    /** How many of either validity a report has room for. */
    static final int MOST = 500;

    private LimitReport() {
    }

    static Outgoing limits(Envelope envelope, Header enquiry, List<LimitInForce> all) {
        List<LimitInForce> found = all.stream()
                .filter(each -> !(each.limit() instanceof Limit.Reservation)).limit(MOST).toList();
        return envelope.outgoing(out -> {
            begin(out, "RtrLmt", envelope, enquiry);
            if (found.isEmpty()) {
                nothing(out);
            } else {
                out.open("BizRpt");
                found.forEach(each -> limit(out, "CurLmt", each, LimitInForce::today));
                found.forEach(each -> limit(out, "DfltLmt", each, LimitInForce::standing));
                out.close("BizRpt");
            }
            out.close("RptOrErr").close("RtrLmt");
        });
    }

    static Outgoing reservations(Envelope envelope, Header enquiry, List<LimitInForce> all) {
        List<LimitInForce> found = all.stream()
                .filter(each -> each.limit() instanceof Limit.Reservation).limit(MOST).toList();
        return envelope.outgoing(out -> {
            begin(out, "RtrRsvatn", envelope, enquiry);
            if (found.isEmpty()) {
                nothing(out);
            } else {
                out.open("BizRpt");
                found.forEach(each -> reservation(out, "CurRsvatn", each, LimitInForce::today));
                found.forEach(each -> reservation(out, "DfltRsvatn", each, LimitInForce::standing));
                out.close("BizRpt");
            }
            out.close("RptOrErr").close("RtrRsvatn");
        });
    }

    private static void begin(Markup out, String element, Envelope envelope, Header enquiry) {
        out.open(element).open("MsgHdr").text("MsgId", envelope.messageId())
                .time("CreDtTm", envelope.timeMillis());
        out.open("OrgnlBizQry").text("MsgId", enquiry.messageId()).text("MsgNmId", enquiry.definition())
                .close("OrgnlBizQry").close("MsgHdr").open("RptOrErr");
    }

    private static void nothing(Markup out) {
        out.open("OprlErr").within("NOTHING_FOUND", "Err", "Prtry")
                .text("Desc", "none is set on any account of yours").close("OprlErr");
    }

    private static void limit(Markup out, String element, LimitInForce each,
            Function<LimitInForce, Optional<Amount>> size) {
        size.apply(each).ifPresent(amount -> {
            out.open(element);
            BankRequests.limitId(out, "LmtId", each.limit());
            out.open("LmtOrErr").open("Lmt").open("Amt").size("AmtWthCcy", amount);
            out.close("Amt").close("Lmt").close("LmtOrErr").close(element);
        });
    }

    private static void reservation(Markup out, String element, LimitInForce each,
            Function<LimitInForce, Optional<Amount>> size) {
        size.apply(each).ifPresent(amount -> {
            out.open(element);
            BankRequests.limitId(out, "RsvatnId", each.limit());
            out.open("RsvatnOrErr").open("Rsvatn").open("Amt").size("AmtWthCcy", amount);
            out.close("Amt").close("Rsvatn").close("RsvatnOrErr").close(element);
        });
    }
}
