package org.steelyard.iso20022;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.steelyard.money.Uetr;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.References;

/** pacs.008 and pacs.009: rules 110 to 128, 135 and 139, and the instruction. */
final class CreditTransfer {

    private CreditTransfer() {
    }

    static Instruction of(Message message, Rulebook rulebook) throws BreachException {
        Part body = message.body();
        Part transaction = body.need("CdtTrfTxInf");
        Optional<Part> underlying = transaction.at("UndrlygCstmrCdtTrf");
        boolean isCustomers = body.name().equals("FIToFICstmrCdtTrf");
        Settled.checkOneTransaction(body.need("GrpHdr"));
        Settled.Money money = Settled.money(transaction.need("IntrBkSttlmAmt"), message, rulebook);
        Charges.check(transaction, "IntrBkSttlmAmt", "InstdAmt");
        Chain chain = Chain.of(transaction);
        if (isCustomers) {
            traceable(transaction);
        } else if (underlying.isPresent()) {
            traceable(underlying.get());
        }
        cover(message, transaction);
        Condition condition = condition(message, transaction, money, rulebook);
        Kind kind = Kind.BANK_PAYMENT;
        if (isCustomers) {
            kind = Kind.CUSTOMER_PAYMENT;
        } else if (underlying.isPresent()) {
            kind = Kind.COVER_PAYMENT;
        }
        Part ids = transaction.need("PmtId");
        References references = new References(message.header().from(), message.header().messageId(),
                ids.need("InstrId").text(), ids.need("EndToEndId").text(), Uetr.of(ids.need("UETR").text()));
        LocalDate valueDate = Values.day(transaction.need("IntrBkSttlmDt"));
        return new Instruction(references, kind, List.of(money.leg(chain.payer(), chain.payee())), condition,
                Settled.priority(transaction), valueDate, SettlementTimes.of(transaction, valueDate),
                purpose(transaction), message.digest());
    }

    private static Condition condition(Message message, Part transaction, Settled.Money money,
            Rulebook rulebook) throws BreachException {
        Optional<Condition.Versus> versus = PvpSide.of(transaction, money.amount(), message, rulebook);
        if (versus.isPresent()) {
            CycleMark.absent(message.body(), "this is a side of a PVP");
            return versus.get();
        }
        return CycleMark.of(message.body()).<Condition>map(in -> in).orElse(Condition.NONE);
    }

    /** FATF Recommendation 16: who pays and who is paid can be found. A bank with a BIC always can. */
    private static void traceable(Part transaction) throws BreachException {
        Part debtor = transaction.need("Dbtr");
        if (!transaction.has("DbtrAcct") && !debtor.has("PstlAdr") && !debtor.has("Id")) {
            throw new BreachException(Rule.DEBTOR_UNTRACEABLE, debtor.toString(),
                    "no DbtrAcct, PstlAdr or Id is given");
        }
        Part creditor = transaction.need("Cdtr");
        if (!transaction.has("CdtrAcct") && Bics.of(creditor).isEmpty()) {
            throw new BreachException(Rule.CREDITOR_UNTRACEABLE, creditor.toString(), "no CdtrAcct is given");
        }
    }

    private static void cover(Message message, Part transaction) throws BreachException {
        boolean isCover = message.service().equals(Envelope.COVER);
        boolean covers = transaction.has("UndrlygCstmrCdtTrf");
        if (isCover && !covers) {
            throw new BreachException(Rule.COVER_WITHOUT_UNDERLYING, transaction.toString(),
                    "no UndrlygCstmrCdtTrf is given");
        }
        if (covers && !isCover) {
            throw new BreachException(Rule.UNDERLYING_WITHOUT_COVER, "AppHdr/BizSvc",
                    "found " + message.service());
        }
    }

    private static Purpose purpose(Part transaction) {
        return transaction.at("Purp", "Cd").flatMap(code -> Codes.purpose("purpose", code.text()))
                .or(() -> transaction.at("PmtTpInf", "CtgyPurp", "Cd")
                        .flatMap(code -> Codes.purpose("category-purpose", code.text())))
                .orElse(Purpose.TRANSFER);
    }
}
