package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.mx.AppHdr;
import com.prowidesoftware.swift.model.mx.MxCamt05000105;
import com.prowidesoftware.swift.model.mx.MxCamt05600108;
import com.prowidesoftware.swift.model.mx.MxPacs00400109;
import com.prowidesoftware.swift.model.mx.MxPacs00800108;
import com.prowidesoftware.swift.model.mx.MxPacs00900108;
import com.prowidesoftware.swift.model.mx.dic.ActiveCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction36;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction39;
import com.prowidesoftware.swift.model.mx.dic.LiquidityCreditTransfer2;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransaction106;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransaction112;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Leg;

/** Prowide's reader, which others wrote, finds the same banks, amounts, days and references as ours. */
final class OtherReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"pacs.009", "pacs.009-cov", "pvp-cny-side", "pvp-rub-side"})
    void bank_payments(String name) {
        CreditTransferTransaction36 theirs = MxPacs00900108.parse(Sample.of(name).xml()).getFICdtTrf()
                .getCdtTrfTxInf().getFirst();
        Instruction ours = ours(name);

        assertThat(ours.references().instructionId()).isEqualTo(theirs.getPmtId().getInstrId());
        assertThat(ours.references().endToEndId()).isEqualTo(theirs.getPmtId().getEndToEndId());
        assertThat(ours.references().uetr()).hasToString(theirs.getPmtId().getUETR());
        assertThat(ours.valueDate()).isEqualTo(theirs.getIntrBkSttlmDt());
        isLeg(ours, theirs.getIntrBkSttlmAmt(), theirs.getDbtr().getFinInstnId().getBICFI(),
                theirs.getCdtr().getFinInstnId().getBICFI());
    }

    @Test
    void customers_payments() {
        CreditTransferTransaction39 theirs = MxPacs00800108.parse(Sample.of("pacs.008").xml())
                .getFIToFICstmrCdtTrf()
                .getCdtTrfTxInf().getFirst();
        Instruction ours = ours("pacs.008");

        assertThat(ours.references().uetr()).hasToString(theirs.getPmtId().getUETR());
        assertThat(ours.valueDate()).isEqualTo(theirs.getIntrBkSttlmDt());
        isLeg(ours, theirs.getIntrBkSttlmAmt(), theirs.getDbtrAgt().getFinInstnId().getBICFI(),
                theirs.getCdtrAgt().getFinInstnId().getBICFI());
    }

    @Test
    void returns() {
        PaymentTransaction112 theirs = MxPacs00400109.parse(Sample.of("pacs.004").xml()).getPmtRtr()
                .getTxInf()
                .getFirst();
        Instruction ours = ours("pacs.004");

        assertThat(ours.references().instructionId()).isEqualTo(theirs.getRtrId());
        assertThat(ours.condition().toString()).contains(theirs.getOrgnlUETR());
        isLeg(ours, theirs.getRtrdIntrBkSttlmAmt(),
                theirs.getRtrChain().getDbtr().getAgt().getFinInstnId().getBICFI(),
                theirs.getRtrChain().getCdtr().getAgt().getFinInstnId().getBICFI());
    }

    @Test
    void liquidity_transfers() {
        LiquidityCreditTransfer2 theirs = MxCamt05000105.parse(Sample.of("camt.050").xml()).getLqdtyCdtTrf()
                .getLqdtyCdtTrf();
        Instruction ours = ours("camt.050");

        assertThat(ours.references().endToEndId()).isEqualTo(theirs.getLqdtyTrfId().getEndToEndId());
        assertThat(ours.valueDate()).isEqualTo(theirs.getSttlmDt());
        isLeg(ours, theirs.getTrfdAmt().getAmtWthCcy(), theirs.getDbtr().getFinInstnId().getBICFI(),
                theirs.getCdtr().getFinInstnId().getBICFI());
    }

    @Test
    void cancellations() {
        PaymentTransaction106 theirs = MxCamt05600108.parse(Sample.of("camt.056").xml()).getFIToFIPmtCxlReq()
                .getUndrlyg().getFirst().getTxInf().getFirst();
        Cancellation ours = ((Content.CancellationRequest) Sample.of("camt.056").accepted().content())
                .cancellation();

        assertThat(ours.original()).hasToString(theirs.getOrgnlUETR());
        assertThat(ours.reasonCode()).isEqualTo(theirs.getCxlRsnInf().getFirst().getRsn().getCd());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pacs.009", "pvp-rub-side"})
    void headers(String name) {
        AppHdr theirs = MxPacs00900108.parse(Sample.of(name).xml()).getAppHdr();
        Header ours = Sample.of(name).accepted().header();

        assertThat(ours.from()).hasToString(theirs.from());
        assertThat(ours.to()).hasToString(theirs.to());
        assertThat(ours.messageId()).isEqualTo(theirs.reference());
        assertThat(ours.definition()).isEqualTo(theirs.messageName());
    }

    private static Instruction ours(String name) {
        return ((Content.Payment) Sample.of(name).accepted().content()).instruction();
    }

    private static void isLeg(Instruction ours, ActiveCurrencyAndAmount amount, String payer, String payee) {
        Leg leg = ours.legs().getFirst();
        assertThat(leg.amount().currency()).hasToString(amount.getCcy());
        assertThat(leg.amount().decimal()).isEqualTo(amount.getValue().toPlainString());
        assertThat(leg.payer()).hasToString(payer);
        assertThat(leg.payee()).hasToString(payee);
    }
}
