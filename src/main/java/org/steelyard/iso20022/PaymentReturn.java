package org.steelyard.iso20022;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.References;

/** pacs.004: money comes back as a new instruction that names the first by its UETR. */
final class PaymentReturn {

    private PaymentReturn() {
    }

    static Instruction of(Message message, Rulebook rulebook) throws BreachException {
        Part body = message.body();
        Part transaction = body.need("TxInf");
        Settled.checkOneTransaction(body.need("GrpHdr"));
        CycleMark.absent(body, "this is a return");
        Settled.Money money = Settled.money(transaction.need("RtrdIntrBkSttlmAmt"), message, rulebook);
        Charges.check(transaction, "RtrdIntrBkSttlmAmt", "RtrdInstdAmt");
        Chain chain = Chain.ofReturn(transaction.need("RtrChain"));
        atMostOriginal(transaction);
        Optional<Part> original = transaction.at("OrgnlGrpInf", "OrgnlMsgNmId");
        if (original.isPresent()) {
            Originals.check(original.get(), Originals.RETURNABLE);
        }
        String returnId = transaction.need("RtrId").text();
        References references = new References(message.header().from(), message.header().messageId(),
                returnId,
                transaction.at("OrgnlEndToEndId").map(Part::text).orElse("NOTPROVIDED"),
                uetr(message.header().from(), returnId));
        return new Instruction(references, Kind.RETURN, List.of(money.leg(chain.payer(), chain.payee())),
                new Condition.ReturnOf(Uetr.of(transaction.need("OrgnlUETR").text())),
                Settled.priority(transaction), Values.day(transaction.need("IntrBkSttlmDt")),
                Purpose.TRANSFER,
                message.digest());
    }

    /**
     * A pacs.004.001.09 has no UETR of its own, and the engine's must be unique. It follows from who returns
     * and the return's identification, so that the same return sent again has the same.
     */
    static Uetr uetr(Bic sender, String returnId) {
        Digest digest = Digest.of(Sha256.of(("pacs.004 " + sender + " " + returnId)
                .getBytes(StandardCharsets.UTF_8)));
        return Uetr.fromBits(digest.first(), digest.second());
    }

    private static void atMostOriginal(Part transaction) throws BreachException {
        Part returned = transaction.need("RtrdIntrBkSttlmAmt");
        Optional<Part> original = transaction.at("OrgnlIntrBkSttlmAmt");
        if (original.isPresent() && (!original.get().currency().equals(returned.currency())
                || new BigDecimal(returned.text()).compareTo(new BigDecimal(original.get().text())) > 0)) {
            throw new BreachException(Rule.RETURN_EXCEEDS_ORIGINAL, returned.toString(), "returned "
                    + returned.currency() + " " + returned.text() + " of " + original.get().currency() + " "
                    + original.get().text());
        }
    }
}
