package org.steelyard.iso20022;

import java.time.LocalDate;
import java.util.Optional;

import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Cancellation;

/** What a message asks, by the message definition; with rules 129 and on. */
final class Contents {

    private Contents() {
    }

    /** The content of a message whose values, header and parties have passed. */
    static Content of(Message message, Rulebook rulebook) throws BreachException {
        return switch (message.definition()) {
            case "pacs.008.001.08", "pacs.009.001.08" ->
                new Content.Payment(CreditTransfer.of(message, rulebook));
            case "pacs.004.001.09" -> new Content.Payment(PaymentReturn.of(message, rulebook));
            case "camt.050.001.05" -> new Content.Payment(LiquidityTransfer.of(message, rulebook));
            case "camt.056.001.08" -> cancellation(message);
            case "camt.005.001.08" -> QueueRequests.enquiry(message);
            case "camt.009.001.07" -> new Content.LimitEnquiry();
            case "camt.046.001.05" -> new Content.ReservationEnquiry();
            case "camt.011.001.07" -> LimitRequests.limit(message);
            case "camt.012.001.07" -> LimitRequests.withoutLimit(message);
            case "camt.048.001.05" -> LimitRequests.reservation(message);
            case "camt.049.001.05" -> LimitRequests.withoutReservation(message);
            case "camt.007.001.08" -> new Content.ModificationRequest(QueueRequests.modification(message));
            case "camt.060.001.05" -> statement(message, rulebook);
            case "admi.004.001.02" -> ping(message);
            default -> new Content.ForBanks();
        };
    }

    private static Content cancellation(Message message) throws BreachException {
        Part transaction = message.body().need("Undrlyg", "TxInf");
        Part named = transaction.need("OrgnlGrpInf", "OrgnlMsgNmId");
        Originals.check(named, Originals.CANCELLABLE);
        Uetr original = Uetr.of(transaction.need("OrgnlUETR").text());
        if (named.text().equals("pacs.004.001.09")) {
            String returnId = transaction.at("OrgnlInstrId").map(Part::text)
                    .orElseThrow(() -> new BreachException(Rule.RETURN_UNNAMED, transaction.toString(),
                            "no OrgnlInstrId stands here"));
            original = PaymentReturn.uetr(message.header().from(), returnId);
        }
        return new Content.CancellationRequest(new Cancellation(message.header().from(),
                message.header().messageId(), original,
                transaction.need("CxlRsnInf", "Rsn", "Cd").text()));
    }

    private static Content statement(Message message, Rulebook rulebook) throws BreachException {
        Part request = message.body().need("RptgReq");
        Bic holder = Bics.needed(request.need("AcctOwnr"));
        Part account = request.need("Acct");
        Part period = request.need("RptgPrd", "FrToDt");
        LocalDate from = Values.day(period.need("FrDt"));
        Optional<Currency> currency = account.at("Ccy").map(Part::text).map(Currency::of);
        if (currency.isPresent() && rulebook.ledger(currency.get(), message.header().to()).isEmpty()) {
            throw new BreachException(Rule.CURRENCY_NOT_SETTLED, account.need("Ccy").toString(),
                    "no ledger of " + currency.get() + " is kept here");
        }
        if (!from.equals(Values.day(period.need("ToDt")))) {
            throw new BreachException(Rule.REPORT_OF_SEVERAL_DAYS, period.toString(),
                    "from " + from + " to " + period.need("ToDt").text());
        }
        // The profile's schema has let only numbers through.
        int page = request.at("RptgSeq", "EQSeq").map(Part::text).map(Integer::parseInt).orElse(1);
        return new Content.StatementRequest(Report.of(request.need("ReqdMsgNmId").text()), holder,
                currency.orElseThrow(() -> new BreachException(Rule.REPORT_CURRENCY_MISSING,
                        account.toString(), "no Ccy stands here")),
                from, page);
    }

    private static Content ping(Message message) throws BreachException {
        Part code = message.body().need("EvtInf", "EvtCd");
        if (!code.text().equals("PING")) {
            throw new BreachException(Rule.EVENT_UNKNOWN, code.toString(), "found " + code.text());
        }
        return new Content.Ping();
    }
}
