package org.steelyard.iso20022;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.steelyard.iso20022.Screenable.Kind;

/**
 * What the text of an element is: how it is checked, and how it is screened. What no line of the table knows
 * is free text and is screened as such; only what cannot hold a name is left out.
 */
enum Leaf {
    NAME(Kind.NAME, Rule.STRUCTURE),
    BIC(Kind.BIC, Rule.BIC_INVALID),
    LEI(Kind.LEI, Rule.LEI_INVALID),
    IBAN(Kind.ACCOUNT, Rule.IBAN_INVALID),
    ACCOUNT(Kind.ACCOUNT, Rule.STRUCTURE),
    COUNTRY(Kind.COUNTRY, Rule.COUNTRY_UNKNOWN),
    REFERENCE(Kind.TEXT, Rule.STRUCTURE),
    TEXT(Kind.TEXT, Rule.STRUCTURE),

    // Not screened, for the reason given.
    /** A day of the calendar. */
    DATE(Rule.DATE_IMPOSSIBLE),
    /** A moment. */
    TIME(Rule.TIME_IMPOSSIBLE),
    /** A time of day. */
    HOUR(Rule.HOUR_IMPOSSIBLE),
    /** A number with a currency. */
    AMOUNT(Rule.NUMBER_INVALID),
    /** A number. */
    NUMBER(Rule.NUMBER_INVALID),
    /** True or false. */
    FLAG(Rule.STRUCTURE),
    /** Hexadecimal digits. */
    UETR(Rule.UETR_INVALID),
    /** ISO 4217. */
    CURRENCY(Rule.CURRENCY_UNKNOWN),
    /** One of few values, or at most five capital letters and digits. */
    CODE(Rule.STRUCTURE),
    /** The name of a message definition. */
    DEFINITION(Rule.STRUCTURE);

    private static final Map<String, Leaf> BY_NAME = byName();

    private final Optional<Kind> kind;
    private final Rule rule;

    Leaf(Kind kind, Rule rule) {
        this.kind = Optional.of(kind);
        this.rule = rule;
    }

    Leaf(Rule rule) {
        kind = Optional.empty();
        this.rule = rule;
    }

    /** How it is screened; empty if it cannot hold a name. */
    Optional<Kind> kind() {
        return kind;
    }

    /** The rule that is broken when the profile schema refuses the text. */
    Rule rule() {
        return rule;
    }

    /** Whether blanks around it are part of it. */
    boolean isText() {
        return this == NAME || this == ACCOUNT || this == REFERENCE || this == TEXT;
    }

    /** What the text at this place is. */
    static Leaf of(Path path) {
        String name = path.name();
        String parent = path.above(1);
        return switch (name) {
            case "Id" -> identification(path, parent);
            // A code of free choice, long enough for a name.
            case "Cd" -> parent.equals("Dtls") ? TEXT : CODE;
            case "Tp" -> parent.equals("RptgPrd") ? CODE : TEXT;
            // The name of a cycle, by which its obligations find it.
            case "Prtry" -> parent.equals("ClrSys") ? REFERENCE : TEXT;
            case "Ref" -> parent.equals("RltdRef") ? REFERENCE : TEXT;
            default -> BY_NAME.getOrDefault(name, TEXT);
        };
    }

    private static Leaf identification(Path path, String parent) {
        if (parent.equals("Othr") && path.above(3).endsWith("Acct")) {
            return ACCOUNT;
        }
        return parent.equals("Assgnmt") || parent.equals("Case") || parent.equals("RptgReq")
                ? REFERENCE
                : TEXT;
    }

    private static Map<String, Leaf> byName() {
        Map<String, Leaf> names = new HashMap<>();
        put(names, NAME, "Nm Dept SubDept StrtNm BldgNm Flr Room TwnNm TwnLctnNm DstrctNm CtrySubDvsn AdrLine"
                + " CityOfBirth PrvcOfBirth");
        put(names, BIC, "BICFI AnyBIC");
        put(names, LEI, "LEI");
        put(names, IBAN, "IBAN");
        put(names, COUNTRY, "Ctry CtryOfRes CtryOfBirth");
        put(names, REFERENCE, "BizMsgIdr MsgId InstrId EndToEndId TxId ClrSysRef RtrId CxlId OrgnlMsgId"
                + " OrgnlInstrId OrgnlEndToEndId OrgnlTxId OrgnlClrSysRef NtryRef");
        put(names, DATE, "Dt BirthDt IntrBkSttlmDt SttlmDt RltdDt OrgnlIntrBkSttlmDt FrDt ToDt");
        put(names, TIME, "CreDt CreDtTm OrgnlCreDtTm AccptncDtTm DbtDtTm CdtDtTm DtTm EvtTm"
                + " RjctnDtTm FrDtTm ToDtTm");
        put(names, HOUR, "FrTm TillTm RjctTm");
        put(names, AMOUNT, "IntrBkSttlmAmt InstdAmt Amt DuePyblAmt CdtNoteAmt RmtdAmt AmtWthCcy"
                + " OrgnlIntrBkSttlmAmt RtrdIntrBkSttlmAmt RtrdInstdAmt CompstnAmt");
        put(names, NUMBER, "XchgRate NbOfTxs NbOfNtries Sum PgNb ElctrncSeqNb EQSeq");
        put(names, FLAG, "PssblDplct LastPgInd");
        put(names, UETR, "UETR OrgnlUETR PrtryId");
        put(names, CURRENCY, "Ccy");
        put(names, CODE,
                "BizSvc Prty SttlmMtd SttlmPrty InstrPrty ClrChanl ChrgBr DbtCdtRptgInd CdtDbtInd EvtCd"
                        + " Instr TxSts TxCxlSts Conf StsCd SubFmlyCd CpyDplctInd");
        put(names, DEFINITION, "MsgDefIdr OrgnlMsgNmId ReqdMsgNmId MsgNmId");
        return names;
    }

    private static void put(Map<String, Leaf> names, Leaf leaf, String list) {
        for (String name : list.split(" ", -1)) {
            names.put(name, leaf);
        }
    }
}
