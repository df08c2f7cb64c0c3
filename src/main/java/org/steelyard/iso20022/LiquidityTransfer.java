package org.steelyard.iso20022;

import java.util.List;

import org.steelyard.money.Uetr;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.References;

/** camt.050: money of the settlement agent onto its ledger or off it. */
final class LiquidityTransfer {

    private LiquidityTransfer() {
    }

    static Instruction of(Message message, Rulebook rulebook) throws BreachException {
        Part transfer = message.body().need("LqdtyCdtTrf");
        Settled.Money money = Settled.money(transfer.need("TrfdAmt", "AmtWthCcy"), message, rulebook);
        Part ids = transfer.need("LqdtyTrfId");
        References references = new References(message.header().from(), message.header().messageId(),
                ids.at("InstrId").map(Part::text).orElse(""), ids.need("EndToEndId").text(),
                Uetr.of(ids.need("UETR").text()));
        return new Instruction(references, Kind.LIQUIDITY_TRANSFER,
                List.of(money.leg(Bics.needed(transfer.need("Dbtr")), Bics.needed(transfer.need("Cdtr")))),
                Condition.NONE, Priority.HIGHLY_URGENT, Values.day(transfer.need("SttlmDt")),
                Purpose.TRANSFER, message.digest());
    }
}
