package org.steelyard.gateway;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.steelyard.money.AccountId;
import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;

/** Messages as banks write them. All banks and people in them are invented. */
final class Letters {

    private static final AtomicLong NUMBERS = new AtomicLong();

    private Letters() {
    }

    static Uetr uetr() {
        return Uetr.of(UUID.randomUUID().toString());
    }

    static String id() {
        return "T" + NUMBERS.incrementAndGet();
    }

    /** A bank payment (pacs.009). */
    static String payment(Bic from, Bic to, String amount, Uetr uetr) {
        return payment(from, to, amount, uetr, id());
    }

    static String payment(Bic from, Bic to, String amount, Uetr uetr, String id) {
        return envelope(from, id, "pacs.009.001.08", """
                <FICdtTrf><GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-11-25T10:00:00+08:00</CreDtTm>\
                <NbOfTxs>1</NbOfTxs><SttlmInf><SttlmMtd>CLRG</SttlmMtd></SttlmInf></GrpHdr><CdtTrfTxInf>\
                <PmtId><InstrId>%s</InstrId><EndToEndId>E%s</EndToEndId><UETR>%s</UETR></PmtId>\
                <IntrBkSttlmAmt Ccy="CNY">%s</IntrBkSttlmAmt><IntrBkSttlmDt>2026-11-25</IntrBkSttlmDt>\
                <InstgAgt>%s</InstgAgt><InstdAgt>%s</InstdAgt><Dbtr>%s</Dbtr><Cdtr>%s</Cdtr>\
                </CdtTrfTxInf></FICdtTrf>""".formatted(id, id, id, uetr, amount, bank(from), bank(to),
                bank(from), bank(to)));
    }

    /** A bank payment that is owed in a cycle. */
    static String obligation(Bic from, Bic to, String amount, String cycle, Uetr uetr) {
        return payment(from, to, amount, uetr).replace("<SttlmMtd>CLRG</SttlmMtd>",
                "<SttlmMtd>CLRG</SttlmMtd><ClrSys><Prtry>" + cycle + "</Prtry></ClrSys>");
    }

    /** A customer payment (pacs.008) by a person or firm of this name. */
    static String customerPayment(Bic from, Bic to, String amount, String debtor, Uetr uetr) {
        String id = id();
        return envelope(from, id, "pacs.008.001.08",
                """
                <FIToFICstmrCdtTrf><GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-11-25T10:00:00+08:00</CreDtTm>\
                <NbOfTxs>1</NbOfTxs><SttlmInf><SttlmMtd>CLRG</SttlmMtd></SttlmInf></GrpHdr><CdtTrfTxInf>\
                <PmtId><InstrId>%s</InstrId><EndToEndId>E%s</EndToEndId><UETR>%s</UETR></PmtId>\
                <IntrBkSttlmAmt Ccy="CNY">%s</IntrBkSttlmAmt><IntrBkSttlmDt>2026-11-25</IntrBkSttlmDt>\
                <ChrgBr>SHAR</ChrgBr><InstgAgt>%s</InstgAgt><InstdAgt>%s</InstdAgt>\
                <Dbtr><Nm>%s</Nm><PstlAdr><TwnNm>Guangzhou</TwnNm><Ctry>CN</Ctry></PstlAdr></Dbtr>\
                <DbtrAcct><Id><Othr><Id>10012345678</Id></Othr></Id></DbtrAcct><DbtrAgt>%s</DbtrAgt>\
                <CdtrAgt>%s</CdtrAgt><Cdtr><Nm>Birch Toys (invented)</Nm>\
                <PstlAdr><TwnNm>Tver</TwnNm><Ctry>RU</Ctry></PstlAdr></Cdtr>\
                <CdtrAcct><Id><Othr><Id>40702810000000000001</Id></Othr></Id></CdtrAcct>\
                </CdtTrfTxInf></FIToFICstmrCdtTrf>""".formatted(id, id, id, uetr, amount, bank(from),
                        bank(to),
                        debtor, bank(from), bank(to)));
    }

    /** Money of the settlement agent for a bank (camt.050). */
    static String liquidity(Bic agent, Bic bank, String currency, String amount) {
        String id = id();
        return envelope(agent, id, "camt.050.001.05",
                """
                <LqdtyCdtTrf><MsgHdr><MsgId>%s</MsgId><CreDtTm>2026-11-25T10:00:00+08:00</CreDtTm></MsgHdr>\
                <LqdtyCdtTrf><LqdtyTrfId><EndToEndId>E%s</EndToEndId><UETR>%s</UETR></LqdtyTrfId>\
                <Cdtr>%s</Cdtr><TrfdAmt><AmtWthCcy Ccy="%s">%s</AmtWthCcy></TrfdAmt><Dbtr>%s</Dbtr>\
                <SttlmDt>2026-11-25</SttlmDt></LqdtyCdtTrf></LqdtyCdtTrf>""".formatted(id, id, uetr(),
                        bank(bank),
                        currency, amount, bank(agent)));
    }

    /** A wish to take a payment back (camt.056). */
    static String cancellation(Bic from, Uetr original, String originalMessageId) {
        String id = id();
        return envelope(from, id, "camt.056.001.08", """
                <FIToFIPmtCxlReq><Assgnmt><Id>%s</Id><Assgnr><Agt>%s</Agt></Assgnr><Assgne><Agt>%s</Agt></Assgne>\
                <CreDtTm>2026-11-25T10:00:00+08:00</CreDtTm></Assgnmt><Undrlyg><TxInf><OrgnlGrpInf>\
                <OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pacs.009.001.08</OrgnlMsgNmId></OrgnlGrpInf>\
                <OrgnlUETR>%s</OrgnlUETR><CxlRsnInf><Rsn><Cd>CUST</Cd></Rsn></CxlRsnInf></TxInf></Undrlyg>\
                </FIToFIPmtCxlReq>""".formatted(id, bank(from), bank(House.SYSTEM), originalMessageId,
                original));
    }

    /** A wish to have a payment stand before all others of its class (camt.007). */
    static String toFront(Bic from, Uetr original) {
        String id = id();
        return envelope(from, id, "camt.007.001.08", """
                <ModfyTx><MsgHdr><MsgId>%s</MsgId><CreDtTm>2026-11-25T10:00:00+08:00</CreDtTm></MsgHdr>\
                <Mod><PmtId><PrtryId>%s</PrtryId></PmtId><NewPmtValSet><Prty><Prtry>FRONT</Prtry></Prty>\
                </NewPmtValSet></Mod></ModfyTx>""".formatted(id, original));
    }

    /** The wish for a bilateral limit for today (camt.011). */
    static String bilateralLimit(Bic from, AccountId account, Bic counterparty, String amount) {
        String id = id();
        return envelope(from, id, "camt.011.001.07", """
                <ModfyLmt><MsgHdr><MsgId>%s</MsgId><CreDtTm>2026-11-25T10:00:00+08:00</CreDtTm></MsgHdr>\
                <LmtDtls><LmtId><Cur><BilLmtCtrPtyId>%s</BilLmtCtrPtyId><Tp><Cd>BILI</Cd></Tp>\
                <AcctId><Othr><Id>%s</Id></Othr></AcctId></Cur></LmtId><NewLmtValSet><Amt>\
                <AmtWthCcy Ccy="%s">%s</AmtWthCcy></Amt></NewLmtValSet></LmtDtls></ModfyLmt>"""
                .formatted(id, bank(counterparty), account, account.currency(), amount));
    }

    /** The question for one's own limits (camt.009). */
    static String limits(Bic from) {
        String id = id();
        return envelope(from, id, "camt.009.001.07", "<GetLmt><MsgHdr><MsgId>" + id
                + "</MsgId><CreDtTm>2026-11-25T10:00:00+08:00</CreDtTm></MsgHdr></GetLmt>");
    }

    /** The wish to have no bilateral limit (camt.012). */
    static String noBilateralLimit(Bic from, AccountId account, Bic counterparty) {
        String id = id();
        return envelope(from, id, "camt.012.001.07", """
                <DelLmt><MsgHdr><MsgId>%s</MsgId><CreDtTm>2026-11-25T10:00:00+08:00</CreDtTm></MsgHdr>\
                <LmtDtls><CurLmtId><BilLmtCtrPtyId>%s</BilLmtCtrPtyId><Tp><Cd>BILI</Cd></Tp>\
                <AcctId><Othr><Id>%s</Id></Othr></AcctId></CurLmtId></LmtDtls></DelLmt>"""
                .formatted(id, bank(counterparty), account));
    }

    /** The question what of one's own waits (camt.005). */
    static String whatWaits(Bic from) {
        String id = id();
        return envelope(from, id, "camt.005.001.08", "<GetTx><MsgHdr><MsgId>" + id
                + "</MsgId><CreDtTm>2026-11-25T10:00:00+08:00</CreDtTm></MsgHdr></GetTx>");
    }

    /** The wish for a statement (camt.060). */
    static String statementRequest(Bic from, Bic owner, String currency, String date) {
        return statementRequest("camt.052.001.08", from, owner, currency, date);
    }

    /** The wish for this kind of report (camt.060). */
    static String statementRequest(String report, Bic from, Bic owner, String currency, String date) {
        String id = id();
        return envelope(from, id, "camt.060.001.05",
                """
                <AcctRptgReq><GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-11-25T10:00:00+08:00</CreDtTm></GrpHdr>\
                <RptgReq><ReqdMsgNmId>%s</ReqdMsgNmId><Acct><Id><Othr><Id>%s</Id></Othr></Id>\
                <Ccy>%s</Ccy></Acct><AcctOwnr><Agt>%s</Agt></AcctOwnr><RptgPrd><FrToDt><FrDt>%s</FrDt>\
                <ToDt>%s</ToDt></FrToDt><Tp>ALLL</Tp></RptgPrd></RptgReq></AcctRptgReq>""".formatted(id,
                        report, owner,
                        currency, bank(owner), date, date));
    }

    /** Whether the system is there (admi.004). */
    static String ping(Bic from) {
        return envelope(from, id(), "admi.004.001.02", "<SysEvtNtfctn><EvtInf><EvtCd>PING</EvtCd>"
                + "<EvtTm>2026-11-25T10:00:00+08:00</EvtTm></EvtInf></SysEvtNtfctn>");
    }

    static String envelope(Bic from, String id, String definition, String document) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <BusinessMessage xmlns="urn:steelyard:message:1">\
                <AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.02"><Fr><FIId>%s</FIId></Fr>\
                <To><FIId>%s</FIId></To><BizMsgIdr>%s</BizMsgIdr><MsgDefIdr>%s</MsgDefIdr>\
                <BizSvc>steelyard.rtgs.01</BizSvc><CreDt>2026-11-25T10:00:00+08:00</CreDt></AppHdr>\
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:%s">%s</Document></BusinessMessage>
                """.formatted(bank(from), bank(House.SYSTEM), id, definition, definition, document);
    }

    private static String bank(Bic bic) {
        return "<FinInstnId><BICFI>" + bic + "</BICFI></FinInstnId>";
    }
}
