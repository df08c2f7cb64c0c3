package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule is broken by a row: one change to a right message, the rule that it breaks, and the place. */
final class RuleTest {

    private static final String TX8 = "Document/FIToFICstmrCdtTrf/CdtTrfTxInf";
    private static final String TX9 = "Document/FICdtTrf/CdtTrfTxInf";
    private static final String DEBTOR_ACCOUNT = "<DbtrAcct><Id><Othr><Id>6200118000451</Id></Othr></Id>"
            + "</DbtrAcct>";

    /** A change that breaks a rule. */
    record Row(Rule rule, Sample changed, String place) {
        @Override
        public String toString() {
            return rule + " at " + place;
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_change_breaks_its_rule_at_its_place(Row row) {
        Reading reading = row.changed.read();

        switch (reading) {
            case Reading.Refused refused -> {
                assertThat(refused.rule()).as(refused.toString()).isEqualTo(row.rule);
                assertThat(refused.place()).isEqualTo(row.place);
                assertThat(refused.text()).isNotBlank();
                assertThat(refused.header().messageId()).startsWith("ZZ");
            }
            case Reading.Unreadable unreadable -> {
                assertThat(unreadable.rule()).as(unreadable.toString()).isEqualTo(row.rule);
                assertThat(unreadable.place()).isEqualTo(row.place);
                assertThat(unreadable.text()).isNotBlank();
            }
            case Reading.Accepted accepted ->
                throw new AssertionError("accepted: " + row + " " + accepted.header());
        }
    }

    @Test
    void every_rule_has_a_row_here_or_among_the_hostile_bytes() {
        Set<Rule> tested = EnumSet.copyOf(HostileBytesTest.RULES);
        rows().forEach(row -> tested.add(row.rule));
        // The gateway knows who has authenticated itself, and asks the books for statements.
        tested.addAll(Set.of(Rule.SENDER_NOT_AUTHENTICATED, Rule.STATEMENT_UNKNOWN,
                Rule.STATEMENT_NOT_READY));
        assertThat(Rule.values()).allMatch(tested::contains);
    }

    @Test
    void no_number_of_a_rule_is_used_twice() {
        Set<Integer> numbers = new HashSet<>();
        assertThat(Rule.values()).allMatch(rule -> numbers.add(rule.number()));
        assertThat(Arrays.stream(Rule.values()).map(Rule::number)).isSorted();
    }

    static List<Row> rows() {
        return Stream
                .of(structure(), values(), identifiers(), header(), parties(), payments(),
                        ConditionRows.sidesOfPvp(),
                        ConditionRows.cycles(), requests())
                .flatMap(List::stream).toList();
    }

    private static List<Row> structure() {
        Sample bank = Sample.of("pacs.009");
        return List.of(row(Rule.DEFINITION_DIFFERS, bank.with("<MsgDefIdr>pacs.009", "<MsgDefIdr>pacs.008"),
                "AppHdr/MsgDefIdr"),
                row(Rule.STRUCTURE, bank.with("<SttlmPrty>NORM", "<SttlmPrty>FAST"), TX9 + "/SttlmPrty"),
                row(Rule.STRUCTURE, bank.without("IntrBkSttlmDt"), TX9 + "/SttlmPrty"),
                row(Rule.STRUCTURE, bank.with("<Purp>", "<Prps>A</Prps><Purp>"), TX9 + "/Prps"),
                row(Rule.STRUCTURE, bank.with(">CLRG<", ">INDA<"),
                        "Document/FICdtTrf/GrpHdr/SttlmInf/SttlmMtd"),
                row(Rule.STRUCTURE, bank.with("</CdtTrfTxInf>", "</CdtTrfTxInf><CdtTrfTxInf/>"),
                        "Document/FICdtTrf/CdtTrfTxInf"),
                row(Rule.STRUCTURE, bank.with("<Purp>", "words <Purp>"), TX9),
                row(Rule.STRUCTURE, bank.with("<BizSvc>", "<MktPrctc/><BizSvc>"), "AppHdr/MktPrctc"),
                row(Rule.STRUCTURE, bank.with("<Purp>", "<Purp lang='en'>"), TX9 + "/Purp/@"),
                row(Rule.STRUCTURE,
                        bank.with("<Purp>", "<Purp xmlns:i='http://www.w3.org/2001/XMLSchema-instance'"
                                + " i:nil='true'>"),
                        TX9 + "/Purp/@nil"));
    }

    private static List<Row> values() {
        Sample customer = Sample.of("pacs.008");
        String words = "Samovars, contract";
        String ustrd = TX8 + "/RmtInf/Ustrd";
        return List.of(row(Rule.CHARACTER_NOT_ALLOWED, customer.with(words, "Samo\u200Bvars"), ustrd),
                row(Rule.CHARACTER_NOT_ALLOWED, customer.with(words, "Samo\tvars"), ustrd),
                row(Rule.CHARACTER_NOT_ALLOWED, customer.with(words, "Samo\u202Evars"), ustrd),
                row(Rule.CHARACTER_NOT_ALLOWED, customer.with(words, "Samo\u00A0vars"), ustrd),
                row(Rule.CHARACTER_NOT_ALLOWED, customer.with("Delta Porcelain", "Delta \uE000"),
                        TX8 + "/Dbtr/Nm"),
                row(Rule.TEXT_BLANK, customer.with("Kiln Street", "   "), TX8 + "/Dbtr/PstlAdr/StrtNm"),
                row(Rule.DATE_IMPOSSIBLE, day(customer, "2026-02-30"), TX8 + "/IntrBkSttlmDt"),
                row(Rule.DATE_IMPOSSIBLE, day(customer, "2026-13-01"), TX8 + "/IntrBkSttlmDt"),
                row(Rule.DATE_IMPOSSIBLE, day(customer, "2026-11-25Z"), TX8 + "/IntrBkSttlmDt"),
                row(Rule.DATE_IMPOSSIBLE, day(customer, "0000-01-01"), TX8 + "/IntrBkSttlmDt"),
                row(Rule.DATE_IMPOSSIBLE, day(customer, "soon"), TX8 + "/IntrBkSttlmDt"),
                row(Rule.TIME_IMPOSSIBLE, customer.with("<CreDtTm>2026-11-25T09", "<CreDtTm>2026-11-25T25"),
                        "Document/FIToFICstmrCdtTrf/GrpHdr/CreDtTm"),
                row(Rule.TIME_IMPOSSIBLE,
                        customer.with("<CreDt>2026-11-25T09:30:00+08:00", "<CreDt>2026-11-25T09:30:00"),
                        "AppHdr/CreDt"),
                row(Rule.HOUR_IMPOSSIBLE, wishing(customer, "<FrTm>14:30:00</FrTm>"),
                        TX8 + "/SttlmTmReq/FrTm"),
                row(Rule.HOUR_IMPOSSIBLE, wishing(customer, "<TillTm>24:00:00Z</TillTm>"),
                        TX8 + "/SttlmTmReq/TillTm"),
                row(Rule.HOUR_IMPOSSIBLE, wishing(customer, "<RjctTm>14:30:00+14:30</RjctTm>"),
                        TX8 + "/SttlmTmReq/RjctTm"),
                row(Rule.HOUR_IMPOSSIBLE, wishing(customer, "<RjctTm>soon</RjctTm>"),
                        TX8 + "/SttlmTmReq/RjctTm"),
                row(Rule.NUMBER_INVALID, customer.with(">48200.00</IntrBk", ">-5</IntrBk"),
                        TX8 + "/IntrBkSttlmAmt"),
                row(Rule.NUMBER_INVALID, customer.with(">48200.00</IntrBk", ">+5</IntrBk"),
                        TX8 + "/IntrBkSttlmAmt"),
                row(Rule.NUMBER_INVALID, customer.with(">48200.00</IntrBk", ">1e3</IntrBk"),
                        TX8 + "/IntrBkSttlmAmt"),
                row(Rule.CURRENCY_UNKNOWN, customer.with("Ccy=\"CNY\"", "Ccy=\"ZZZ\""),
                        TX8 + "/IntrBkSttlmAmt/@Ccy"),
                row(Rule.CURRENCY_UNKNOWN, customer.with("Ccy=\"CNY\"", "Ccy=\"DEM\""),
                        TX8 + "/IntrBkSttlmAmt/@Ccy"),
                row(Rule.CURRENCY_NOT_MONEY, customer.with("Ccy=\"CNY\"", "Ccy=\"XAU\""),
                        TX8 + "/IntrBkSttlmAmt/@Ccy"),
                row(Rule.TOO_MANY_DECIMALS, customer.with(">48200.00</IntrBk", ">48200.001</IntrBk"),
                        TX8 + "/IntrBkSttlmAmt"),
                row(Rule.TOO_MANY_DECIMALS,
                        Sample.of("pacs.009").with("Ccy=\"CNY\">250000.00", "Ccy=\"JPY\">250000.0"),
                        TX9 + "/IntrBkSttlmAmt"));
    }

    private static List<Row> identifiers() {
        Sample customer = Sample.of("pacs.008");
        return List.of(row(Rule.UETR_INVALID, customer.with("7a562c67-ca16-48ba", "7A562C67-ca16-48ba"),
                TX8 + "/PmtId/UETR"),
                row(Rule.UETR_INVALID, customer.with("7a562c67-ca16-48ba", "7a562c67-ca16-18ba"),
                        TX8 + "/PmtId/UETR"),
                row(Rule.BIC_INVALID, customer.with("<BICFI>ZZVORUM0<", "<BICFI>ZZVORUM<"),
                        TX8 + "/CdtrAgt/FinInstnId/BICFI"),
                row(Rule.COUNTRY_UNKNOWN, customer.with("<BICFI>ZZVORUM0<", "<BICFI>ZZVOZZM0<"),
                        TX8 + "/CdtrAgt/FinInstnId/BICFI"),
                row(Rule.IBAN_INVALID, account(customer, "<IBAN>DE89370400440532013001</IBAN>"),
                        TX8 + "/DbtrAcct/Id/IBAN"),
                row(Rule.IBAN_INVALID, account(customer, "<IBAN>nothing</IBAN>"), TX8 + "/DbtrAcct/Id/IBAN"),
                row(Rule.COUNTRY_UNKNOWN, account(customer, "<IBAN>ZZ89370400440532013000</IBAN>"),
                        TX8 + "/DbtrAcct/Id/IBAN"),
                row(Rule.LEI_INVALID, customer.with("<BICFI>ZZVORUM0</BICFI>",
                        "<BICFI>ZZVORUM0</BICFI><LEI>ZZINVENTEDBANK000199</LEI>"),
                        TX8 + "/CdtrAgt/FinInstnId/LEI"),
                row(Rule.COUNTRY_UNKNOWN, customer.with("<Ctry>RU<", "<Ctry>ZZ<"),
                        TX8 + "/Cdtr/PstlAdr/Ctry"),
                row(Rule.REFERENCE_CHARACTERS, customer.with("<InstrId>HD-0003<", "<InstrId>HD_0003<"),
                        TX8 + "/PmtId/InstrId"),
                row(Rule.REFERENCE_SLASHES, customer.with("<InstrId>HD-0003<", "<InstrId>/HD0003<"),
                        TX8 + "/PmtId/InstrId"),
                row(Rule.REFERENCE_SLASHES, customer.with("<InstrId>HD-0003<", "<InstrId>HD//0003<"),
                        TX8 + "/PmtId/InstrId"),
                row(Rule.CODE_UNKNOWN, customer.with("<Cd>GDDS<", "<Cd>WARE<"), TX8 + "/Purp/Cd"),
                row(Rule.CODE_UNKNOWN, Sample.of("camt.056").with("<Cd>CUST<", "<Cd>OOPS<"),
                        "Document/FIToFIPmtCxlReq/Undrlyg/TxInf/CxlRsnInf/Rsn/Cd"),
                row(Rule.CODE_UNKNOWN, Sample.of("pacs.004").with("<Cd>AM09<", "<Cd>OOPS<"),
                        "Document/PmtRtr/TxInf/RtrRsnInf/Rsn/Cd"),
                row(Rule.NAME_MEANINGLESS, debtor(customer, "Unknown"), TX8 + "/Dbtr/Nm"),
                row(Rule.NAME_MEANINGLESS, debtor(customer, "ONE OF OUR CUSTOMERS"), TX8 + "/Dbtr/Nm"),
                row(Rule.NAME_MEANINGLESS, debtor(customer, "..."), TX8 + "/Dbtr/Nm"),
                row(Rule.NAME_MEANINGLESS, debtor(customer, "xxxx"), TX8 + "/Dbtr/Nm"),
                row(Rule.NAME_MEANINGLESS, debtor(customer, "12345"), TX8 + "/Dbtr/Nm"));
    }

    private static List<Row> header() {
        Sample bank = Sample.of("pacs.009");
        Sample fromSystem = Sample.of("admi.004").with("admi.004.001.02", "admi.002.001.01")
                .without("SysEvtNtfctn")
                .with("</Document>", "<admi.002.001.01><RltdRef><Ref>A</Ref></RltdRef><Rsn><RjctgPtyRsn>A"
                        + "</RjctgPtyRsn></Rsn></admi.002.001.01></Document>");
        return List.of(
                row(Rule.MESSAGE_ID_DIFFERS, bank.with("<MsgId>ZZHD", "<MsgId>ZZBI"), "AppHdr/BizMsgIdr"),
                row(Rule.MESSAGE_ID_DIFFERS, Sample.of("camt.056").with("<Id>ZZHD", "<Id>ZZBI"),
                        "AppHdr/BizMsgIdr"),
                row(Rule.FROM_NOT_INSTRUCTING,
                        bank.with("<InstgAgt><FinInstnId><BICFI>ZZHD", "<InstgAgt><FinInstnId><BICFI>ZZBI"),
                        TX9 + "/InstgAgt"),
                row(Rule.FROM_NOT_INSTRUCTING, Sample.of("camt.050").with("<Dbtr><FinInstnId><BICFI>ZZYA",
                        "<Dbtr><FinInstnId><BICFI>ZZRA"), "Document/LqdtyCdtTrf/LqdtyCdtTrf/Dbtr"),
                row(Rule.FROM_NOT_INSTRUCTING,
                        Sample.of("camt.060").with("<AcctOwnr><Agt><FinInstnId><BICFI>ZZHD",
                                "<AcctOwnr><Agt><FinInstnId><BICFI>ZZBI"),
                        "Document/AcctRptgReq/RptgReq/AcctOwnr/Agt"),
                row(Rule.TO_NOT_SYSTEM, bank.with("ZZSYHKH0", "ZZOTHKH0"), "AppHdr/To"),
                row(Rule.FROM_NOT_SYSTEM, fromSystem, "AppHdr/Fr"),
                row(Rule.BUSINESS_SERVICE_UNKNOWN, bank.with("steelyard.rtgs.01", "other.rtgs.01"),
                        "AppHdr/BizSvc"),
                row(Rule.PRIORITY_DIFFERS, Sample.of("pacs.008").with("</CreDt>", "</CreDt><Prty>HIGH</Prty>")
                        .with("<PmtTpInf>", "<PmtTpInf><InstrPrty>NORM</InstrPrty>"), "AppHdr/Prty"));
    }

    private static List<Row> parties() {
        Sample customer = Sample.of("pacs.008");
        String bank = "<UltmtDbtr><Nm>Somebody Invented</Nm></UltmtDbtr><Dbtr>";
        Sample addressed = customer.with(
                "<StrtNm>Kiln Street</StrtNm><BldgNb>8</BldgNb><TwnNm>Foshan</TwnNm><Ctry>CN</Ctry>",
                "<AdrLine>Kiln Street 8</AdrLine>");
        return List.of(
                row(Rule.AGENT_UNIDENTIFIED, previous(customer, "<LEI>529900T8BM49AURSDO55</LEI>"),
                        TX8 + "/PrvsInstgAgt1/FinInstnId"),
                row(Rule.AGENT_NAME_WITHOUT_ADDRESS,
                        previous(customer, "<BICFI>ZZOTHKH0</BICFI><Nm>Other Bank</Nm>"),
                        TX8 + "/PrvsInstgAgt1/FinInstnId"),
                row(Rule.PARTY_NAMED_TWICE, customer.with("</PstlAdr>\n        </Cdtr>",
                        "</PstlAdr><Id><OrgId><AnyBIC>ZZVORUM0</AnyBIC></OrgId></Id></Cdtr>"), TX8 + "/Cdtr"),
                row(Rule.PARTY_UNNAMED, customer.with("<Nm>Volga Samovar Trading (invented)</Nm>", ""),
                        TX8 + "/Cdtr"),
                row(Rule.PARTY_UNNAMED, customer.with("<Dbtr>", bank.replace("<Nm>Somebody Invented</Nm>",
                        "<CtryOfRes>CN</CtryOfRes>")), TX8 + "/UltmtDbtr"),
                row(Rule.ADDRESS_UNSTRUCTURED, addressed, TX8 + "/Dbtr/PstlAdr"),
                row(Rule.ADDRESS_UNSTRUCTURED, customer.with("<Ctry>RU</Ctry>", ""), TX8 + "/Cdtr/PstlAdr"),
                row(Rule.ADDRESS_LINES_TOO_MANY,
                        customer.with("<Ctry>RU</Ctry>", "<Ctry>RU</Ctry><AdrLine>One</AdrLine>"
                                + "<AdrLine>Two</AdrLine><AdrLine>Three</AdrLine>"),
                        TX8 + "/Cdtr/PstlAdr"),
                row(Rule.REMITTANCE_MIXED, customer.with("</Ustrd>", "</Ustrd><Strd/>").with("<Strd/>",
                        "<Strd><AddtlRmtInf>More</AddtlRmtInf></Strd>"), TX8 + "/RmtInf"),
                row(Rule.REMITTANCE_TOO_LONG,
                        customer.without("Ustrd").with("<RmtInf>", "<RmtInf>" + ("<Strd>"
                                + ("<RfrdDocInf><Tp><CdOrPrtry><Prtry>" + "T".repeat(35)
                                        + "</Prtry></CdOrPrtry><Issr>"
                                        + "I".repeat(35) + "</Issr></Tp><Nb>" + "N".repeat(35)
                                        + "</Nb></RfrdDocInf>").repeat(10)
                                + "</Strd>").repeat(10)),
                        TX8 + "/RmtInf"),
                row(Rule.INSTRUCTION_CODES_CONFLICT, customer.with("<Purp>", "<InstrForCdtrAgt><Cd>PHOB</Cd>"
                        + "</InstrForCdtrAgt><InstrForCdtrAgt><Cd>TELB</Cd></InstrForCdtrAgt><Purp>"),
                        TX8 + "/InstrForCdtrAgt[2]"));
    }

    private static List<Row> payments() {
        Sample bank = Sample.of("pacs.009");
        Sample customer = Sample.of("pacs.008");
        String charge = "<ChrgsInf><Amt Ccy='CNY'>1.00</Amt><Agt><FinInstnId><BICFI>ZZHDCNB0</BICFI>"
                + "</FinInstnId></Agt></ChrgsInf>";
        return List.of(
                row(Rule.NOT_ONE_TRANSACTION, bank.with("<NbOfTxs>1<", "<NbOfTxs>2<"),
                        "Document/FICdtTrf/GrpHdr/NbOfTxs"),
                row(Rule.AMOUNT_NOT_POSITIVE, bank.with(">250000.00<", ">0.00<"), TX9 + "/IntrBkSttlmAmt"),
                row(Rule.AMOUNT_TOO_LARGE, bank.with(">250000.00<", ">90000000000000.01<"),
                        TX9 + "/IntrBkSttlmAmt"),
                row(Rule.CURRENCY_NOT_SETTLED, bank.with("Ccy=\"CNY\"", "Ccy=\"EUR\""),
                        TX9 + "/IntrBkSttlmAmt/@Ccy"),
                row(Rule.EXCHANGE_RATE_MISSING,
                        customer.with("<InstdAmt Ccy=\"CNY\">", "<InstdAmt Ccy=\"RUB\">"), TX8),
                row(Rule.EXCHANGE_RATE_WITHOUT_EXCHANGE,
                        customer.with("</InstdAmt>", "</InstdAmt><XchgRate>2</XchgRate>"),
                        TX8 + "/XchgRate"),
                row(Rule.CHARGES_MISSING, customer.with(">48200.00</InstdAmt>", ">48201.00</InstdAmt>"), TX8),
                row(Rule.CHARGES_OF_DEBTOR_REPEATED,
                        customer.with("<ChrgBr>SHAR</ChrgBr>", "<ChrgBr>DEBT</ChrgBr>" + charge
                                + charge),
                        TX8),
                row(Rule.CHARGES_OF_CREDITOR_MISSING, customer.with("<ChrgBr>SHAR<", "<ChrgBr>CRED<"), TX8),
                row(Rule.CHAIN_BROKEN,
                        bank.with("<InstgAgt>", "<PrvsInstgAgt2><FinInstnId><BICFI>ZZOTHKH0</BICFI>"
                                + "</FinInstnId></PrvsInstgAgt2><InstgAgt>"),
                        TX9 + "/PrvsInstgAgt2"),
                row(Rule.CHAIN_BROKEN,
                        bank.with("</InstgAgt>", "</InstgAgt><IntrmyAgt1><FinInstnId><BICFI>ZZOTHKH0</BICFI>"
                                + "</FinInstnId></IntrmyAgt1>"),
                        TX9),
                row(Rule.BANK_WITHOUT_BIC,
                        customer.with("<BICFI>ZZVORUM0</BICFI>", "<Nm>Volga Bend Bank (invented)</Nm>"
                                + "<PstlAdr><TwnNm>Tver</TwnNm><Ctry>RU</Ctry></PstlAdr>"),
                        TX8 + "/CdtrAgt"),
                row(Rule.DEBTOR_UNTRACEABLE, customer.with(DEBTOR_ACCOUNT, "").without("PstlAdr"),
                        TX8 + "/Dbtr"),
                row(Rule.CREDITOR_UNTRACEABLE, customer.without("CdtrAcct"), TX8 + "/Cdtr"),
                row(Rule.CREDITOR_UNTRACEABLE, Sample.of("pacs.009-cov").without("CdtrAcct"),
                        TX9 + "/UndrlygCstmrCdtTrf/Cdtr"),
                row(Rule.COVER_WITHOUT_UNDERLYING, Sample.of("pacs.009-cov").without("UndrlygCstmrCdtTrf"),
                        TX9),
                row(Rule.TIMES_OUT_OF_ORDER,
                        wishing(customer, "<FrTm>14:30:00+08:00</FrTm><RjctTm>06:29:00Z</RjctTm>"),
                        TX8 + "/SttlmTmReq"),
                row(Rule.TIMES_OUT_OF_ORDER,
                        wishing(customer, "<TillTm>14:30:00+08:00</TillTm><FrTm>15:00:00+08:00</FrTm>"),
                        TX8 + "/SttlmTmReq"),
                row(Rule.UNDERLYING_WITHOUT_COVER, Sample.of("pacs.009-cov").with("rtgs.cov.01", "rtgs.01"),
                        "AppHdr/BizSvc"));
    }

    private static List<Row> requests() {
        Sample returned = Sample.of("pacs.004");
        Sample statement = Sample.of("camt.060");
        String request = "Document/AcctRptgReq/RptgReq";
        Sample modification = Sample.of("camt.007");
        String values = "Document/ModfyTx/Mod/NewPmtValSet";
        Sample limit = Sample.of("camt.011");
        String limitId = "Document/ModfyLmt/LmtDtls/LmtId/Cur";
        return List.of(
                row(Rule.RETURN_EXCEEDS_ORIGINAL,
                        returned.with("\">250000.00</RtrdIntr", "\">250000.01</RtrdIntr"),
                        "Document/PmtRtr/TxInf/RtrdIntrBkSttlmAmt"),
                row(Rule.RETURN_EXCEEDS_ORIGINAL, returned.with("<OrgnlIntrBkSttlmAmt Ccy=\"CNY\">",
                        "<OrgnlIntrBkSttlmAmt Ccy=\"RUB\">"), "Document/PmtRtr/TxInf/RtrdIntrBkSttlmAmt"),
                row(Rule.ORIGINAL_TYPE_UNKNOWN,
                        returned.with("<OrgnlMsgNmId>pacs.009", "<OrgnlMsgNmId>pacs.010"),
                        "Document/PmtRtr/TxInf/OrgnlGrpInf/OrgnlMsgNmId"),
                row(Rule.ORIGINAL_TYPE_UNKNOWN, Sample.of("camt.056").with("<OrgnlMsgNmId>pacs.008",
                        "<OrgnlMsgNmId>pacs.010"),
                        "Document/FIToFIPmtCxlReq/Undrlyg/TxInf/OrgnlGrpInf/OrgnlMsgNmId"),
                row(Rule.RETURN_UNNAMED,
                        Sample.of("camt.056").with("Id>pacs.008.001.08", "Id>pacs.004.001.09")
                                .without("OrgnlInstrId"),
                        "Document/FIToFIPmtCxlReq/Undrlyg/TxInf"),
                row(Rule.CURRENCY_NOT_SETTLED, statement.with("<Ccy>CNY<", "<Ccy>EUR<"),
                        request + "/Acct/Ccy"),
                row(Rule.ACCOUNT_NOT_OWN, limit.with(":ZZHDCNB0<", ":ZZBIRUM0<"),
                        limitId + "/AcctId/Othr/Id"),
                row(Rule.ACCOUNT_NOT_OWN, limit.with("CNY:ZZYACNB0:ZZHDCNB0", "my account"),
                        limitId + "/AcctId/Othr/Id"),
                row(Rule.ACCOUNT_NOT_OWN, Sample.of("camt.049").with(":ZZHDCNB0<", ":ZZBIRUM0<"),
                        "Document/DelRsvatn/CurRsvatn/AcctId/Othr/Id"),
                row(Rule.LIMIT_COUNTERPARTY, limit.with(">BILI<", ">MULT<"), limitId),
                row(Rule.LIMIT_COUNTERPARTY, Sample.of("camt.012").with(">MULT<", ">BILI<"),
                        "Document/DelLmt/LmtDtls/CurLmtId"),
                row(Rule.AMOUNT_TOO_LARGE, limit.with(">2000000.00<", ">90000000000000.01<"),
                        "Document/ModfyLmt/LmtDtls/NewLmtValSet/Amt/AmtWthCcy"),
                row(Rule.TILL_WITHOUT_TIME, modification.without("PrcgVldtyTm"), values + "/Instr"),
                row(Rule.TILL_WITHOUT_TIME, modification.with("ToDtTm>", "FrDtTm>"), values + "/Instr"),
                row(Rule.UETR_INVALID, modification.with("7a562c67", "7A562C67"),
                        "Document/ModfyTx/Mod/PmtId/PrtryId"),
                row(Rule.REPORT_OF_SEVERAL_DAYS, statement.with("<ToDt>2026-11-25", "<ToDt>2026-11-26"),
                        request + "/RptgPrd/FrToDt"),
                row(Rule.REPORT_CURRENCY_MISSING, statement.with("<Ccy>CNY</Ccy>", ""), request + "/Acct"),
                row(Rule.EVENT_UNKNOWN, Sample.of("admi.004").with("PING", "STDY"),
                        "Document/SysEvtNtfctn/EvtInf/EvtCd"));
    }

    static Row row(Rule rule, Sample changed, String place) {
        return new Row(rule, changed, place);
    }

    private static Sample wishing(Sample sample, String times) {
        return sample.with("</IntrBkSttlmDt>", "</IntrBkSttlmDt><SttlmTmReq>" + times + "</SttlmTmReq>");
    }

    private static Sample day(Sample sample, String day) {
        return sample.with("<IntrBkSttlmDt>2026-11-25<", "<IntrBkSttlmDt>" + day + "<");
    }

    private static Sample debtor(Sample sample, String name) {
        return sample.with("<Nm>Delta Porcelain Works (invented)<", "<Nm>" + name + "<");
    }

    private static Sample account(Sample sample, String id) {
        return sample.with(DEBTOR_ACCOUNT, "<DbtrAcct><Id>" + id + "</Id></DbtrAcct>");
    }

    private static Sample previous(Sample sample, String bank) {
        return sample.with("<InstgAgt>",
                "<PrvsInstgAgt1><FinInstnId>" + bank + "</FinInstnId></PrvsInstgAgt1><InstgAgt>");
    }
}
